import { type SQL, sql } from 'drizzle-orm'
import type { ChannelId } from '../../campaigns/channels.ts'
import type { Engine } from '../engine.ts'
import { type CohortColumns, Cohorts } from './cohorts.ts'
import { createEras } from './eras.ts'
import type { Pause } from './forest.ts'
import { QUARTER_MS } from './quarters.ts'
import type { RefusalReason } from './refusals.ts'
import { readRevision } from './revision.ts'
import { type RollupRows, Rollups } from './rollups.ts'
import { isUnsettled } from './unsettled.ts'

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

/** The counters of a campaign by quarter of an hour, in order. */
export interface History {
  views: Rollups
  cohorts: Cohorts
  doubts: readonly DoubtsRow[]
  refusals: readonly RefusalsRow[]
  intents: readonly IntentsRow[]
}

/**
 * When a quarter can no longer change: some minutes after its end, since another writer's clock may be behind and its
 * commit on the way.
 */
const SETTLES_AFTER_MS = 600_000

/** Rows of views read at once: a few milliseconds. */
const STEP = 5000

interface Options {
  engine: Engine
  now: () => number
  pause: Pause
}

/**
 * A cache of the rollups. Quarters that are over do not change, so each is read once, and a report costs no more as a
 * campaign grows older. Only voiding changes them: it gives the tally another revision, and all is read again. So it is when
 * the clock was set back: what was over by it is not.
 */
export function createHistories({ engine, now, pause }: Options) {
  const campaigns = new Map<string, { revision: number; era: number; tables: ReturnType<typeof open> }>()
  const look = createEras(now)
  /** The quarter before which nothing changes any more. Where the database takes no writes, a view waits for longer. */
  const settledUpTo = async (campaign: string, now: number) => {
    const { at } = await engine.db.get<{ at: number | null }>(
      sql`SELECT min(at) AS at FROM nodes WHERE campaign = ${campaign} AND ${isUnsettled}`,
    )
    return Math.floor(Math.min(now - SETTLES_AFTER_MS, at ?? Number.POSITIVE_INFINITY) / QUARTER_MS)
  }

  /** Columns that are read from the settled part on. They are always complete, and only grow. */
  const columns = <Page, Table extends { replaceFrom(quarter: number, pages: readonly Page[]): void }>(
    table: Table,
    read: (from: number) => AsyncGenerator<Page>,
  ) => {
    let from = 0
    let begun = 0
    let newest = 0
    return async (settled: number): Promise<Table> => {
      const [asked, turn] = [from, ++begun]
      const pages: Page[] = []
      for await (const page of read(asked)) {
        if (pages.length > 0) await pause()
        pages.push(page)
      }
      // A read that began later may have finished first.
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
    return async (settledBefore: number): Promise<readonly Row[]> => {
      const asked = from
      const rows = await engine.db.all<Row>(select(asked))
      // Another read may have finished meanwhile: the settled part is appended once.
      if (asked !== from) return [...settled, ...rows.filter(({ quarter }) => quarter >= from)]
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
    const { at, era } = look()
    const known = campaigns.get(campaign)
    const { tables } = known?.revision === revision && known.era === era ? known : { tables: open(campaign) }
    campaigns.set(campaign, { revision, era, tables })
    const settled = await settledUpTo(campaign, at)
    const [views, cohorts, doubts, refusals, intents] = await Promise.all([
      tables.views(settled),
      tables.cohorts(settled),
      tables.doubts(settled),
      tables.refusals(settled),
      tables.intents(settled),
    ])
    return { views, cohorts, doubts, refusals, intents }
  }
}

/** Pages of views from a quarter on, each as JSON columns, which take a fraction of the time of as many rows. */
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

/** Pages of cohorts from a quarter on, likewise. */
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
