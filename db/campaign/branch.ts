import { type SQL, sql } from 'drizzle-orm'
import type { Engine } from '../engine.ts'
import type { Pause } from './forest.ts'
import type { NodeId } from './node-id.ts'
import { isClear } from './threads.ts'

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
  for await (const rows of readBranch(engine, pause, { campaign, node }, NO_MORE)) {
    if (rows.length > 0) yield rows.map(([id]) => id)
  }
}

/** A view and its parent, with what else is asked. */
type Row<More extends unknown[] = []> = [id: NodeId, parent: NodeId, ...More]

/** What is asked of each view beside its id and parent, as SQL. */
interface Columns<_More extends unknown[]> {
  of: SQL
}

const NO_MORE: Columns<[]> = { of: sql`` }

/** How old the parent was, in milliseconds, if the view is clear and not voided, else null; whether it was its first. */
export const BIRTH: Columns<[age: number | null, isFirst: 0 | 1]> = {
  of: sql`, iif(child.voided IS NULL AND ${isClear('child')},
    max(child.at - (SELECT nodes.at FROM nodes WHERE nodes.id = child.parent), 0), NULL), child.place = 0`,
}

/** Views below a node, parents before children. */
export async function* readBranch<More extends unknown[]>(
  engine: Engine,
  pause: Pause,
  { campaign, node }: Omit<Branch, 'isSubtree'>,
  columns: Columns<More>,
): AsyncGenerator<Row<More>[]> {
  const branch = new Set<NodeId>([node])
  // A root's id says nothing of when it began.
  const isInRoot = sql`campaign = ${campaign} AND root = (SELECT root FROM nodes WHERE id = ${node})`
  for await (const rows of scan(engine, pause, isInRoot, columns)) {
    yield rows.filter(([id, parent]) => branch.has(parent) && branch.add(id))
  }
}

/** Views that came by a node's own link. */
export function readChildren<More extends unknown[]>(
  engine: Engine,
  pause: Pause,
  { campaign, node }: Omit<Branch, 'isSubtree'>,
  columns: Columns<More>,
) {
  return scan(engine, pause, sql`campaign = ${campaign} AND parent = ${node}`, columns)
}

/** Views of a campaign. */
export function readCampaign<More extends unknown[]>(
  engine: Engine,
  pause: Pause,
  campaign: string,
  columns: Columns<More>,
) {
  return scan(engine, pause, sql`campaign = ${campaign}`, columns)
}

/** Every view of a campaign, some at a time. */
export async function* walkCampaign(engine: Engine, pause: Pause, campaign: string): AsyncGenerator<NodeId[]> {
  for await (const rows of readCampaign(engine, pause, campaign, NO_MORE)) {
    if (rows.length > 0) yield rows.map(([id]) => id)
  }
}

/** Views in the order of their ids, with their parents. Steps are of all nodes: else a small campaign would search for long. */
async function* scan<More extends unknown[]>(
  { db }: Engine,
  pause: Pause,
  isIn: SQL,
  { of }: Columns<More>,
): AsyncGenerator<Row<More>[]> {
  for (let after: number | null = 0; after !== null; await pause()) {
    const step: { rows: string; last: number | null } = await db.get(sql`
      SELECT json_group_array(json_array(id, parent${of})) FILTER (WHERE ${isIn} AND parent IS NOT NULL) AS rows, max(id) AS last
      FROM (SELECT * FROM nodes WHERE id > ${after} ORDER BY id LIMIT ${STEP}) AS child`)
    yield JSON.parse(step.rows)
    after = step.last
  }
}
