import { rm } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { reproductionBy, reproductionOf } from '../../api/studio/reproduction.ts'
import { spreadOf } from '../../api/studio/spread.ts'
import { readChildrenByQuarter, readGrowth } from '../../db/campaign/growth.ts'
import { createHistories } from '../../db/campaign/history.ts'
import { createLedger } from '../../db/campaign/ledger.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { recount } from '../../db/campaign/recount.ts'
import { openFile } from '../../db/clients/file.ts'
import { logNormal, negativeBinomial } from '../support/distributions.ts'
import { temporaryFolder } from '../support/fixture.ts'
import { simulate } from '../support/simulator.ts'
import { tablesOf } from '../support/tables.ts'

const HOUR_MS = 3_600_000

it('what the ledger keeps of a campaign is what its estimates were tested with, birth by birth', async () => {
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
  const ledger = createLedger({ engine, nextTurn: setImmediate, now: () => now })
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
  await ledger.settle()
  expect(await recount(engine)).toEqual([])

  const growth = await readGrowth(engine, 'c')
  const { cohorts } = await createHistories({ engine, now: () => until, pause: async () => {} })('c')
  const children = await readChildrenByQuarter(engine, 'c')
  const expected = tablesOf(views)
  const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort()
  expect(sorted(growth.births)).toEqual(sorted(expected.births))
  // Generation 1 and all others.
  const quarters = Map.groupBy(expected.cohorts, ({ quarter, depth }) => `${quarter} ${Math.min(depth, 2)}`)
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)
  expect(
    Object.fromEntries(cohorts.byQuarter().map(({ quarter, depth, clear }) => [`${quarter} ${depth}`, clear])),
  ).toEqual(Object.fromEntries([...quarters].map(([key, rows]) => [key, sum(rows.map(({ clear }) => clear))])))
  for (const figure of ['clear', 'forwarders', 'children', 'squares'] as const) {
    expect(sum(growth.totals.map((row) => row[figure]))).toBe(sum(expected.cohorts.map((row) => row[figure])))
  }
  for (const [quarter, born] of children) {
    expect(born).toBe(sum(expected.cohorts.flatMap((row) => (row.quarter === quarter ? [row.children] : []))))
  }

  const spread = spreadOf({ cohorts }, growth, until)
  const exact = reproductionOf(expected.cohorts, expected.births, until)
  if (!exact || !spread.reproduction) throw new Error('No estimate')
  expect(spread.reproduction.withinMs).toBe(exact.withinMs)
  // Cohorts of one age are added up, and the ledger keeps whole seconds: that moves it by far less than its interval.
  const width = exact.high - exact.low
  for (const bound of ['value', 'low', 'high'] as const) {
    expect(Math.abs(spread.reproduction[bound] - exact[bound])).toBeLessThan(0.05 * width)
  }
  const byChannel = reproductionBy('channel', expected.cohorts, expected.births, until)
  for (const [channel, found] of spread.channels) {
    const value = byChannel.get(channel)?.value ?? 0
    expect(Math.abs((found?.value ?? 0) - value)).toBeLessThan(0.05 * width + 0.02 * value)
  }

  await engine.close()
  await rm(folder, { recursive: true })
})
