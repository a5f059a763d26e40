import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { areEnginesHere } from './engines/engines-here.ts'

/** `npm test`: every test, with what the runners say, and at the end one line that adds them up. */

interface Count {
  passed: number
  failed: number
}

interface Runner {
  /** Arguments for Node. Writes a report to that file. */
  command(report: string): string[]
  env(report: string): Record<string, string>
  /** What is neither passed nor expected counts as failed: skipped, flaky and never run too. */
  count(report: string): Count
}

const PROJECT = resolve(import.meta.dirname, '..')
const require = createRequire(import.meta.url)
const cli = (name: string, file: string) => join(dirname(require.resolve(`${name}/package.json`)), file)

const vitest: Runner = {
  command: (report) => [
    cli('vitest', 'vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ],
  env: () => ({}),
  count(report) {
    const { numTotalTests, numPassedTests, testResults } = JSON.parse(report) as VitestReport
    const broken = testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.length)
    return { passed: numPassedTests, failed: numTotalTests - numPassedTests + broken.length }
  },
}

interface VitestReport {
  numTotalTests: number
  numPassedTests: number
  /** One per file; a file that cannot be loaded has failed without a single test. */
  testResults: { status: string; assertionResults: unknown[] }[]
}

/** WebKit and Firefox, with a site of their own. */
const engines: Runner = {
  ...vitest,
  command: (report) => [...vitest.command(report), '--config', 'tests/engines/vitest.config.ts'],
}

const playwright: Runner = {
  command: () => [cli('playwright', 'cli.js'), 'test', '--forbid-only', '--reporter=list,json'],
  env: (report) => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
  count(report) {
    const { stats, errors } = JSON.parse(report) as PlaywrightReport
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped + errors.length }
  },
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  /** What went wrong outside the tests. */
  errors: unknown[]
}

/** Reports, and whatever tests leave behind. */
const folder = await mkdtemp(join(tmpdir(), 'entrenous-tests-'))
let total: Count = { passed: 0, failed: 0 }
try {
  const hasEngines = process.env.CI !== undefined || areEnginesHere()
  if (!hasEngines) console.log('WebKit and Firefox are not here and stay untried: npm run test:engines installs them')
  for (const [name, runner] of Object.entries({ vitest, playwright, ...(hasEngines && { engines }) })) {
    const { passed, failed } = await run(runner, join(folder, `${name}.json`))
    total = { passed: total.passed + passed, failed: total.failed + failed }
  }
} finally {
  // A browser may still be writing its last.
  await rm(folder, { recursive: true, force: true, maxRetries: 10 })
}
if (total.failed > 0) process.exitCode = 1
console.log(`\n${total.passed} passed, ${total.failed} failed`)

/** A runner that crashes, reports nothing or runs no test has failed, whatever its report says. */
async function run({ command, env, count }: Runner, report: string): Promise<Count> {
  const code = await exitCode(command(report), env(report))
  const counted = await readFile(report, 'utf8').then(count, (error: unknown) => {
    console.error(error)
    return { passed: 0, failed: 0 }
  })
  const hasFailedUntold = counted.failed === 0 && (code !== 0 || counted.passed === 0)
  return hasFailedUntold ? { ...counted, failed: 1 } : counted
}

function exitCode(args: string[], env: Record<string, string>): Promise<number | null> {
  const child = spawn(process.execPath, args, {
    cwd: PROJECT,
    env: {
      ...process.env,
      ENV_FILE: '/dev/null',
      TMPDIR: folder,
      NODE_COMPILE_CACHE: join(folder, 'compiled'),
      ...env,
    },
    stdio: 'inherit',
  })
  return new Promise((settle) => {
    child.on('error', () => settle(null))
    child.on('close', settle)
  })
}
