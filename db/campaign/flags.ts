import { type SQL, sql } from 'drizzle-orm'
import type { ChannelId } from '../../campaigns/channels.ts'
import type { Engine } from '../engine.ts'
import type { NodeId } from './node-id.ts'

/** A link or a branch that does not spread as people spread things. */
export interface FlagRow {
  node: NodeId
  root: NodeId
  rule: 'many' | 'fast' | 'machine' | 'star' | 'chain'
  /** What the rule counts, and from how many on it flags. */
  views: number
  limit: number
  /** Of its branch, the views that carry a doubt. */
  doubtful: number
  /** Views that grew from it further on, and generations. */
  further: number
  depth: number
  /** Of a root; null for a fan's. */
  label: string | null
  channel: ChannelId
  /** Null for a root. */
  openedAt: number | null
  cap: number | null
  revokedAt: number | null
}

/** When a fan's link is flagged: from so many views on, or so many within a quarter of an hour after its first ten. */
export interface LeakRule {
  people: number
  quarter: number
}

const MOST_FLAGS = 50
/** So many views of a branch, or of a link, carry a doubt, and at least half of them. */
const DOUBTFUL = 20
/** A branch is a chain from so many generations on with hardly more than one view each. */
const CHAIN = 12

/**
 * The flagged ones, those that still open something first. Roots are flagged for doubts and chains only: that many open a
 * poster is what it is for. Every rule begins at a partial index, so that finding nothing costs nothing.
 */
export async function readFlags({ db }: Engine, campaign: string, { people, quarter }: LeakRule): Promise<FlagRow[]> {
  return db.all<FlagRow>(sql`
    WITH suspects AS MATERIALIZED (
      SELECT node, sum(views) AS views, sum(views - clear) AS doubtful,
             sum(iif(generation = 1, views, 0)) AS own, sum(iif(generation = 1, views - clear, 0)) AS ownDoubtful
      FROM threads WHERE node IN (SELECT node FROM threads WHERE views - clear >= 10) GROUP BY node),
    machines AS MATERIALIZED (
      SELECT node, doubtful, 10 * doubtful >= 9 * views AS isWhole FROM suspects
      WHERE doubtful >= ${DOUBTFUL} AND 2 * doubtful >= views),
    chains AS MATERIALIZED (
      SELECT node, sum(views) AS views FROM threads
      WHERE node IN (SELECT node FROM threads WHERE generation = 12 AND views > 0) GROUP BY node
      HAVING 2 * sum(views) <= 3 * max(iif(views > 0, generation, 0))),
    flagged AS (
      SELECT node, 'many' AS rule, views, ${people} AS bound FROM threads
      WHERE generation = 1 AND views >= 25 AND views >= ${people} AND ${isFans}
      UNION ALL
      SELECT node, 'fast', max(views), ${quarter} FROM surges
      WHERE campaign = ${campaign} AND views >= 10 AND views >= ${quarter} GROUP BY node
      UNION ALL
      SELECT machines.node, 'machine', machines.doubtful, ${DOUBTFUL} FROM machines JOIN nodes ON nodes.id = machines.node
      LEFT JOIN machines AS above ON above.node = nodes.parent
      WHERE above.node IS NULL OR (machines.isWhole AND NOT above.isWhole)
      UNION ALL
      SELECT node, 'star', ownDoubtful, ${DOUBTFUL} FROM suspects
      WHERE ownDoubtful >= ${DOUBTFUL} AND 2 * ownDoubtful >= own
      UNION ALL
      SELECT chains.node, 'chain', views, ${CHAIN} FROM chains JOIN nodes ON nodes.id = chains.node
      WHERE coalesce(nodes.parent, 0) NOT IN (SELECT node FROM chains))
    SELECT flagged.node, nodes.root, rule, flagged.views, bound AS "limit",
           (SELECT coalesce(sum(views - clear), 0) FROM threads WHERE node = flagged.node) AS doubtful,
           (SELECT coalesce(sum(views), 0) FROM threads WHERE node = flagged.node AND generation > 1) AS further,
           (SELECT coalesce(max(generation), 0) FROM threads WHERE node = flagged.node AND views > 0) AS depth,
           label, coalesce(roots.channel, nodes.channel) AS channel, iif(parent IS NULL, NULL, nodes.at) AS openedAt, cap,
           revoked_at AS revokedAt
    FROM flagged JOIN nodes ON nodes.id = flagged.node LEFT JOIN roots ON roots.node = flagged.node
    LEFT JOIN restrictions ON restrictions.node = flagged.node
    WHERE nodes.campaign = ${campaign} AND nodes.voided IS NULL
    ORDER BY revoked_at IS NOT NULL, flagged.views DESC LIMIT ${MOST_FLAGS}`)
}

const isFans: SQL = sql`(SELECT parent FROM nodes WHERE id = node) IS NOT NULL`

/** Views through fans' links that more people opened than chats hold. */
export async function countReposted({ db }: Engine, campaign: string, people: number): Promise<number> {
  const { views } = await db.get<{ views: number }>(sql`
    SELECT coalesce(sum(views - ${people}), 0) AS views FROM threads
    WHERE generation = 1 AND views >= 25 AND views > ${people} AND ${isFans}
      AND (SELECT campaign FROM nodes WHERE id = node) = ${campaign}`)
  return views
}
