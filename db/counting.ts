import { type Name, type SQL, sql } from 'drizzle-orm'
import type { ChannelId } from '../campaigns/channels.ts'
import { addGrowth, addSurges, growthOf, surgesOf } from './growth.ts'
import type { NodeId } from './node-id.ts'
import { type Thread, threadsOf } from './threads.ts'

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
  visit: string
}

const HOUR = 3_600_000

/** Arrivals as a table; `place` is their order. */
const asTable = (arrivals: readonly Arrival[]) => {
  const rows = arrivals.map(({ id, campaign, parent, channel, at, visit }) => [
    id,
    campaign,
    parent,
    channel,
    at,
    visit,
  ])
  return sql`arrivals AS MATERIALIZED (
    SELECT key AS place, value->>0 AS id, value->>1 AS campaign, value->>2 AS parent, value->>3 AS channel,
           value->>4 AS at, value->>5 AS visit
    FROM json_each(${JSON.stringify(rows)}))`
}

/**
 * Appends one node per arrival whose visit is new, whose parent is known and whose link may still be opened, and adds
 * them to every counter. The second statement gives one {@link AppendedRow}, the third a {@link TallyRow} for every
 * campaign that grew.
 */
export function countArrivals(arrivals: readonly Arrival[]): SQL[] {
  const appended = sql`nodes WHERE id IN (SELECT value FROM json_each(${JSON.stringify(arrivals.map(({ id }) => id))}))`
  const ids = sql`SELECT json_group_array(id) AS ids FROM ${appended}`
  return [
    appendNodes(arrivals),
    ids,
    growTallies(appended),
    // Before the threads, which say how many views a link had until now.
    addGrowth(growthOf(appended, viewsSoFar)),
    addSurges(surgesOf(appended, viewsSoFar)),
    growThreads(appended),
    growRollups(appended),
  ]
}

const viewsSoFar = sql`coalesce((SELECT views FROM threads WHERE node = parent.id), 0)`

/** The ids that were appended, as one JSON array: reading them row by row costs more than appending them. */
export interface AppendedRow {
  ids: string
}

const appendNodes = (arrivals: readonly Arrival[]) => sql`
  WITH ${asTable(arrivals)}
  INSERT INTO nodes (id, campaign, parent, root, depth, channel, at, visit)
  SELECT arrivals.id, arrivals.campaign, parent.id, parent.root, parent.depth + 1, arrivals.channel, arrivals.at, arrivals.visit
  FROM arrivals
  JOIN nodes AS parent ON parent.id = arrivals.parent
  LEFT JOIN restrictions ON restrictions.node = arrivals.parent
  WHERE restrictions.revoked_at IS NULL AND (restrictions.cap IS NULL OR restrictions.cap > ${viewsBefore})
  ON CONFLICT DO NOTHING`

/** How many views a link has, those included that stand before this arrival in the same group. */
const viewsBefore = sql`
  coalesce((SELECT views FROM threads WHERE node = arrivals.parent), 0) +
  (SELECT count(DISTINCT earlier.visit) FROM arrivals AS earlier
   WHERE earlier.parent = arrivals.parent AND earlier.place < arrivals.place AND NOT EXISTS (
     SELECT 1 FROM nodes WHERE nodes.campaign = earlier.campaign AND nodes.visit = earlier.visit))`

export interface TallyRow {
  campaign: string
  views: number
  depth: number
}

const growTallies = (appended: SQL) => sql`
  INSERT INTO tallies (campaign, views, depth)
  SELECT campaign, count(*), max(depth) FROM ${appended} GROUP BY campaign
  ON CONFLICT (campaign) DO UPDATE SET views = views + excluded.views, depth = max(depth, excluded.depth)
  RETURNING campaign, views, depth`

const growThreads = (appended: SQL) => sql`
  INSERT INTO threads (node, views, further, deep) ${threadsOf(appended)}
  ON CONFLICT (node) DO UPDATE SET views = views + excluded.views, further = further + excluded.further,
    deep = max(deep, excluded.deep)`

const growRollups = (appended: SQL) => sql`
  INSERT INTO rollups (campaign, hour, channel, root, views)
  SELECT campaign, at / ${sql.raw(String(HOUR))}, channel, root, count(*) FROM ${appended} GROUP BY 1, 2, 3, 4
  ON CONFLICT (campaign, hour, channel, root) DO UPDATE SET views = views + excluded.views`

/**
 * A token whose MAC is right names a node that we made. If it is not there, the database was restored from an older
 * backup: the lost node comes back as a root, and its branch goes on growing.
 */
export const adoptLostParents = (arrivals: readonly Arrival[]): SQL => sql`
  WITH ${asTable(arrivals)}
  INSERT INTO nodes (id, campaign, parent, root, depth, channel, at, visit)
  SELECT parent, campaign, NULL, parent, 0, 'other', min(at), NULL FROM arrivals GROUP BY parent, campaign
  ON CONFLICT DO NOTHING`

/** How it stands with an arrival that was not appended. */
export interface ArrivalRow extends Omit<Thread, 'views'> {
  /** The node that this visit made before; null when there is none. */
  node: NodeId | null
  /** Views through that node so far; `further` and `deep` are of its thread too. */
  mine: number
  isNodeRevoked: number
  isParentKnown: number
  isParentRevoked: number
  views: number
  depth: number
}

/** One {@link ArrivalRow} per arrival, in their order. */
export const lookUp = (arrivals: readonly Arrival[]): SQL => sql`
  WITH ${asTable(arrivals)}
  SELECT nodes.id AS node, coalesce(threads.views, 0) AS mine, coalesce(threads.further, 0) AS further,
         coalesce(threads.deep, 0) AS deep, own.revoked_at IS NOT NULL AS isNodeRevoked, parent.id IS NOT NULL AS isParentKnown, theirs.revoked_at IS NOT NULL AS isParentRevoked,
         coalesce(tallies.views, 0) AS views, coalesce(tallies.depth, 0) AS depth
  FROM arrivals
  LEFT JOIN nodes ON nodes.campaign = arrivals.campaign AND nodes.visit = arrivals.visit
  LEFT JOIN nodes AS parent ON parent.id = arrivals.parent
  LEFT JOIN threads ON threads.node = nodes.id
  LEFT JOIN restrictions AS own ON own.node = nodes.id
  LEFT JOIN restrictions AS theirs ON theirs.node = arrivals.parent
  LEFT JOIN tallies ON tallies.campaign = arrivals.campaign
  ORDER BY arrivals.place`

/** An hourly counter and by how much it grows: of refusals by reason, of intents by channel. */
export interface Increment {
  table: 'refusals' | 'intents'
  campaign: string
  at: number
  key: string
}

/** One statement per table for all increments of a group. */
export function addIncrements(increments: readonly Increment[]): SQL[] {
  return (['refusals', 'intents'] as const).flatMap((table) => {
    const rows = increments.filter((increment) => increment.table === table)
    if (rows.length === 0) return []
    const json = JSON.stringify(rows.map(({ campaign, at, key }) => [campaign, Math.floor(at / HOUR), key]))
    const [key, count] = table === 'refusals' ? (['reason', 'openings'] as const) : (['channel', 'uses'] as const)
    return [increment(sql.identifier(table), sql.identifier(key), sql.identifier(count), json)]
  })
}

const increment = (table: Name, key: Name, count: Name, json: string) => sql`
  INSERT INTO ${table} (campaign, hour, ${key}, ${count})
  SELECT value->>0, value->>1, value->>2, count(*) FROM json_each(${json}) GROUP BY 1, 2, 3
  ON CONFLICT (campaign, hour, ${key}) DO UPDATE SET ${count} = ${count} + excluded.${count}`

/** Fails when no page can be added, and leaves nothing behind when one can. */
export const probe = (): SQL[] => [
  sql`INSERT INTO probes (ballast) VALUES (hex(randomblob(4096)))`,
  sql`DELETE FROM probes`,
]
