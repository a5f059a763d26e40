/** What `run.ts` asks of StrykerJS; it names sources and tests. */
export default {
  testRunner: 'vitest',
  // Told by the runner which tests to run (`related`, `testFiles`), Vitest 5 finds none for what runs while a module loads.
  vitest: { configFile: 'tests/mutants/vitest.config.ts', related: false, pool: 'forks' },
  plugins: ['@stryker-mutator/vitest-runner'],
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { logTests: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: 90 },
  tempDirName: '.entrenous/mutants',
  cleanTempDir: 'always',
  ignorePatterns: ['dist', 'dist.*', '.entrenous', 'shots', 'test-results', 'tests/{e2e,engines,shots}'],
  concurrency: 2,
  timeoutMS: 20_000,
}
