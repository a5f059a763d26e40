import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { buildSiteOf } from './e2e/build-site.ts'
import { campaignFiles } from './e2e/campaigns.ts'
import { engineFiles } from './engines/campaigns.ts'
import { areEnginesHere } from './engines/engines-here.ts'

/**
 * `npm test`: every test, with what the runners say, and at the end the names of those that failed and one line that
 * adds them up. Three tests run at once: on two cores, one of them waits most of the time. What fails is tried once more,
 * since browsers on a busy machine stumble; what passes then is named as well.
 */

interface Count {
  passed: number
  failed: number
  /** File, test and the first words of why: who reads only the end of a log learns where to look. */
  named: string[]
  /** The same for what failed at first. It counts as passed. */
  flaky: string[]
}

interface Runner {
  /** Arguments for Node. Writes a report to that file. */
  command(report: string): string[]
  env(report: string): Record<string, string>
  /** It runs beside another, and is heard when it is over. */
  isBeside?: boolean
  /** What is neither passed nor expected counts as failed: skipped and never run too. */
  count(report: string): Count
}

/** Characters that the end of a log spends on a failed test. */
const LONGEST = 600
const PROJECT = resolve(import.meta.dirname, '..')
const require = createRequire(import.meta.url)
const cli = (name: string, file: string) => join(dirname(require.resolve(`${name}/package.json`)), file)

const vitest: Runner = {
  command: (report) => [
    cli('vitest', 'vitest.mjs'),
    'run',
    '--retry=1',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ],
  env: () => ({}),
  count(report) {
    const { numTotalTests, numPassedTests, testResults } = JSON.parse(report) as VitestReport
    const broken = testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.length)
    const namedOf = (isMeant: (test: VitestTest) => boolean) =>
      testResults.flatMap(({ name, assertionResults }) =>
        assertionResults
          .filter(isMeant)
          .map(({ status, fullName, failureMessages }) => `${name}: ${fullName}: ${failureMessages[0] ?? status}`),
      )
    return {
      passed: numPassedTests,
      failed: numTotalTests - numPassedTests + broken.length,
      named: [
        ...broken.map(({ name, message }) => `${name}: ${message}`),
        ...namedOf(({ status }) => status !== 'passed'),
      ],
      flaky: namedOf(({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0),
    }
  },
}

interface VitestReport {
  numTotalTests: number
  numPassedTests: number
  /** One per file; a file that cannot be loaded has failed without a single test. */
  testResults: {
    name: string
    status: string
    message: string
    assertionResults: VitestTest[]
  }[]
}

interface VitestTest {
  status: string
  fullName: string
  failureMessages: string[]
}

/** WebKit and Firefox. */
const engines: Runner = {
  ...vitest,
  isBeside: true,
  command: (report) => [...vitest.command(report), '--config', 'tests/engines/vitest.config.ts', '--maxWorkers=1'],
}

const playwright: Runner = {
  command: () => [cli('playwright', 'cli.js'), 'test', '--forbid-only', '--retries=1', '--reporter=list,json'],
  env: (report) => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
  count(report) {
    const { stats, errors, suites } = JSON.parse(report) as PlaywrightReport
    return {
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected + stats.skipped + errors.length,
      named: [
        ...errors.map(({ message }) => `Playwright: ${message}`),
        ...suites.flatMap((suite) => namedIn(suite, (status) => status !== 'expected' && status !== 'flaky')),
      ],
      flaky: suites.flatMap((suite) => namedIn(suite, (status) => status === 'flaky')),
    }
  },
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  /** What went wrong outside the tests. */
  errors: { message?: string }[]
  suites: PlaywrightSuite[]
}

interface PlaywrightSuite {
  suites?: PlaywrightSuite[]
  specs: {
    file: string
    title: string
    tests: { projectName: string; status: string; results: { error?: { message?: string } }[] }[]
  }[]
}

function namedIn({ suites = [], specs }: PlaywrightSuite, isMeant: (status: string) => boolean): string[] {
  return [
    ...specs.flatMap(({ file, title, tests }) =>
      tests
        .filter(({ status }) => isMeant(status))
        .map(({ projectName, status, results }) => {
          const why = results.find(({ error }) => error)?.error?.message ?? status
          return `${file} [${projectName}]: ${title}: ${why}`
        }),
    ),
    ...suites.flatMap((suite) => namedIn(suite, isMeant)),
  ]
}

/** Reports, and whatever tests leave behind. */
const folder = await mkdtemp(join(tmpdir(), 'entrenous-tests-'))
const total: Count = { passed: 0, failed: 0, named: [], flaky: [] }
let removeSite: (() => Promise<void>) | undefined
try {
  const units = run('vitest', vitest)
  // What a browser opens is built meanwhile, once for all of them.
  removeSite = await buildSite()
  if (removeSite) {
    const hasEngines = process.env.CI !== undefined || areEnginesHere()
    if (!hasEngines) console.log('WebKit and Firefox are not here and stay untried: npm run test:engines installs them')
    await Promise.all([units, hasEngines && run('engines', engines)])
    await run('playwright', playwright)
  }
  await units
} finally {
  await removeSite?.()
  // A browser may still be writing its last.
  await rm(folder, { recursive: true, force: true, maxRetries: 10 })
}
if (total.failed > 0) process.exitCode = 1
for (const name of total.flaky) console.log(`\n~ passed the second time: ${shortened(name)}`)
for (const name of total.named) console.log(`\n✗ ${shortened(name)}`)
console.log(`\n${total.passed} passed, ${total.failed} failed`)

function shortened(text: string): string {
  return stripVTControlCharacters(text).replaceAll(PROJECT, '.').slice(0, LONGEST)
}

async function buildSite(): Promise<(() => Promise<void>) | undefined> {
  try {
    return await buildSiteOf({ ...(await campaignFiles()), ...(await engineFiles()) })
  } catch (error) {
    console.error(error)
    total.failed++
    total.named.push(`The site was not built: ${error}`)
    return undefined
  }
}

/** A runner that crashes, reports nothing or runs no test has failed, whatever its report says. */
async function run(name: string, { command, env, count, isBeside = false }: Runner): Promise<void> {
  const report = join(folder, `${name}.json`)
  const code = await exitCode(command(report), env(report), isBeside)
  const counted = await readFile(report, 'utf8').then(count, (error: unknown) => {
    console.error(error)
    return { passed: 0, failed: 0, named: [], flaky: [] }
  })
  const hasFailedUntold = counted.failed === 0 && (code !== 0 || counted.passed === 0)
  total.passed += counted.passed
  total.failed += hasFailedUntold ? 1 : counted.failed
  total.flaky.push(...counted.flaky)
  total.named.push(...counted.named, ...(hasFailedUntold ? [`${name} ended with ${code} and named no test`] : []))
}

function exitCode(args: string[], env: Record<string, string>, isBeside: boolean): Promise<number | null> {
  const child = spawn(process.execPath, args, {
    cwd: PROJECT,
    env: {
      ...process.env,
      ENV_FILE: '/dev/null',
      TMPDIR: folder,
      NODE_COMPILE_CACHE: join(folder, 'compiled'),
      ...env,
    },
    stdio: isBeside ? ['ignore', 'pipe', 'pipe'] : 'inherit',
  })
  const said: Uint8Array[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Uint8Array) => said.push(chunk))
  return new Promise((settle) => {
    child.on('error', () => settle(null))
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(said))
      settle(code)
    })
  })
}
