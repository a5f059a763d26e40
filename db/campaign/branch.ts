import { type SQL, sql } from 'drizzle-orm'
import type { Engine } from '../engine.ts'
import type { Pause } from './forest.ts'
import type { NodeId } from './node-id.ts'

/** A node, and what grew from it. */
export interface Branch {
  campaign: string
  node: NodeId
  /** Every node that grew from it as well. */
  isSubtree: boolean
}

/** Nodes read at once while a branch is walked: a few milliseconds, whosever they are. */
const STEP = 2000

/**
 * A node, then whatever grew from it, some at a time. A child's id is above its parent's, so one pass in the order of
 * ids meets every branch from its root outwards. Whoever revokes what it gives before asking for more has revoked all
 * of it at the end, even what grew meanwhile: nothing can grow below a revoked node, so no later opening has to look
 * further up than its own parent.
 *
 * @param pause between two steps, so that no opening waits for the whole of a large branch
 */
export async function* walkBranch(
  engine: Engine,
  pause: Pause,
  { campaign, node, isSubtree }: Branch,
): AsyncGenerator<NodeId[]> {
  yield [node]
  if (!isSubtree) return
  for await (const rows of readBranch(engine, pause, { campaign, node })) {
    if (rows.length > 0) yield rows.map(([id]) => id)
  }
}

/** A view and its parent. */
type Row = [id: NodeId, parent: NodeId]

/** Views below a node, parents before children. */
export async function* readBranch(
  engine: Engine,
  pause: Pause,
  { campaign, node }: Omit<Branch, 'isSubtree'>,
): AsyncGenerator<Row[]> {
  const branch = new Set<NodeId>([node])
  // A root's id says nothing of when it began.
  const isInRoot = sql`campaign = ${campaign} AND root = (SELECT root FROM nodes WHERE id = ${node})`
  for await (const rows of scan(engine, pause, isInRoot)) {
    yield rows.filter(([id, parent]) => branch.has(parent) && branch.add(id))
  }
}

/** Views that came by a node's own link. */
export function readChildren(engine: Engine, pause: Pause, { campaign, node }: Omit<Branch, 'isSubtree'>) {
  return scan(engine, pause, sql`campaign = ${campaign} AND parent = ${node}`)
}

/** Views of a campaign. */
export function readCampaign(engine: Engine, pause: Pause, campaign: string) {
  return scan(engine, pause, sql`campaign = ${campaign}`)
}

/** Every view of a campaign, some at a time. */
export async function* walkCampaign(engine: Engine, pause: Pause, campaign: string): AsyncGenerator<NodeId[]> {
  for await (const rows of readCampaign(engine, pause, campaign)) {
    if (rows.length > 0) yield rows.map(([id]) => id)
  }
}

/** Views in the order of their ids, with their parents. Steps are of all nodes: else a small campaign would search for long. */
async function* scan({ db }: Engine, pause: Pause, isIn: SQL): AsyncGenerator<Row[]> {
  for (let after: number | null = 0; after !== null; await pause()) {
    const step: { rows: string; last: number | null } = await db.get(sql`
      SELECT json_group_array(json_array(id, parent)) FILTER (WHERE ${isIn} AND parent IS NOT NULL) AS rows, max(id) AS last
      FROM (SELECT * FROM nodes WHERE id > ${after} ORDER BY id LIMIT ${STEP})`)
    yield JSON.parse(step.rows)
    after = step.last
  }
}
