import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { NodeId } from '../../../db/campaign/node-id.ts'
import { QUARTER_MS } from '../../../db/campaign/quarters.ts'
import { readDays, readReach } from '../../../db/campaign/reach.ts'
import { openLedger } from '../../support/ledger.ts'

const ROOT = 7 as NodeId
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const FROM = Date.UTC(2026, 10, 1)

let here: Awaited<ReturnType<typeof openLedger>>
beforeEach(async () => {
  here = await openLedger(() => FROM)
  // Each quarter of two days has another number of views, so that no two sums are alike.
  const rows = Array.from({ length: 192 }, (_, i) => [FROM / QUARTER_MS + i, 2 ** (i % 20) + i])
  await here.engine.write([
    sql`INSERT INTO rollups (campaign, quarter, channel, root, views, clear)
      SELECT 'c', value->>0, 'sms', ${ROOT}, value->>1, value->>1 FROM json_each(${JSON.stringify(rows)})`,
  ])
})
afterEach(() => here.end())

it('tells an ambassador the same days by every clock, but for four: no difference of two is a quarter of an hour', async () => {
  const told = new Set<string>()
  for (let minutes = -14 * 60; minutes <= 14 * 60; minutes += 15) {
    const days = await readDays(here.engine, ROOT, minutes * MINUTE_MS)
    told.add(JSON.stringify(days.map(({ people }) => people)))
  }
  expect(told.size).toBe(4)
})

it('begins a day within the six hours after the midnight of the reader, and tells the first and the last by the hour', async () => {
  const [first] = await readDays(here.engine, ROOT, 120 * MINUTE_MS)
  expect(first?.day).toBe(FROM / DAY_MS)
  await here.engine.write([sql`DELETE FROM rollups WHERE quarter <> ${FROM / QUARTER_MS + 6}`])
  const { from, to } = await readReach(here.engine, ROOT)
  expect([from, to]).toEqual([FROM + 60 * MINUTE_MS, FROM + 120 * MINUTE_MS])
})
