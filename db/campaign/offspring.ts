import { sql } from 'drizzle-orm'
import type { Engine } from '../engine.ts'
import { readBranch, readCampaign, readChildren } from './branch.ts'
import type { Pause } from './forest.ts'
import { firstIdAt, type NodeId } from './node-id.ts'
import { listRoots } from './roots.ts'

/** Ids that are older are all there: no writer's commit can still be on the way. */
const SETTLES_AFTER_MS = 60_000

/** Who came by the links of some nodes. */
export interface Offspring {
  of(nodes: readonly NodeId[]): NodeId[]
  /** Of children with higher ids some may be missing. */
  completeUpTo: NodeId
}

interface Parents {
  campaign: string
  /** Undefined: all of the campaign. */
  node?: NodeId | undefined
  isSubtree: boolean
}

/**
 * Children have no index, since every opening would pay for it: they are looked for once, some nodes at a time, before a
 * node, its branch or a campaign is voided or put back. Some 16 bytes a child and 60 a parent, as long as that takes.
 */
export async function readOffspring(engine: Engine, pause: Pause, parents: Parents, now: number): Promise<Offspring> {
  const completeUpTo = firstIdAt(now - SETTLES_AFTER_MS)
  const children: NodeId[] = []
  /** Place of the last child of a parent, and of the one before each child: a linked list in two arrays. */
  const last = new Map<NodeId, number>()
  const before: number[] = []
  // What came by a link of the brand's, often most of all, was passed on by nobody.
  const roots = new Set((await listRoots(engine, parents.campaign)).map(({ node }) => node))
  for await (const rows of (await hasAny(engine, parents)) ? read(engine, pause, parents) : []) {
    for (const [id, parent] of rows) {
      if (roots.has(parent)) continue
      before.push(last.get(parent) ?? -1)
      last.set(parent, children.push(id) - 1)
    }
  }
  const of = (nodes: readonly NodeId[]) => {
    const found: NodeId[] = []
    for (const node of nodes) {
      for (let place = last.get(node) ?? -1; place >= 0; place = before[place] ?? -1) {
        const child = children[place]
        if (child !== undefined) found.push(child)
      }
    }
    return found
  }
  return { of, completeUpTo }
}

function read(engine: Engine, pause: Pause, { campaign, node, isSubtree }: Parents) {
  if (node === undefined) return readCampaign(engine, pause, campaign)
  return isSubtree ? readBranch(engine, pause, { campaign, node }) : readChildren(engine, pause, { campaign, node })
}

/** Most links are never opened: then nothing has to be looked for. */
async function hasAny({ db }: Engine, { node }: Parents): Promise<boolean> {
  if (node === undefined) return true
  return (await db.all(sql`SELECT 1 FROM threads WHERE node = ${node} LIMIT 1`)).length > 0
}
