import { type SQL, sql } from 'drizzle-orm'
import type { ChannelId } from '../campaigns/channels.ts'
import type { Engine } from './engine.ts'
import type { RefusalReason } from './ledger.ts'
import type { NodeId } from './node-id.ts'

/** Hours are epoch hours. */
export interface ViewsRow {
  hour: number
  channel: ChannelId
  root: NodeId
  views: number
}
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
  views: readonly ViewsRow[]
  refusals: readonly RefusalsRow[]
  intents: readonly IntentsRow[]
}

export const HOUR_MS = 3_600_000

/** An hour is over for good some minutes later: another writer's clock may be behind, and its commit on the way. */
const SETTLES_AFTER_MS = 600_000

/**
 * Reads the rollups. Hours that are over do not change, so each is read once and kept: what a report costs does not
 * grow with what happened before.
 */
export function createHistories(engine: Engine, now: () => number) {
  const campaigns = new Map<string, { [Table in keyof History]: () => Promise<History[Table]> }>()

  const settling = <Row extends { hour: number }>(select: (from: number) => SQL) => {
    const settled: Row[] = []
    let from = 0
    return async (): Promise<readonly Row[]> => {
      const asked = from
      const rows = await engine.db.all<Row>(select(asked))
      // Somebody else may have read meanwhile: what is settled is taken over once.
      if (asked !== from) return [...settled, ...rows.filter(({ hour }) => hour >= from)]
      const settledUpTo = Math.floor((now() - SETTLES_AFTER_MS) / HOUR_MS)
      const firstOpen = rows.findIndex(({ hour }) => hour >= settledUpTo)
      const [done, open] = firstOpen < 0 ? [rows, []] : [rows.slice(0, firstOpen), rows.slice(firstOpen)]
      for (const row of done) settled.push(row)
      from = Math.max(from, settledUpTo)
      return open.length > 0 ? [...settled, ...open] : settled
    }
  }

  const open = (campaign: string) => ({
    views: settling<ViewsRow>(
      (from) => sql`SELECT hour, channel, root, views FROM rollups
        WHERE campaign = ${campaign} AND hour >= ${from} ORDER BY hour`,
    ),
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

export type ReadHistory = ReturnType<typeof createHistories>
