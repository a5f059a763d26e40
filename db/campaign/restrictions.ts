import { type SQL, sql } from 'drizzle-orm'
import type { Engine } from '../engine.ts'
import { type Branch, walkBranch } from './branch.ts'
import type { Pause } from './forest.ts'
import type { NodeId } from './node-id.ts'

/** A limit on the views of a link. */
export interface Cap {
  campaign: string
  node: NodeId
  /** Clear views at most; null: no limit. */
  cap: number | null
}

/** Sets a cap by hand, which `campaign.yaml` no longer changes. */
export const setCap = ({ campaign, node, cap }: Cap, at: number): SQL => sql`
  INSERT INTO restrictions (node, campaign, cap, capped_at) VALUES (${node}, ${campaign}, ${cap}, ${at})
  ON CONFLICT (node) DO UPDATE SET cap = excluded.cap, capped_at = excluded.capped_at`

/**
 * Revokes links and passes of nodes. Those that were revoked at `before` are taken along, so that one restoring undoes both;
 * others keep the time that they have. The last statement returns as `changed` how many were not revoked before.
 */
export function revokeNodes(campaign: string, nodes: readonly NodeId[], at: number, before?: number): SQL[] {
  return [
    ...(before === undefined
      ? []
      : [sql`UPDATE restrictions SET revoked_at = ${at} WHERE ${revokedThen(nodes, before)}`]),
    sql`INSERT INTO restrictions (node, campaign, revoked_at)
      SELECT value, ${campaign}, ${at} FROM json_each(${JSON.stringify(nodes)}) WHERE true
      ON CONFLICT (node) DO UPDATE SET revoked_at = excluded.revoked_at WHERE revoked_at IS NULL`,
    sql`SELECT changes() AS changed`,
  ]
}

/**
 * Nodes that were revoked at that moment: together, since all of a branch carry the time at which it was begun. Whoever has
 * left a list is not among them: only the list brings them back.
 */
const revokedThen = (nodes: readonly NodeId[], at: number) =>
  sql`node IN (SELECT value FROM json_each(${JSON.stringify(nodes)})) AND revoked_at = ${at}
    AND NOT EXISTS (SELECT 1 FROM members WHERE members.node = restrictions.node AND has_left = 1)`

/** Undoes {@link revokeNodes} for nodes that were revoked at `at`: one revoked by itself, sooner or later, stays revoked. */
export function restoreNodes(nodes: readonly NodeId[], at: number): SQL[] {
  return [
    sql`UPDATE restrictions SET revoked_at = NULL WHERE ${revokedThen(nodes, at)}`,
    sql`SELECT changes() AS changed`,
  ]
}

/** When a node was revoked; undefined when it is not. */
export async function revokedAt({ db }: Engine, node: NodeId): Promise<number | undefined> {
  const rows = await db.all<{ at: number }>(
    sql`SELECT revoked_at AS at FROM restrictions WHERE node = ${node} AND revoked_at IS NOT NULL`,
  )
  return rows[0]?.at
}

/**
 * The moment of the revoking that a restoring undoes; undefined when there is none. It is that of the link. If a branch's own
 * link is open, it was restored alone, and the rest of the branch still carries the moment: then it is that of most of the
 * branch's revoked links. A link revoked alone had a reason of its own.
 */
export async function revokingOf(engine: Engine, pause: Pause, branch: Branch): Promise<number | undefined> {
  const own = await revokedAt(engine, branch.node)
  if (own !== undefined || !branch.isSubtree) return own
  const linksAt = new Map<number, number>()
  for await (const nodes of walkBranch(engine, pause, branch)) {
    const rows = await engine.db.all<{ at: number; links: number }>(sql`
      SELECT revoked_at AS at, count(*) AS links FROM restrictions WHERE revoked_at IS NOT NULL
        AND node IN (SELECT value FROM json_each(${JSON.stringify(nodes)})) GROUP BY revoked_at`)
    for (const { at, links } of rows) linksAt.set(at, (linksAt.get(at) ?? 0) + links)
  }
  const together = [...linksAt].filter(([, links]) => links > 1)
  const [most] = together.sort(([at, links], [otherAt, others]) => others - links || otherAt - at)
  return most?.[0]
}

/** Number of these links that are open (for `revoke`), or were revoked at that moment (for `restore`). */
export async function countRestrictable({ db }: Engine, nodes: readonly NodeId[], at?: number): Promise<number> {
  const isRevoked = sql`revoked_at IS NOT NULL AND node IN (SELECT value FROM json_each(${JSON.stringify(nodes)}))`
  const { found } = await db.get<{ found: number }>(sql`
    SELECT count(*) AS found FROM restrictions WHERE ${at === undefined ? isRevoked : revokedThen(nodes, at)}`)
  return at === undefined ? nodes.length - found : found
}

/** A revoked link, with its label where the brand handed it out. */
export interface RevokedLink {
  node: NodeId
  label: string | null
}

/** The first revoked link on the way to a node, itself left out; undefined when all above it open. */
export async function revokedAbove({ db }: Engine, node: NodeId): Promise<RevokedLink | undefined> {
  const rows = await db.all<RevokedLink>(sql`
    WITH RECURSIVE above (node, distance) AS (
      SELECT parent, 1 FROM nodes WHERE id = ${node}
      UNION ALL
      SELECT nodes.parent, distance + 1 FROM above JOIN nodes ON nodes.id = above.node)
    SELECT above.node, roots.label FROM above JOIN restrictions ON restrictions.node = above.node
    LEFT JOIN roots ON roots.node = above.node
    WHERE revoked_at IS NOT NULL ORDER BY distance DESC LIMIT 1`)
  return rows[0]
}
