import { sql } from 'drizzle-orm'
import type { ChannelId } from '../campaigns/channels.ts'
import type { RootKind } from '../campaigns/schema.ts'
import type { Engine } from './engine.ts'
import { HOUR_MS } from './history.ts'
import type { NodeId } from './node-id.ts'

/** WHAT THE STUDIO READS, beside the hours of `history.ts`: rows whose number does not grow with the views. */

/** Views that came by one generation or channel, and what grew from their links; or forwarders by their delay. */
export interface GrowthRow {
  dimension: 'depth' | 'channel' | 'delay'
  value: string
  nodes: number
  depths: number
  deepest: number
  forwarders: number
  children: number
  squares: number
}

/** All of a campaign's growth. */
export function readGrowth({ db }: Engine, campaign: string): Promise<GrowthRow[]> | GrowthRow[] {
  return db.all<GrowthRow>(sql`
    SELECT dimension, value, nodes, depths, deepest, forwarders, children, squares FROM growth
    WHERE campaign = ${campaign} AND hour = 0`)
}

/** The growth of those who came in an hour that was not over at `since` (epoch milliseconds). */
export function readYoungGrowth({ db }: Engine, campaign: string, since: number): Promise<GrowthRow[]> | GrowthRow[] {
  return db.all<GrowthRow>(sql`
    SELECT dimension, value, sum(nodes) AS nodes, sum(depths) AS depths, max(deepest) AS deepest,
           sum(forwarders) AS forwarders, sum(children) AS children, sum(squares) AS squares
    FROM growth WHERE campaign = ${campaign} AND hour >= ${Math.max(1, Math.floor(since / HOUR_MS))}
    GROUP BY dimension, value`)
}

export interface Standing {
  views: number
  depth: number
  foldedAt: number | null
}

export async function readStanding({ db }: Engine, campaign: string): Promise<Standing> {
  const rows = await db.all<Standing>(
    sql`SELECT views, depth, folded_at AS foldedAt FROM tallies WHERE campaign = ${campaign}`,
  )
  return rows[0] ?? { views: 0, depth: 0, foldedAt: null }
}

export interface RootRow {
  node: NodeId
  label: string
  kind: RootKind
  channel: ChannelId
  /** Views through the link itself; generations below it. */
  views: number
  deep: number
  cap: number | null
  revokedAt: number | null
}

export function readRoots({ db }: Engine, campaign: string): Promise<RootRow[]> | RootRow[] {
  return db.all<RootRow>(sql`
    SELECT roots.node, label, kind, channel, coalesce(threads.views, 0) AS views, coalesce(deep, 0) AS deep, cap,
           revoked_at AS revokedAt
    FROM roots LEFT JOIN threads ON threads.node = roots.node LEFT JOIN restrictions ON restrictions.node = roots.node
    WHERE roots.campaign = ${campaign} ORDER BY label COLLATE NOCASE`)
}

/** A fan's link that spreads further than chats do. */
export interface LeakRow {
  node: NodeId
  rule: 'many' | 'fast'
  views: number
  /** Views, and generations, that grew from it. */
  further: number
  depth: number
  channel: ChannelId
  openedAt: number
  cap: number | null
  revokedAt: number | null
}

/** When a link is flagged: from so many views on, or so many within a quarter of an hour after its first ten. */
export interface LeakRule {
  people: number
  quarter: number
}

const MOST_LEAKS = 50

export function readLeaks(
  { db }: Engine,
  campaign: string,
  { people, quarter }: LeakRule,
): Promise<LeakRow[]> | LeakRow[] {
  // The least that a rule may say in figures, since only then the partial indices are used.
  return db.all<LeakRow>(sql`
    WITH flagged AS (
      SELECT node, 'many' AS rule, views FROM threads WHERE views >= 25 AND views >= ${people}
      UNION ALL
      SELECT node, 'fast', max(views) FROM surges
      WHERE campaign = ${campaign} AND views >= 10 AND views >= ${quarter} GROUP BY node)
    SELECT flagged.node, rule, flagged.views, coalesce(further, 0) AS further, coalesce(deep, 0) AS depth,
           nodes.channel, nodes.at AS openedAt, cap, revoked_at AS revokedAt
    FROM flagged JOIN nodes ON nodes.id = flagged.node LEFT JOIN threads ON threads.node = flagged.node
    LEFT JOIN restrictions ON restrictions.node = flagged.node
    WHERE nodes.campaign = ${campaign} AND nodes.parent IS NOT NULL
    ORDER BY revoked_at IS NOT NULL, flagged.views DESC LIMIT ${MOST_LEAKS}`)
}

export interface LinkRow {
  node: NodeId
  /** Null for a fan's. */
  label: string | null
  views: number
}

/** One link of a campaign, the brand's own or a fan's; undefined when there is none of this id (in decimal). */
export async function readLink({ db }: Engine, campaign: string, node: string): Promise<LinkRow | undefined> {
  if (!/^[1-9]\d{0,15}$/.test(node)) return undefined
  const rows = await db.all<LinkRow>(sql`
    SELECT nodes.id AS node, label, coalesce(threads.views, 0) AS views
    FROM nodes LEFT JOIN roots ON roots.node = nodes.id LEFT JOIN threads ON threads.node = nodes.id
    WHERE nodes.id = ${Number(node)} AND nodes.campaign = ${campaign}`)
  return rows[0]
}
