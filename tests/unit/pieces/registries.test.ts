import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { KIND_NAMES } from '../../../pieces/kinds.ts'

/** What several kinds share. */
const SHARED = ['player']

/** What a kind's folder can hold, and the registry that has a line for it. */
const SIDES = {
  'schema.ts': 'kinds.ts',
  'check.ts': 'checks.ts',
  'seal.ts': 'sealers.ts',
  'client.ts': 'clients.ts',
  'style.css': 'styles.ts',
  'statements.ts': 'statements.ts',
  'decisions.ts': 'statements.ts',
  'routes.ts': 'routes.ts',
  'studio-routes.ts': 'studio-routes.ts',
  'housework.ts': 'housework.ts',
  'report.ts': 'reports.ts',
  'Section.tsx': 'sections.ts',
  'export.ts': 'exports.ts',
  'openapi.ts': 'openapi.ts',
}

it('every folder of pieces is a kind, and each of its sides stands in the registry of that side', async () => {
  const entries = await readdir('pieces', { withFileTypes: true })
  const folders = entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .filter((name) => !SHARED.includes(name))
  expect(folders.sort()).toEqual([...KIND_NAMES].sort())
  const missing: string[] = []
  for (const [side, registry] of Object.entries(SIDES)) {
    const text = await readFile(`pieces/${registry}`, 'utf8')
    for (const kind of folders) {
      if (!existsSync(`pieces/${kind}/${side}`) || text.includes(`'./${kind}/${side}`)) continue
      missing.push(`pieces/${kind}/${side}: not in pieces/${registry}, expected a line there`)
    }
  }
  expect(missing).toEqual([])
})
