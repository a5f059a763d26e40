import { type SQL, sql } from 'drizzle-orm'
import type { ChannelId } from '../../campaigns/channels.ts'
import type { Engine } from '../engine.ts'
import type { NodeId } from './node-id.ts'

/** A flagged link or branch: its spread is unlike that among people. */
export interface FlagRow {
  node: NodeId
  root: NodeId
  rule: 'many' | 'fast' | 'machine' | 'star' | 'chain'
  /** The figure that the rule looks at, and the limit from which it flags. */
  views: number
  limit: number
  /** Views of its branch that carry a doubt. */
  doubtful: number
  /** Views further down its branch; then its generations. */
  further: number
  depth: number
  /** Label of a root; null for a fan's link. */
  label: string | null
  channel: ChannelId
  /** Null for a root. */
  openedAt: number | null
  cap: number | null
  revokedAt: number | null
}

/** Limits for a fan's link: number of views, and number of views within a quarter of an hour after its first ten. */
export interface LeakRule {
  people: number
  quarter: number
}

const MOST_FLAGS = 50
/** Limit of doubtful views of a branch, or a link; they must also be half of all. */
const DOUBTFUL = 20
/** A chain: a branch of at least so many generations, with hardly more than one view each. */
const CHAIN = 12

/**
 * Reads the flagged links and branches; those that still open something come first. Roots are flagged for doubts and chains
 * only: a poster is meant to be opened by many. Each rule starts from a partial index, so that finding nothing costs
 * nothing.
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

/** Views through fans' links that were opened by more people than a chat holds. */
export async function countReposted({ db }: Engine, campaign: string, people: number): Promise<number> {
  const { views } = await db.get<{ views: number }>(sql`
    SELECT coalesce(sum(views - ${people}), 0) AS views FROM threads
    WHERE generation = 1 AND views >= 25 AND views > ${people} AND ${isFans}
      AND (SELECT campaign FROM nodes WHERE id = node) = ${campaign}`)
  return views
}
