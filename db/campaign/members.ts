import { type SQL, sql } from 'drizzle-orm'
import type { Engine } from '../engine.ts'
import type { NodeId } from './node-id.ts'

/** A member as they are added to a list. */
export interface NewMember {
  node: NodeId
  label: string
  /** Clear views through their link at most; null: no limit. */
  cap: number | null
  /** The campaign that they were a member of last season. */
  since?: string | undefined
}

interface Enlisted {
  campaign: string
  list: NodeId
  members: readonly NewMember[]
}

/**
 * Adds members to a list, one by one: those that are there stay as they are, and the links of those that had left it open
 * again. The last statement returns as `changed` how many are new or back.
 */
export function addMembers({ campaign, list, members }: Enlisted, at: number): SQL[] {
  const json = JSON.stringify(members.map(({ node, label, cap, since }) => [node, label, cap, since ?? null]))
  const back = sql`SELECT node FROM members
    WHERE list = ${list} AND has_left = 1 AND node IN (SELECT value->>0 FROM json_each(${json}))`
  return [
    sql`INSERT INTO nodes (id, campaign, parent, root, depth, channel, at, visit)
      SELECT value->>0, ${campaign}, NULL, ${list}, 0, (SELECT channel FROM roots WHERE node = ${list}), ${at}, NULL
      FROM json_each(${json}) WHERE true ON CONFLICT (id) DO NOTHING`,
    // A cap or a revocation that was set by hand outlives a list that is brought in again.
    sql`INSERT INTO restrictions (node, campaign, cap) SELECT value->>0, ${campaign}, value->>2 FROM json_each(${json})
      WHERE value->>2 IS NOT NULL AND value->>0 NOT IN (SELECT node FROM members) ON CONFLICT (node) DO NOTHING`,
    sql`UPDATE restrictions SET revoked_at = NULL WHERE node IN (${back})`,
    sql`INSERT INTO members (node, campaign, list, label, cap, since)
      SELECT value->>0, ${campaign}, ${list}, value->>1, value->>2, value->>3 FROM json_each(${json}) WHERE true
      ON CONFLICT (node) DO UPDATE SET label = excluded.label, cap = excluded.cap, has_left = 0
      WHERE has_left = 1 AND list = excluded.list`,
    sql`SELECT changes() AS changed`,
  ]
}

/**
 * Takes members off their lists: their links open nothing any more, and their labels are gone. Their moment is their own, so
 * that restoring a list that was revoked with them does not bring them back. The figures of the list keep them. The last statement returns as `changed` how many there were.
 */
export function removeMembers(campaign: string, nodes: readonly NodeId[], at: number): SQL[] {
  const theirs = sql`campaign = ${campaign} AND has_left = 0 AND node IN (SELECT value FROM json_each(${JSON.stringify(nodes)}))`
  return [
    sql`INSERT INTO restrictions (node, campaign, revoked_at) SELECT node, campaign, ${at} FROM members WHERE ${theirs}
      ON CONFLICT (node) DO UPDATE SET revoked_at = excluded.revoked_at`,
    sql`UPDATE members SET has_left = 1, label = '', cap = NULL WHERE ${theirs}`,
    sql`SELECT changes() AS changed`,
  ]
}

/** Of these nodes, those that are members of another list than this one, or were: its figures keep them. */
export async function membersElsewhere(
  { db }: Engine,
  nodes: readonly NodeId[],
  list: NodeId,
): Promise<{ node: NodeId; list: string; hasLeft: 0 | 1 }[]> {
  return db.all(sql`
    SELECT members.node, roots.label AS list, has_left AS hasLeft FROM members JOIN roots ON roots.node = members.list
    WHERE members.list <> ${list} AND members.node IN (SELECT value FROM json_each(${JSON.stringify(nodes)}))`)
}

/** Of these nodes, those that were taken off a list and are on none now. Their links stay revoked when the fold forgets them. */
export async function departedOf({ db }: Engine, campaign: string, nodes: readonly NodeId[]): Promise<NodeId[]> {
  const rows = await db.all<{ node: NodeId }>(sql`
    SELECT node FROM restrictions WHERE campaign = ${campaign} AND revoked_at IS NOT NULL
      AND node IN (SELECT value FROM json_each(${JSON.stringify(nodes)}))
      AND node NOT IN (SELECT node FROM members WHERE has_left = 0)`)
  return rows.map(({ node }) => node)
}

/** The cap that the config declares for each member of a list; undefined where it says none. */
export async function declaredCap({ db }: Engine, list: NodeId): Promise<number | undefined> {
  const rows = await db.all<{ cap: number | null }>(sql`SELECT cap FROM restrictions WHERE node = ${list}`)
  return rows[0]?.cap ?? undefined
}

/** A member, and which list they are on. */
export interface ListedMember {
  node: NodeId
  list: NodeId
  label: string
  cap: number | null
}

/** All who are on a campaign's lists, some at a time. */
export async function* readListed({ db }: Engine, campaign: string, most: number): AsyncGenerator<ListedMember[]> {
  for (let after: ListedMember | undefined, isMore = true; isMore; ) {
    const page: ListedMember[] = await db.all<ListedMember>(sql`
      SELECT node, list, label, cap FROM members WHERE campaign = ${campaign} AND has_left = 0
        AND (list, label, node) > (${after?.list ?? 0}, ${after?.label ?? ''}, ${after?.node ?? 0})
      ORDER BY list, label, node LIMIT ${most}`)
    yield page
    after = page.at(-1)
    isMore = page.length === most
  }
}

/** A member's link: what it may do, never what it did. */
export interface MemberRow {
  node: NodeId
  label: string
  cap: number | null
  since: string | null
  revokedAt: number | null
}

/** A page of a list, in the order of the labels. */
export async function readMembers(
  { db }: Engine,
  campaign: string,
  list: NodeId,
  { after, most }: { after?: Pick<MemberRow, 'label' | 'node'> | undefined; most: number },
): Promise<MemberRow[]> {
  return db.all<MemberRow>(sql`
    SELECT members.node, label, members.cap, since, revoked_at AS revokedAt
    FROM members LEFT JOIN restrictions ON restrictions.node = members.node
    WHERE members.campaign = ${campaign} AND list = ${list} AND has_left = 0
      AND (label, members.node) > (${after?.label ?? ''}, ${after?.node ?? 0})
    ORDER BY label, members.node LIMIT ${most}`)
}

/** Ids of a list's members, some at a time. */
export async function* memberNodes({ db }: Engine, list: NodeId, most: number): AsyncGenerator<NodeId[]> {
  for (let after: NodeId | undefined = 0 as NodeId; after !== undefined; ) {
    const { ids }: { ids: string } = await db.get(sql`
      SELECT json_group_array(node) AS ids FROM (
        SELECT node FROM members WHERE list = ${list} AND campaign = (SELECT campaign FROM roots WHERE node = ${list})
          AND node > ${after} ORDER BY node LIMIT ${most})`)
    const nodes: NodeId[] = JSON.parse(ids)
    if (nodes.length > 0) yield nodes
    after = nodes.length === most ? nodes.at(-1) : undefined
  }
}

/** A list's size, and how many of it have opened their link; whoever has left it is among them until the fold. */
export interface MemberCounts {
  list: NodeId
  /** The campaign that they came from; empty: they are new. */
  since: string
  members: number
  opened: number
}

/** Counts of a campaign's lists; of a folded one, what they were then. */
export async function countMembers({ db }: Engine, campaign: string): Promise<MemberCounts[]> {
  return db.all<MemberCounts>(sql`
    SELECT list, since, members, opened FROM member_counts WHERE campaign = ${campaign}
    UNION ALL
    SELECT * FROM (${openedOf(campaign)}) WHERE (list, since) NOT IN (
      SELECT list, since FROM member_counts WHERE campaign = ${campaign})`)
}

const openedOf = (campaign: string) => sql`
  SELECT list, coalesce(since, '') AS since, count(*) AS members, count(threads.node) AS opened
  FROM members LEFT JOIN threads ON threads.node = members.node AND generation = 1 AND clear > 0
  WHERE members.campaign = ${campaign} GROUP BY 1, 2`

/**
 * Keeps how many members had opened, and forgets which: what came through their links becomes their list's. A link with a
 * cap is used up from then on, whoever's it is, since what is left of it would tell.
 */
export const foldMembers = (campaign: string): SQL[] => [
  sql`INSERT INTO member_counts (campaign, list, since, members, opened)
    SELECT ${campaign}, list, since, members, opened FROM (${openedOf(campaign)}) WHERE true ON CONFLICT DO NOTHING`,
  sql`INSERT INTO threads (node, generation, views, clear, bursts)
    SELECT list, generation, sum(views), sum(clear), sum(bursts)
    FROM members CROSS JOIN threads ON threads.node = members.node WHERE members.campaign = ${campaign} GROUP BY 1, 2
    ON CONFLICT (node, generation) DO UPDATE SET views = views + excluded.views, clear = clear + excluded.clear,
      bursts = bursts + excluded.bursts`,
  sql`DELETE FROM threads WHERE node IN (SELECT node FROM members WHERE campaign = ${campaign})`,
  sql`UPDATE restrictions SET cap = 0 WHERE cap IS NOT NULL
      AND node IN (SELECT node FROM members WHERE campaign = ${campaign})`,
  sql`DELETE FROM members WHERE campaign = ${campaign} AND has_left = 1`,
]
