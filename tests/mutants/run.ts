import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'

/**
 * `npm run mutants -- seal/`: changes sources one place at a time, and lists the changes that no test notices.
 *
 *     npm run mutants -- api/token-buckets.ts db/campaign/voids.ts:45-60 --tests tests/unit/api/pace.test.ts --tests tests/unit/db
 *
 * Sources are folders, files, or lines of a file. Without `--tests`, those of the same layer in `tests/unit` are run. A
 * mutant lives in this process: tests of other processes do not see it.
 */

/** Installed when it is asked for: 70 MB that nobody else needs. */
const STRYKER = ['@stryker-mutator/core@10.1.1', '@stryker-mutator/vitest-runner@10.1.1']

const { positionals: sources, values } = parseArgs({
  allowPositionals: true,
  options: { tests: { type: 'string', multiple: true } },
})

if (sources.length === 0) {
  console.error('Name what to change, such as `npm run mutants -- seal/`')
  process.exitCode = 2
} else {
  run('npm', 'install', '--no-save', '--no-audit', '--no-fund', ...STRYKER)
  const tests = values.tests ?? sources.map((path) => `tests/unit/${path.split('/')[0]}`)
  process.env.MUTANT_TESTS = tests.map((path) => under(path, 'test.ts')).join()
  const changed = sources.map((path) => under(path, 'ts')).join()
  run('npx', '--no-install', 'stryker', 'run', 'tests/mutants/stryker.config.mjs', '--mutate', changed)
}

function run(command: string, ...args: string[]): void {
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

/** Files with an ending in a folder; a file as it is. */
function under(path: string, ending: string): string {
  return /\.tsx?(:|$)/.test(path) ? path : `${path.replace(/\/$/, '')}/**/*.${ending}`
}
