import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')

/** For each side of a kind, the folders that its files and the files beside it must not load; types do not count. */
const FORBIDDEN: Record<string, RegExp> = {
  'schema.ts': /^(?:api|cli|db|seal|site)\//,
  'check.ts': /^(?:api|cli|db|site)\//,
  'seal.ts': /^(?:api|cli|db)\//,
  'client.ts': /^(?:api|cli|db|site\/(?:building|sealing|studio))\//,
  'statements.ts': /^(?:api|cli|seal|site)\//,
  'routes.ts': /^(?:cli|site)\//,
  'report.ts': /^(?:cli|site)\//,
  'Section.tsx': /^(?:api|cli|db)\//,
}

/** Files that a module loads when it runs, by their path from the root. */
function importsOf(file: string): string[] {
  const source = readFileSync(join(ROOT, file), 'utf8')
  const named = source.matchAll(/^(?:import|export)(?! type\b)[^'";]*?from '(\.[^']*)'|import\('(\.[^']*)'\)/gm)
  return [...named].map(([, one, other]) => relative(ROOT, resolve(ROOT, dirname(file), (one ?? other) as string)))
}

/** Parts that kinds share: each side may load what it may itself. */
const SHARED = 'pieces/player/'

/** What a side of a kind loads, by way of the files of its own folder and of shared ones. */
function loadedBy(entry: string): Set<string> {
  const found = new Set([entry])
  for (const file of found) {
    const isOwn = (dirname(file).startsWith(dirname(entry)) || file.startsWith(SHARED)) && /\.tsx?$/.test(file)
    if (isOwn) for (const each of importsOf(file)) found.add(each)
  }
  return found
}

it('a file beside a side of a kind imports what that side may', () => {
  const entries = globSync('pieces/*/*.{ts,tsx}', { cwd: ROOT })
  const checked = Object.entries(FORBIDDEN).flatMap(([name, forbidden]) =>
    entries
      .filter((entry) => entry.endsWith(`/${name}`))
      .map((entry) => [entry, [...loadedBy(entry)].filter((file) => forbidden.test(file))]),
  )
  expect(checked.length).toBeGreaterThan(8)
  expect(Object.fromEntries(checked.filter(([, wrong]) => wrong && wrong.length > 0))).toEqual({})
})
