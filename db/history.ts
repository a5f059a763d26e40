import { type SQL, sql } from 'drizzle-orm'
import type { ChannelId } from '../campaigns/channels.ts'
import type { Engine } from './engine.ts'
import type { Pause } from './forest.ts'
import type { RefusalReason } from './ledger.ts'
import { type RollupRows, Rollups } from './rollups.ts'

/** Hours are epoch hours. */
export interface RefusalsRow {
  hour: number
  reason: RefusalReason
  openings: number
}
export interface IntentsRow {
  hour: number
  channel: ChannelId
  uses: number
}

/** What happened to a campaign, hour by hour, in the order of the hours. */
export interface History {
  views: Rollups
  refusals: readonly RefusalsRow[]
  intents: readonly IntentsRow[]
}

export const HOUR_MS = 3_600_000

/** An hour is over for good some minutes later: another writer's clock may be behind, and its commit on the way. */
const SETTLES_AFTER_MS = 600_000

/** Rows of views read at once: a few milliseconds. */
const STEP = 5000

interface World {
  engine: Engine
  now: () => number
  pause: Pause
}

/**
 * Reads the rollups. Hours that are over do not change, so each is read once and kept: what a report costs does not
 * grow with what happened before.
 */
export function createHistories({ engine, now, pause }: World) {
  const campaigns = new Map<string, { [Table in keyof History]: () => Promise<History[Table]> }>()
  const settledUpTo = () => Math.floor((now() - SETTLES_AFTER_MS) / HOUR_MS)

  const readViews = (campaign: string) => {
    const views = new Rollups()
    let from = 0
    let begun = 0
    let newest = 0
    return async () => {
      const [asked, settled, turn] = [from, settledUpTo(), ++begun]
      const pages: RollupRows[] = []
      for await (const page of readRollups(engine, campaign, asked)) {
        if (pages.length > 0) await pause()
        pages.push(page)
      }
      // Somebody who began later may have finished before. What is there is always whole, and only grows newer.
      if (turn < newest) return views
      newest = turn
      views.replaceFrom(asked, pages)
      from = Math.max(asked, settled)
      return views
    }
  }

  const settling = <Row extends { hour: number }>(select: (from: number) => SQL) => {
    const settled: Row[] = []
    let from = 0
    return async (): Promise<readonly Row[]> => {
      const asked = from
      const rows = await engine.db.all<Row>(select(asked))
      // Somebody else may have read meanwhile: what is settled is taken over once.
      if (asked !== from) return [...settled, ...rows.filter(({ hour }) => hour >= from)]
      const settledBefore = settledUpTo()
      const firstOpen = rows.findIndex(({ hour }) => hour >= settledBefore)
      const [done, open] = firstOpen < 0 ? [rows, []] : [rows.slice(0, firstOpen), rows.slice(firstOpen)]
      for (const row of done) settled.push(row)
      from = Math.max(from, settledBefore)
      return open.length > 0 ? [...settled, ...open] : settled
    }
  }

  const open = (campaign: string) => ({
    views: readViews(campaign),
    refusals: settling<RefusalsRow>(
      (from) => sql`SELECT hour, reason, openings FROM refusals
        WHERE campaign = ${campaign} AND hour >= ${from} ORDER BY hour`,
    ),
    intents: settling<IntentsRow>(
      (from) => sql`SELECT hour, channel, uses FROM intents
        WHERE campaign = ${campaign} AND hour >= ${from} ORDER BY hour`,
    ),
  })

  return async (campaign: string): Promise<History> => {
    const tables = campaigns.get(campaign) ?? open(campaign)
    campaigns.set(campaign, tables)
    const [views, refusals, intents] = await Promise.all([tables.views(), tables.refusals(), tables.intents()])
    return { views, refusals, intents }
  }
}

/** Views from an hour on, a page at a time: a column in one piece of JSON takes a fraction of the time of so many rows. */
async function* readRollups({ db }: Engine, campaign: string, from: number): AsyncGenerator<RollupRows> {
  for (let [hour, channel, root] = [from - 1, '\uffff', 0]; ; ) {
    const columns = await db.get<Record<keyof RollupRows, string>>(sql`
      SELECT json_group_array(hour) AS hours, json_group_array(channel) AS channels, json_group_array(root) AS roots,
             json_group_array(views) AS views
      FROM (SELECT * FROM rollups WHERE campaign = ${campaign} AND (hour, channel, root) > (${hour}, ${channel}, ${root})
        ORDER BY hour, channel, root LIMIT ${STEP})`)
    const page: RollupRows = {
      ...{ hours: JSON.parse(columns.hours), channels: JSON.parse(columns.channels) },
      ...{ roots: JSON.parse(columns.roots), views: JSON.parse(columns.views) },
    }
    yield page
    if (page.hours.length < STEP) return
    hour = page.hours.at(-1) ?? hour
    channel = page.channels.at(-1) ?? channel
    root = page.roots.at(-1) ?? root
  }
}

export type ReadHistory = ReturnType<typeof createHistories>
