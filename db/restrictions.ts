import { type SQL, sql } from 'drizzle-orm'
import type { Engine } from './engine.ts'
import type { Pause } from './forest.ts'
import type { NodeId } from './node-id.ts'

export interface Revocation {
  campaign: string
  node: NodeId
  /** Every node that grew from it as well. */
  isSubtree: boolean
}

/** How often a link may be opened from now on. */
export interface Cap {
  campaign: string
  node: NodeId
  /** Null: no limit. */
  cap: number | null
}

/** By hand, and so for good: what the campaign's folder says no longer counts. */
export const setCap = ({ campaign, node, cap }: Cap, at: number): SQL => sql`
  INSERT INTO restrictions (node, campaign, cap, capped_at) VALUES (${node}, ${campaign}, ${cap}, ${at})
  ON CONFLICT (node) DO UPDATE SET cap = excluded.cap, capped_at = excluded.capped_at`

/** Nodes read at once while a branch is walked: a few milliseconds. */
const STEP = 2000

/** Revokes links and passes of nodes. The last statement gives how many of them were revoked only now. */
export function revokeNodes(campaign: string, nodes: readonly NodeId[], at: number): SQL[] {
  return [
    sql`INSERT INTO restrictions (node, campaign, revoked_at)
      SELECT value, ${campaign}, ${at} FROM json_each(${JSON.stringify(nodes)}) WHERE true
      ON CONFLICT (node) DO UPDATE SET revoked_at = excluded.revoked_at WHERE revoked_at IS NULL`,
    sql`SELECT changes() AS revoked`,
  ]
}

/**
 * A node, then whatever grew from it, some at a time. A child's id is above its parent's, so one pass in the order of
 * ids meets every branch from its root outwards. Whoever revokes what it gives before asking for more has revoked all
 * of it at the end, even what grew meanwhile: nothing can grow below a revoked node, so no later opening has to look
 * further up than its own parent.
 *
 * @param pause between two steps, so that no opening waits for the whole of a large branch
 */
export async function* walkBranch(
  { db }: Engine,
  pause: Pause,
  { campaign, node, isSubtree }: Revocation,
): AsyncGenerator<NodeId[]> {
  yield [node]
  const branch = new Set<NodeId>([node])
  let after = 0
  while (isSubtree) {
    const rows = await db.all<{ id: NodeId; parent: NodeId }>(sql`
      SELECT id, parent FROM nodes
      WHERE id > ${after} AND campaign = ${campaign} AND root = (SELECT root FROM nodes WHERE id = ${node})
        AND parent IS NOT NULL
      ORDER BY id LIMIT ${STEP}`)
    const last = rows.at(-1)
    if (!last) return
    after = last.id
    const grown: NodeId[] = []
    for (const { id, parent } of rows) {
      if (!branch.has(parent)) continue
      branch.add(id)
      grown.push(id)
    }
    yield grown
    await pause()
  }
}

/** How many links of a branch still open something. */
export async function countBranch(engine: Engine, pause: Pause, revocation: Revocation): Promise<number> {
  let open = 0
  for await (const nodes of walkBranch(engine, pause, revocation)) {
    const { revoked } = await engine.db.get<{ revoked: number }>(sql`
      SELECT count(*) AS revoked FROM restrictions
      WHERE revoked_at IS NOT NULL AND node IN (SELECT value FROM json_each(${JSON.stringify(nodes)}))`)
    open += nodes.length - revoked
  }
  return open
}
