/** The variable in which a run hands Vitest its tests: patterns with commas between them. */
export const MUTANT_TESTS = 'ENTRENOUS_MUTANT_TESTS'
