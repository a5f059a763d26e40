import { type Name, type SQL, sql } from 'drizzle-orm'
import type { ChannelId } from '../../campaigns/channels.ts'
import { type Query, withJson } from '../query.ts'
import { countInCircles } from './circles/arrivals.ts'
import type { NodeId } from './node-id.ts'
import { QUARTER_MS } from './quarters.ts'
import { CALM_VIEWS } from './surges.ts'
import { addThreads, directOf, isClear, type Thread, threadOf } from './threads.ts'
import { leaveUnsettled } from './unsettled.ts'

/**
 * The statements that count, for every engine. Each takes its rows as one JSON array: a Durable Object allows a hundred
 * parameters, and one prepared statement serves any crowd. All of one group run in one transaction.
 */

/** A private link that somebody opened, not yet counted. */
export interface Arrival {
  id: NodeId
  campaign: string
  parent: NodeId
  channel: ChannelId
  at: number
  /** A keyed digest. */
  visit: string
  /** Bits of `doubt.ts`. */
  doubt: number
  /** Those beside them if the link has a cap. */
  doubtIfCapped: number
  /** When work was asked for it, which was counted as a refusal. */
  askedAt?: number
  /** In a campaign with circles: the one that the fan chose, null for none. That of the link goes before it. */
  circle?: string | null
}

/** Arrivals as one JSON array, each with how many others of the group come through the same link first. */
function toJson(arrivals: readonly Arrival[]): string {
  const visitsOf = new Map<NodeId, Set<string>>()
  const rows = arrivals.map(({ id, campaign, parent, channel, at, visit, doubt, doubtIfCapped, circle }) => {
    const visits = visitsOf.get(parent) ?? new Set()
    visitsOf.set(parent, visits)
    const earlier = visits.size
    visits.add(visit)
    // '' has circles and chose none.
    return [id, campaign, parent, channel, at, visit, doubt, doubtIfCapped, earlier, circle === null ? '' : circle]
  })
  return JSON.stringify(rows)
}

/** The same as a table; `place` is their order. */
const asTable = (json: SQL) => sql`arrivals AS MATERIALIZED (
    SELECT key AS place, value->>0 AS id, value->>1 AS campaign, value->>2 AS parent, value->>3 AS channel,
           value->>4 AS at, value->>5 AS visit, value->>6 AS doubt, value->>7 AS doubtIfCapped, value->>8 AS earlier,
           value->>9 AS circle
    FROM json_each(${json}))`

/**
 * Appends one node per arrival whose visit is new, whose parent is known and whose link may still be opened, and counts
 * at once what decides about the next: the tally, and the views of each link. Fails when an id is taken; see
 * {@link isIdTaken}. The second statement gives one {@link AppendedRow}, the third a {@link TallyRow} for every campaign
 * that grew; the last one, where there are circles, a `GrownPart` for every part of one that grew.
 */
export function countArrivals(arrivals: readonly Arrival[]): Query[] {
  const ids = JSON.stringify(arrivals.map(({ id }) => id))
  return [
    appendNodes(toJson(arrivals)),
    leaveAppended(ids),
    growTallies(ids),
    growLinks(ids),
    ...takeBackRefusals(arrivals),
    ...countInCircles(arrivals),
  ]
}

/** Whether a write failed because somebody else has made a node with one of these ids: theirs is not ours. */
export function isIdTaken(error: unknown): boolean {
  return error instanceof Error && error.message.includes('UNIQUE constraint failed: nodes.id')
}

/** Those of the group that were appended, as what stands behind FROM. */
const appended = (ids: SQL) => sql`nodes WHERE id IN (SELECT value FROM json_each(${ids}))`

const leaveAppended = withJson((ids) => leaveUnsettled(appended(ids)))
const growLinks = withJson((ids) => addThreads(directOf(appended(ids))))

/** Whoever was asked for work and came back with it was refused nothing: an opening is either a view or a refusal. */
function takeBackRefusals(arrivals: readonly Arrival[]): Query[] {
  const asked = arrivals.flatMap(({ id, campaign, askedAt }) =>
    askedAt === undefined ? [] : [[id, campaign, Math.floor(askedAt / QUARTER_MS)]],
  )
  if (asked.length === 0) return []
  return [takeBack(JSON.stringify(asked))]
}

const takeBack = withJson(
  (asked) => sql`UPDATE refusals SET openings = refusals.openings - answered.openings
    FROM (SELECT value->>1 AS campaign, value->>2 AS quarter, count(*) AS openings FROM json_each(${asked})
      WHERE value->>0 IN (SELECT id FROM nodes) GROUP BY 1, 2) AS answered
    WHERE refusals.campaign = answered.campaign AND refusals.quarter = answered.quarter AND reason = 'work-required'`,
)

/** The ids that were appended, as one JSON array: reading them row by row costs more than appending them. */
export interface AppendedRow {
  ids: string
}

const appendNodes = withJson(
  (json) => sql`
  WITH ${asTable(json)}
  INSERT INTO nodes (id, campaign, parent, root, depth, channel, at, visit, doubt, place, branch)
  SELECT arrivals.id, arrivals.campaign, parent.id, parent.root, parent.depth + 1, arrivals.channel, arrivals.at, arrivals.visit,
         arrivals.doubt | iif(restrictions.cap IS NULL, 0, arrivals.doubtIfCapped), min(${sql.raw(String(CALM_VIEWS))}, coalesce(direct.views, 0) + arrivals.earlier),
         iif(arrivals.circle IS NULL, NULL, coalesce(parent.branch, ${newBranch}))
  FROM arrivals
  JOIN nodes AS parent ON parent.id = arrivals.parent
  LEFT JOIN threads AS direct ON direct.node = arrivals.parent AND direct.generation = 1
  LEFT JOIN restrictions ON restrictions.node = arrivals.parent
  WHERE restrictions.revoked_at IS NULL AND (restrictions.cap IS NULL OR restrictions.cap > ${clearBefore})
  ON CONFLICT (campaign, visit) WHERE visit IS NOT NULL DO NOTHING`,
)

/** A view begins a branch where its link or the fan decides about the circle. */
const newBranch = sql`iif(arrivals.circle <> '' OR (SELECT circle FROM roots WHERE node = parent.root) IS NOT NULL, arrivals.id, NULL)`

/** How many clear views a link has, those included that stand before this arrival in the same group. */
const clearBefore = sql`
  coalesce(direct.clear, 0) +
  (SELECT count(DISTINCT earlier.visit) FROM arrivals AS earlier
   WHERE earlier.parent = arrivals.parent AND earlier.place < arrivals.place AND ${isClear('earlier')} AND earlier.doubtIfCapped = 0 AND NOT EXISTS (
     SELECT 1 FROM nodes WHERE nodes.campaign = earlier.campaign AND nodes.visit = earlier.visit))`

export interface TallyRow {
  campaign: string
  views: number
  clear: number
  depth: number
}

const growTallies = withJson(
  (ids) => sql`
  INSERT INTO tallies (campaign, views, clear, depth)
  SELECT campaign, count(*), sum(${isClear()}), max(depth) FROM ${appended(ids)} GROUP BY campaign
  ON CONFLICT (campaign) DO UPDATE SET views = views + excluded.views, clear = clear + excluded.clear,
    depth = max(depth, excluded.depth)
  RETURNING campaign, views, clear, depth`,
)

/**
 * A token whose MAC is right names a node that we made. If it is not there, the database was restored from an older
 * backup, or its tree folded: the lost node comes back as a root, and its branch goes on growing, in the circle that its owner
 * chose since.
 */
export const adoptLostParents = (arrivals: readonly Arrival[]): SQL => sql`
  WITH ${asTable(sql`${toJson(arrivals)}`)}
  INSERT INTO nodes (id, campaign, parent, root, depth, channel, at, visit, branch)
  SELECT parent, campaign, NULL, parent, 0, 'other', min(at), NULL, (SELECT node FROM circle_branches WHERE node = parent)
  FROM arrivals GROUP BY parent, campaign
  ON CONFLICT DO NOTHING`

/** How it stands with an arrival that was not appended. */
export interface ArrivalRow extends Omit<Thread, 'views'> {
  /** The node that this visit made before; null when there is none. */
  node: NodeId | null
  /** Views through that node so far; `further` and `generations` are of its thread too. */
  mine: number
  isNodeRevoked: number
  isParentKnown: number
  isParentRevoked: number
  views: number
  clear: number
  depth: number
}

/** One {@link ArrivalRow} per arrival, in their order. */
export const lookUp = (arrivals: readonly Arrival[]): SQL => sql`
  WITH ${asTable(sql`${toJson(arrivals)}`)}
  SELECT nodes.id AS node, (SELECT own FROM (${threadOf(sql`nodes.id`)})) AS mine,
         (SELECT further FROM (${threadOf(sql`nodes.id`)})) AS further, (SELECT generations FROM (${threadOf(sql`nodes.id`)})) AS generations,
         own.revoked_at IS NOT NULL AS isNodeRevoked, parent.id IS NOT NULL AS isParentKnown,
         theirs.revoked_at IS NOT NULL AS isParentRevoked, coalesce(tallies.views, 0) AS views,
         coalesce(tallies.clear, 0) AS clear, coalesce(tallies.depth, 0) AS depth
  FROM arrivals
  LEFT JOIN nodes ON nodes.campaign = arrivals.campaign AND nodes.visit = arrivals.visit
  LEFT JOIN nodes AS parent ON parent.id = arrivals.parent
  LEFT JOIN restrictions AS own ON own.node = nodes.id
  LEFT JOIN restrictions AS theirs ON theirs.node = arrivals.parent
  LEFT JOIN tallies ON tallies.campaign = arrivals.campaign
  ORDER BY arrivals.place`

/** A counter by quarters and by how much it grows: of refusals by reason, of intents by channel. */
export interface Increment {
  table: 'refusals' | 'intents'
  campaign: string
  at: number
  key: string
}

/** One statement per table for all increments of a group. */
export function addIncrements(increments: readonly Increment[]): Query[] {
  return (['refusals', 'intents'] as const).flatMap((table) => {
    const rows = increments.filter((increment) => increment.table === table)
    if (rows.length === 0) return []
    const json = JSON.stringify(rows.map(({ campaign, at, key }) => [campaign, Math.floor(at / QUARTER_MS), key]))
    return [addTo[table](json)]
  })
}

const increment = (table: Name, key: Name, count: Name) =>
  withJson(
    (json) => sql`
  INSERT INTO ${table} (campaign, quarter, ${key}, ${count})
  SELECT value->>0, value->>1, value->>2, count(*) FROM json_each(${json}) GROUP BY 1, 2, 3
  ON CONFLICT (campaign, quarter, ${key}) DO UPDATE SET ${count} = ${count} + excluded.${count}`,
  )

const addTo = {
  refusals: increment(sql.identifier('refusals'), sql.identifier('reason'), sql.identifier('openings')),
  intents: increment(sql.identifier('intents'), sql.identifier('channel'), sql.identifier('uses')),
}

/** Fails when no page can be added, and leaves nothing behind when one can. */
export const probe = (): SQL[] => [
  sql`INSERT INTO probes (ballast) VALUES (hex(randomblob(4096)))`,
  sql`DELETE FROM probes`,
]
