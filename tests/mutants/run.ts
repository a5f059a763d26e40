import { relative } from 'node:path'
import { Stryker } from '@stryker-mutator/core'
import { MUTANT_TESTS } from './tests.ts'

/**
 * `npm run mutants -- seal/ [more sources] [--with tests/api/retention.test.ts …]`: changes the sources one place at a
 * time and lists the changes that no test notices. Of the tests it runs those of the same layer in `tests/unit`, and those
 * behind `--with`, as far as they import what was changed. A source may be a folder, a file or `file.ts:10-20`.
 */
const args = process.argv.slice(2)
const end = args.includes('--with') ? args.indexOf('--with') : args.length
const sources = args.slice(0, end).map((path) => relative('.', path))
const layers = new Set(sources.map((path) => path.split('/')[0]))
if (sources.length === 0) throw new Error('Name what to mutate, such as `npm run mutants -- seal/`')

const tests = [...[...layers].map((layer) => `tests/unit/${layer}/**/*.test.ts`), ...args.slice(end + 1)]
process.env[MUTANT_TESTS] = tests.join()
const stryker = new Stryker({
  mutate: sources.map((path) => (/\.tsx?(:|$)/.test(path) ? path : `${path}/**/*.ts`)),
  testRunner: 'vitest',
  // Its own way to name tests (`testFiles`, `related`) finds none for what runs while a module loads.
  vitest: { configFile: 'tests/mutants/vitest.config.ts', related: false },
  plugins: ['@stryker-mutator/vitest-runner'],
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { logTests: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: 90 },
  // The copy that is changed lies where everything does that may be deleted.
  tempDirName: '.entrenous/mutants',
  ignorePatterns: ['dist', 'dist.*', '.entrenous', 'shots', 'test-results', 'tests/{e2e,engines,shots}'],
  concurrency: 2,
  // Far above what a busy machine takes for a test that ends.
  timeoutMS: 20_000,
})
await stryker.runMutationTest()
