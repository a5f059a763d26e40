import { type SQL, sql } from 'drizzle-orm'
import type { Engine } from '../engine.ts'
import type { Pause } from './forest.ts'
import { memberNodes } from './members.ts'
import type { NodeId } from './node-id.ts'
import { isClear } from './threads.ts'

/** A node, alone or with its subtree. */
export interface Branch {
  campaign: string
  node: NodeId
  /** Whether the whole subtree is meant. */
  isSubtree: boolean
}

/** Nodes read at once while a branch is walked: a few milliseconds, whether or not they belong to it. */
const STEP = 2000

/**
 * Walks a branch in steps: a node, of a list its members, then its descendants. A child's id is above its parent's, so one pass in the order of
 * ids meets every branch from its root outwards. A caller that revokes each step before asking for the next has revoked the
 * whole branch at the end, even what grew meanwhile: nothing can grow below a revoked node, so an opening checks its own
 * parent only.
 */
export async function* walkBranch(
  engine: Engine,
  pause: Pause,
  { campaign, node, isSubtree }: Branch,
): AsyncGenerator<NodeId[]> {
  yield [node]
  if (!isSubtree) return
  yield* memberNodes(engine, node, STEP)
  for await (const rows of readBranch(engine, pause, { campaign, node }, NO_MORE)) {
    if (rows.length > 0) yield rows.map(([id]) => id)
  }
}

/** A view and its parent, with further columns. */
type Row<More extends unknown[] = []> = [id: NodeId, parent: NodeId, ...More]

/** Further columns of each view, as SQL. */
interface Columns<_More extends unknown[]> {
  of: SQL
}

const NO_MORE: Columns<[]> = { of: sql`` }

/**
 * Age of the parent in milliseconds, if the view is clear and not voided, else null; and whether the view was its first.
 */
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
  for await (const members of memberNodes(engine, node, STEP)) for (const member of members) branch.add(member)
  // A root's id does not tell when it began.
  const isInRoot = sql`campaign = ${campaign} AND root = (SELECT root FROM nodes WHERE id = ${node})`
  for await (const rows of scan(engine, pause, isInRoot, columns)) {
    yield rows.filter(([id, parent]) => branch.has(parent) && branch.add(id))
  }
}

/** Views through a node's own link. */
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

/** Walks every view of a campaign, in steps. */
export async function* walkCampaign(engine: Engine, pause: Pause, campaign: string): AsyncGenerator<NodeId[]> {
  for await (const rows of readCampaign(engine, pause, campaign, NO_MORE)) {
    if (rows.length > 0) yield rows.map(([id]) => id)
  }
}

/**
 * Scans views in the order of their ids, with their parents. A step counts nodes of all campaigns: else a small campaign
 * would search for long.
 */
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
