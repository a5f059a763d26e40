import { type SQL, sql } from 'drizzle-orm'
import type { Engine } from '../engine.ts'
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

/** Revokes links and passes of nodes. The last statement returns as `changed` how many were not revoked before. */
export function revokeNodes(campaign: string, nodes: readonly NodeId[], at: number): SQL[] {
  return [
    sql`INSERT INTO restrictions (node, campaign, revoked_at)
      SELECT value, ${campaign}, ${at} FROM json_each(${JSON.stringify(nodes)}) WHERE true
      ON CONFLICT (node) DO UPDATE SET revoked_at = excluded.revoked_at WHERE revoked_at IS NULL`,
    sql`SELECT changes() AS changed`,
  ]
}

/**
 * Undoes {@link revokeNodes} for nodes that were revoked at `since` or later: one revoked before, for a reason of its own,
 * stays revoked. A branch that was revoked after its link counts as later.
 */
export function restoreNodes(nodes: readonly NodeId[], since: number): SQL[] {
  return [
    sql`UPDATE restrictions SET revoked_at = NULL
      WHERE node IN (SELECT value FROM json_each(${JSON.stringify(nodes)})) AND revoked_at >= ${since}`,
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

/** Number of these links that are open (for `revoke`), or were revoked at `since` or later (for `restore`). */
export async function countRestrictable({ db }: Engine, nodes: readonly NodeId[], since?: number): Promise<number> {
  const { found } = await db.get<{ found: number }>(sql`
    SELECT count(*) AS found FROM restrictions
    WHERE revoked_at IS NOT NULL AND (${since ?? null} IS NULL OR revoked_at >= ${since ?? null})
      AND node IN (SELECT value FROM json_each(${JSON.stringify(nodes)}))`)
  return since === undefined ? nodes.length - found : found
}
