import { CHANNEL_IDS } from '../../campaigns/channels.ts'
import { type Forest, type Pause, stretches } from '../../db/forest.ts'
import type { RootRow } from '../../db/report.ts'
import type { Tree } from './contract.ts'

export interface Selection {
  root?: string | undefined
  most: number
  fold: number
}

/** Nodes that are drawn at a stretch; each takes far longer than one that is only counted. */
const DRAWN_AT_ONCE = 5000

/**
 * What is drawn of a forest: the largest branches, at most so many nodes. Branches smaller than `fold` are folded into
 * the node that they hang on, whoever it is: a few people in a row could be recognised.
 */
export async function treeOf(
  forest: Forest,
  roots: readonly RootRow[],
  { root, most, fold }: Selection,
  now: number,
  pause: Pause,
): Promise<Tree> {
  const isIn = forest.rootIds.map((id) => root === undefined || String(id) === root)
  const { reach, branches, generations, spans } = await survey(forest, isIn, pause)
  const places = await largest(forest, isIn, smallestDrawn(branches, { most, fold }), pause)
  const shownRoots = roots.filter(({ node }) => root === undefined || String(node) === root)
  const drawn = await draw(forest, { shownRoots, places, reach }, pause)
  return {
    now,
    size: reach.reduce((sum, views) => sum + views, 0),
    ...drawn,
    folded: foldedInto(drawn.below, drawn.parents),
    // Without the holes: nobody is in generation 0.
    generations: Object.entries(generations).map(([depth, views]) => ({ generation: Number(depth), views })),
    branches: Object.entries(spans).map(([doublings, branches]) => ({ upTo: 2 ** Number(doublings), branches })),
  }
}

interface Drawing {
  shownRoots: readonly RootRow[]
  /** Of the views, in the forest. */
  places: readonly number[]
  /** By place in `rootIds`. */
  reach: readonly number[]
}

async function draw(forest: Forest, { shownRoots, places, reach }: Drawing, pause: Pause) {
  const reachOf = new Map(forest.rootIds.map((id, place) => [id, reach[place] ?? 0]))
  const drawnRoot = new Map<number, number>(shownRoots.map(({ node }, i) => [node, i]))
  const drawnAt = new Map<number, number>()
  const nodes = shownRoots.map(({ node }) => String(node))
  const parents = shownRoots.map(() => -1)
  const channels = shownRoots.map(({ channel }) => channel)
  const at = shownRoots.map(() => 0)
  const below = shownRoots.map(({ node }) => reachOf.get(node) ?? 0)
  for await (const [from, to] of stretches(places.length, pause, DRAWN_AT_ONCE)) {
    for (const i of places.slice(from, to)) {
      const root = forest.rootIds[forest.roots[i] ?? -1] ?? -1
      drawnAt.set(i, nodes.length)
      nodes.push(String(forest.ids[i]))
      parents.push(drawnAt.get(forest.parents[i] ?? -1) ?? drawnRoot.get(root) ?? -1)
      channels.push(CHANNEL_IDS[forest.channels[i] ?? -1] ?? 'other')
      at.push(forest.at[i] ?? 0)
      below.push(forest.below[i] ?? 0)
    }
  }
  return { nodes, parents, channels, at, below }
}

/** How many views there are of each sort, among those below the roots that are in. */
async function survey({ size, roots, depths, below }: Forest, isIn: readonly boolean[], pause: Pause) {
  const reach = new Array<number>(isIn.length).fill(0)
  /** By the size of the branch that each begins, itself included. */
  const branches = new Int32Array(size + 1)
  const generations: number[] = []
  /** Of those who came by a root's own link: by how often 1 is doubled to reach the size of their branch. */
  const spans: number[] = []
  for await (const [from, to] of stretches(size, pause)) {
    for (let i = from; i < to; i++) {
      const [root, depth, branch] = [roots[i] ?? 0, depths[i] ?? 0, (below[i] ?? 0) + 1]
      if (!isIn[root]) continue
      reach[root] = (reach[root] ?? 0) + 1
      branches[branch] = (branches[branch] ?? 0) + 1
      generations[depth] = (generations[depth] ?? 0) + 1
      if (depth !== 1) continue
      const doublings = 32 - Math.clz32(branch - 1)
      spans[doublings] = (spans[doublings] ?? 0) + 1
    }
  }
  return { reach, branches, generations, spans }
}

/** The size from which on branches are drawn. A branch is never smaller than one that hangs on it, so none floats. */
function smallestDrawn(branches: Int32Array, { most, fold }: Omit<Selection, 'root'>): number {
  let drawn = 0
  for (let size = branches.length - 1; size >= fold; size--) {
    drawn += branches[size] ?? 0
    if (drawn > most) return size + 1
  }
  return fold
}

/** Places of the views that begin a branch of this size or a larger one. */
async function largest({ size, roots, below }: Forest, isIn: readonly boolean[], smallest: number, pause: Pause) {
  const places: number[] = []
  for await (const [from, to] of stretches(size, pause)) {
    for (let i = from; i < to; i++) if ((below[i] ?? 0) + 1 >= smallest && isIn[roots[i] ?? 0]) places.push(i)
  }
  return places
}

/** What hangs below each and is not drawn. */
function foldedInto(below: readonly number[], parents: readonly number[]): number[] {
  const folded = [...below]
  parents.forEach((parent, i) => {
    if (parent >= 0) folded[parent] = (folded[parent] ?? 0) - (below[i] ?? 0) - 1
  })
  return folded
}
