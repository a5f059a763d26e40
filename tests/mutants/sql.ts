import { readFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createVitest, type Vite } from 'vitest/node'
import { type Mutant, sqlMutants } from './sql-mutants.ts'

/**
 * `npm run mutants:sql -- db/campaign/voids.ts --tests tests/unit/db/voids.test.ts`: the same as `run.ts` for what
 * StrykerJS does not read, the statements in `sql` templates. No file is changed: Vitest is given the mutant in its place.
 */

const PROJECT = resolve(import.meta.dirname, '../..')

const { positionals: sources, values } = parseArgs({
  allowPositionals: true,
  options: { tests: { type: 'string', multiple: true } },
})

if (sources.length === 0 || !values.tests) {
  console.error('Name files and their tests, such as `npm run mutants:sql -- db/a.ts --tests tests/unit/db/a.test.ts`')
  process.exitCode = 2
} else {
  await run(
    sources.map((path) => resolve(PROJECT, path)),
    values.tests,
  )
}

async function run(paths: readonly string[], tests: readonly string[]): Promise<void> {
  const { passWith, close } = await startTests(tests)
  if (!(await passWith())) throw new Error(`${tests.join(', ')}: these fail before anything is changed`)
  let isAnyLeft = false
  for (const path of paths) {
    const source = readFileSync(path, 'utf8')
    const mutants = sqlMutants(source)
    let survivors = 0
    for (const mutant of mutants) {
      if (!(await passWith({ path, source: mutated(source, mutant) }))) continue
      survivors++
      console.log(describe(path, source, mutant))
    }
    console.log(`${relative(PROJECT, path)}: ${mutants.length - survivors} of ${mutants.length} killed`)
    isAnyLeft ||= survivors > 0
  }
  await close()
  // Vitest has set it for the tests that failed, as they should.
  process.exitCode = isAnyLeft ? 1 : 0
}

/** Tests that are run over and over, each time with another text in the place of one file. */
async function startTests(tests: readonly string[]) {
  process.env.MUTANT_TESTS = tests.join()
  let other: { path: string; source: string } | undefined
  const swap: Vite.Plugin = {
    name: 'mutant',
    enforce: 'pre',
    transform: (_, id) => (id === other?.path ? other.source : undefined),
  }
  const vitest = await createVitest(
    {
      ...{ config: resolve(PROJECT, 'tests/mutants/vitest.config.ts'), watch: false, fsModuleCache: false },
      ...{ bail: 1, maxWorkers: 1, reporters: [{}] },
    },
    { plugins: [swap] },
  )
  const specifications = await vitest.globTestSpecifications()
  const passWith = async (mutant?: typeof other): Promise<boolean> => {
    other = mutant
    if (mutant) vitest.invalidateFile(mutant.path)
    const { testModules } = await vitest.runTestSpecifications(specifications)
    if (mutant) vitest.invalidateFile(mutant.path)
    return testModules.every((module) => module.state() === 'passed')
  }
  return { passWith, close: () => vitest.close() }
}

function mutated(source: string, { start, end, text }: Mutant): string {
  return source.slice(0, start) + text + source.slice(end)
}

/** The line, and in brackets what was swapped in it. */
function describe(path: string, source: string, { start, end, text }: Mutant): string {
  const before = source.slice(0, start).split('\n')
  const line = `${before.at(-1)}[${source.slice(start, end)} → ${text}]${source.slice(end).split('\n', 1)[0]}`
  return `${relative(PROJECT, path)}:${before.length} ${line.trim()}`
}
