import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { AGE_ENDS_MS, ageOf } from '../../../db/campaign/ages.ts'
import { createLedger } from '../../../db/campaign/ledger.ts'
import type { NodeId } from '../../../db/campaign/node-id.ts'
import { openFile } from '../../../db/clients/file.ts'

it('puts a birth into the same span in the database as elsewhere, on both sides of every end', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'entrenous-growth-'))
  const engine = await openFile(`file:${folder}/test.db`)
  let now = Date.UTC(2026, 10, 1)
  const ledger = createLedger({ engine, nextTurn: setImmediate, now: () => now })
  const root = 7 as NodeId
  await ledger.plant([{ node: root, campaign: 'c', label: 'List', kind: 'seed', channel: 'copy' }])
  const open = async (parent: NodeId, visit: string) => {
    const opened = await ledger.open({ campaign: 'c', parent, channel: 'sms', visit })
    return 'node' in opened ? opened.node : root
  }
  const start = now
  const parent = await open(root, 'parent')
  const ages = [0, ...AGE_ENDS_MS.flatMap((end) => [end, end + 1])]
  for (const [i, age] of ages.entries()) {
    now = start + age
    await open(parent, `child ${i}`)
  }
  const expected = new Map<number, number>()
  for (const age of ages) expected.set(ageOf(age), (expected.get(ageOf(age)) ?? 0) + 1)
  await ledger.settle()
  const rows = await engine.db.all<{ age: number; births: number }>(sql`SELECT age, births FROM births ORDER BY age`)
  expect(new Map(rows.map(({ age, births }) => [age, births]))).toEqual(expected)
  await engine.close()
  await rm(folder, { recursive: true })
})
