import { rm } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { reproductionOf } from '../../api/studio/reproduction.ts'
import { openFile } from '../../db/clients/file.ts'
import { createLedger } from '../../db/ledger.ts'
import type { NodeId } from '../../db/node-id.ts'
import { recount } from '../../db/recount.ts'
import { readGrowth } from '../../db/report.ts'
import { logNormal, negativeBinomial } from '../support/distributions.ts'
import { temporaryFolder } from '../support/fixture.ts'
import { simulate } from '../support/simulator.ts'
import { tablesOf } from '../support/tables.ts'

const HOUR_MS = 3_600_000

it('what the ledger keeps of a campaign is what its estimates were tested with, birth by birth', {
  timeout: 120_000,
}, async () => {
  const { views, until } = simulate({
    seed: 7,
    from: Date.UTC(2026, 10, 1, 8),
    lastsMs: 24 * HOUR_MS,
    immigrants: 200,
    immigrationMs: 3 * HOUR_MS,
    reproduction: 1.2,
    offspring: negativeBinomial(0.3),
    delay: logNormal(HOUR_MS, 1.2),
    most: 1500,
  })
  expect(views.length).toBeGreaterThan(500)

  const folder = await temporaryFolder()
  const engine = await openFile(`file:${folder}/test.db`)
  let now = 0
  const ledger = createLedger({ engine, writer: 0, nextTurn: setImmediate, now: () => now })
  const root = 7 as NodeId
  await ledger.plant([{ node: root, campaign: 'c', label: 'List', kind: 'seed', channel: 'copy' }])
  const nodes = new Map<number, NodeId>()
  for (const { id, parent, channel, at } of views) {
    now = at
    const opening = { campaign: 'c', parent: nodes.get(parent ?? -1) ?? root, channel, visit: String(id) }
    const opened = await ledger.open(opening)
    if ('node' in opened) nodes.set(id, opened.node)
  }
  expect(await recount(engine)).toEqual([])

  const kept = await readGrowth(engine, 'c')
  const expected = tablesOf(views)
  const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort()
  expect(sorted(kept.births)).toEqual(sorted(expected.births))
  const counts = ({
    quarter,
    depth,
    channel,
    clear,
    forwarders,
    children,
    squares,
  }: (typeof expected.cohorts)[number]) => ({
    ...{ quarter, depth, channel, clear },
    ...{ forwarders, children, squares },
  })
  expect(sorted(kept.cohorts.map(counts))).toEqual(sorted(expected.cohorts.map(counts)))
  const [fromLedger, fromViews] = [kept, expected].map(({ cohorts, births }) => reproductionOf(cohorts, births, until))
  expect(fromLedger?.withinMs).toBe(fromViews?.withinMs)
  // The ledger keeps whole seconds.
  expect(fromLedger?.value).toBeCloseTo(fromViews?.value ?? 0, 2)

  await engine.close()
  await rm(folder, { recursive: true })
})
