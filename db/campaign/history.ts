import { type SQL, sql } from 'drizzle-orm'
import type { ChannelId } from '../../campaigns/channels.ts'
import type { Engine } from '../engine.ts'
import { type CohortColumns, Cohorts } from './cohorts.ts'
import type { Pause } from './forest.ts'
import type { RefusalReason } from './ledger.ts'
import { QUARTER_MS } from './quarters.ts'
import { type RollupRows, Rollups } from './rollups.ts'

export interface RefusalsRow {
  quarter: number
  reason: RefusalReason
  openings: number
}
export interface IntentsRow {
  quarter: number
  channel: ChannelId
  uses: number
}

/** Views that carry doubts; `doubt` are bits of `doubt.ts`. */
export interface DoubtsRow {
  quarter: number
  doubt: number
  views: number
}

/** What happened to a campaign, by quarters of an hour, in their order. */
export interface History {
  views: Rollups
  cohorts: Cohorts
  doubts: readonly DoubtsRow[]
  refusals: readonly RefusalsRow[]
  intents: readonly IntentsRow[]
}

export const HOUR_MS = 3_600_000

/** A quarter is over for good some minutes later: another writer's clock may be behind, and its commit on the way. */
const SETTLES_AFTER_MS = 600_000

/** Rows of views read at once: a few milliseconds. */
const STEP = 5000

interface Options {
  engine: Engine
  now: () => number
  pause: Pause
}

/**
 * Reads the rollups. Quarters that are over do not change, so each is read once and kept: what a report costs does not
 * grow with what happened before. Only voiding changes them: then the tally has another revision, and all is read anew.
 */
export function createHistories({ engine, now, pause }: Options) {
  const campaigns = new Map<string, { revision: number; tables: ReturnType<typeof open> }>()
  const settledUpTo = () => Math.floor((now() - SETTLES_AFTER_MS) / QUARTER_MS)

  /** Columns that are read on from what is settled; what is there is always whole, and only grows newer. */
  const columns = <Page, Table extends { replaceFrom(quarter: number, pages: readonly Page[]): void }>(
    table: Table,
    read: (from: number) => AsyncGenerator<Page>,
  ) => {
    let from = 0
    let begun = 0
    let newest = 0
    return async (): Promise<Table> => {
      const [asked, settled, turn] = [from, settledUpTo(), ++begun]
      const pages: Page[] = []
      for await (const page of read(asked)) {
        if (pages.length > 0) await pause()
        pages.push(page)
      }
      // Somebody who began later may have finished before.
      if (turn < newest) return table
      newest = turn
      table.replaceFrom(asked, pages)
      from = Math.max(asked, settled)
      return table
    }
  }

  const settling = <Row extends { quarter: number }>(select: (from: number) => SQL) => {
    const settled: Row[] = []
    let from = 0
    return async (): Promise<readonly Row[]> => {
      const asked = from
      const rows = await engine.db.all<Row>(select(asked))
      // Somebody else may have read meanwhile: what is settled is taken over once.
      if (asked !== from) return [...settled, ...rows.filter(({ quarter }) => quarter >= from)]
      const settledBefore = settledUpTo()
      const firstOpen = rows.findIndex(({ quarter }) => quarter >= settledBefore)
      const [done, open] = firstOpen < 0 ? [rows, []] : [rows.slice(0, firstOpen), rows.slice(firstOpen)]
      for (const row of done) settled.push(row)
      from = Math.max(from, settledBefore)
      return open.length > 0 ? [...settled, ...open] : settled
    }
  }

  const open = (campaign: string) => ({
    views: columns(new Rollups(), (from) => readRollups(engine, campaign, from)),
    cohorts: columns(new Cohorts(), (from) => readCohorts(engine, campaign, from)),
    refusals: settling<RefusalsRow>(
      (from) => sql`SELECT quarter, reason, openings FROM refusals
        WHERE campaign = ${campaign} AND quarter >= ${from} AND openings > 0 ORDER BY quarter`,
    ),
    doubts: settling<DoubtsRow>(
      (from) => sql`SELECT quarter, doubt, views FROM doubts
        WHERE campaign = ${campaign} AND quarter >= ${from} AND views > 0 ORDER BY quarter`,
    ),
    intents: settling<IntentsRow>(
      (from) => sql`SELECT quarter, channel, uses FROM intents
        WHERE campaign = ${campaign} AND quarter >= ${from} ORDER BY quarter`,
    ),
  })

  return async (campaign: string): Promise<History> => {
    const revision = await readRevision(engine, campaign)
    const known = campaigns.get(campaign)
    const { tables } = known?.revision === revision ? known : { tables: open(campaign) }
    campaigns.set(campaign, { revision, tables })
    const [views, cohorts, doubts, refusals, intents] = await Promise.all([
      tables.views(),
      tables.cohorts(),
      tables.doubts(),
      tables.refusals(),
      tables.intents(),
    ])
    return { views, cohorts, doubts, refusals, intents }
  }
}

/** Which state of what is over the tally stands for; see the schema. */
export async function readRevision({ db }: Engine, campaign: string): Promise<number> {
  const rows = await db.all<{ revision: number }>(sql`SELECT revision FROM tallies WHERE campaign = ${campaign}`)
  return rows[0]?.revision ?? 0
}

/** Views from a quarter on, a page at a time: a column in one piece of JSON takes a fraction of the time of so many rows. */
async function* readRollups({ db }: Engine, campaign: string, from: number): AsyncGenerator<RollupRows> {
  for (let [quarter, channel, root] = [from - 1, '\uffff', 0]; ; ) {
    const columns = await db.get<Record<keyof RollupRows, string>>(sql`
      SELECT json_group_array(quarter) AS quarters, json_group_array(channel) AS channels, json_group_array(root) AS roots,
             json_group_array(views) AS views, json_group_array(clear) AS clear
      FROM (SELECT * FROM rollups
        WHERE campaign = ${campaign} AND (quarter, channel, root) > (${quarter}, ${channel}, ${root})
        ORDER BY quarter, channel, root LIMIT ${STEP})`)
    const page: RollupRows = {
      ...{ quarters: JSON.parse(columns.quarters), channels: JSON.parse(columns.channels) },
      ...{ roots: JSON.parse(columns.roots), views: JSON.parse(columns.views), clear: JSON.parse(columns.clear) },
    }
    yield page
    if (page.quarters.length < STEP) return
    quarter = page.quarters.at(-1) ?? quarter
    channel = page.channels.at(-1) ?? channel
    root = page.roots.at(-1) ?? root
  }
}

/** Cohorts from a quarter on, alike. */
async function* readCohorts({ db }: Engine, campaign: string, from: number): AsyncGenerator<CohortColumns> {
  for (let [quarter, depth, channel] = [Math.max(from, 1) - 1, Number.MAX_SAFE_INTEGER, '']; ; ) {
    const columns = await db.get<Record<keyof CohortColumns, string>>(sql`
      SELECT json_group_array(quarter) AS quarters, json_group_array(depth) AS depths,
             json_group_array(channel) AS channels, json_group_array(clear) AS clear,
             json_group_array(offsets) AS offsets, json_group_array(squared_offsets) AS squares
      FROM (SELECT * FROM cohorts
        WHERE campaign = ${campaign} AND (quarter, depth, channel) > (${quarter}, ${depth}, ${channel})
        ORDER BY quarter, depth, channel LIMIT ${STEP})`)
    const page: CohortColumns = {
      ...{ quarters: JSON.parse(columns.quarters), depths: JSON.parse(columns.depths) },
      ...{ channels: JSON.parse(columns.channels), clear: JSON.parse(columns.clear) },
      ...{ offsets: JSON.parse(columns.offsets), squares: JSON.parse(columns.squares) },
    }
    yield page
    if (page.quarters.length < STEP) return
    quarter = page.quarters.at(-1) ?? quarter
    depth = page.depths.at(-1) ?? depth
    channel = page.channels.at(-1) ?? channel
  }
}

export type ReadHistory = ReturnType<typeof createHistories>
