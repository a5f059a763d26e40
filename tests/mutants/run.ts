import { parseArgs } from 'node:util'
import { Stryker } from '@stryker-mutator/core'

/**
 * `npm run mutants -- seal/`: changes sources one place at a time, and lists the changes that no test notices.
 *
 *     npm run mutants -- api/pace.ts db/campaign/voids.ts:45-60 --tests tests/unit/api/pace.test.ts --tests tests/unit/db
 *
 * Sources are folders, files, or lines of a file. Without `--tests`, those of the same layer in `tests/unit` are run. A
 * mutant lives in this process: tests of other processes do not see it.
 */
const { positionals: sources, values } = parseArgs({
  allowPositionals: true,
  options: { tests: { type: 'string', multiple: true } },
})

if (sources.length === 0) {
  console.error('Name what to change, such as `npm run mutants -- seal/`')
  process.exitCode = 2
} else {
  const tests = values.tests ?? sources.map((path) => `tests/unit/${path.split('/')[0]}`)
  process.env.MUTANT_TESTS = tests.map((path) => under(path, 'test.ts')).join()
  await new Stryker({
    mutate: sources.map((path) => under(path, 'ts')),
    testRunner: 'vitest',
    // Told by the runner which tests to run (`related`, `testFiles`), Vitest 5 finds none for what runs while a module loads.
    vitest: { configFile: 'tests/mutants/vitest.config.ts', related: false, pool: 'forks' },
    plugins: ['@stryker-mutator/vitest-runner'],
    reporters: ['clear-text', 'progress-append-only'],
    clearTextReporter: { logTests: false, reportTests: false },
    thresholds: { high: 95, low: 90, break: 90 },
    tempDirName: '.entrenous/mutants',
    ignorePatterns: ['dist', 'dist.*', '.entrenous', 'shots', 'test-results', 'tests/{e2e,engines,shots}'],
    concurrency: 2,
    timeoutMS: 20_000,
  }).runMutationTest()
}

/** Files with an ending in a folder; a file as it is. */
function under(path: string, ending: string): string {
  return /\.tsx?(:|$)/.test(path) ? path : `${path.replace(/\/$/, '')}/**/*.${ending}`
}
