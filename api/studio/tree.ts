import { CHANNEL_IDS } from '../../campaigns/channels.ts'
import { ANY_DOUBT } from '../../db/campaign/doubt.ts'
import { type Forest, type Pause, stretches } from '../../db/campaign/forest.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import type { RootRow } from '../../db/campaign/roots.ts'
import type { TokenKind } from '../../seal/link.ts'
import type { Tree } from './contract/tree-schema.ts'
import type { Sight } from './tree-crowds.ts'

export interface TreeSelection {
  /** Only below this root; null for an unknown one. */
  root?: NodeId | null | undefined
  most: number
  fold: number
}

interface DrawingOptions {
  /** Names of nodes. */
  names: TokenKind
  sight: Sight
  now: number
  pause: Pause
}

/** Nodes drawn before yielding to the event loop; drawing one takes far longer than counting it. */
const DRAWN_AT_ONCE = 2000

/**
 * Draws a forest: its largest branches, within a number of nodes. Branches smaller than `fold` are folded into the node
 * above, for owners too: a few people in a row could be recognised.
 */
export async function treeOf(
  forest: Forest,
  roots: readonly RootRow[],
  { root, most, fold }: TreeSelection,
  { names, sight, now, pause }: DrawingOptions,
): Promise<Tree> {
  const isIn = forest.rootIds.map((id) => root === undefined || id === root)
  const { reach, branches, generations, spans } = await survey(forest, isIn, sight, pause)
  const places = await largest(forest, isIn, smallestDrawn(branches, { most, fold }), sight, pause)
  const listed = new Set<NodeId>(roots.map(({ node }) => node))
  // Fans' links of before a fold, or a restored backup, that go on: in an order that does not tell who went on first.
  const lost = forest.rootIds
    .filter((node) => !listed.has(node))
    .map((node) => ({ node, name: names.write(node), channel: 'other' as const }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const shownRoots = [...roots, ...lost].filter(({ node }) => root === undefined || node === root)
  const drawn = await draw(forest, { shownRoots, places, reach }, { names, sight, now, pause })
  return {
    now,
    size: reach.reduce((sum, views) => sum + views, 0),
    ...drawn,
    folded: foldedInto(drawn.below, drawn.parents),
    // `Object.entries` skips holes: nobody is in generation 0.
    generations: Object.entries(generations).map(([depth, views]) => ({ generation: Number(depth), views })),
    branches: Object.entries(spans).map(([doublings, branches]) => ({ upTo: 2 ** Number(doublings), branches })),
  }
}

interface Drawing {
  shownRoots: readonly Pick<RootRow, 'node' | 'channel'>[]
  /** Indices of the views in the forest. */
  places: readonly number[]
  /** By index in `rootIds`. */
  reach: readonly number[]
}

async function draw(forest: Forest, { shownRoots, places, reach }: Drawing, { names, sight, pause }: DrawingOptions) {
  const reachOf = new Map(forest.rootIds.map((id, place) => [id, reach[place] ?? 0]))
  const drawnRoot = new Map<number, number>(shownRoots.map(({ node }, i) => [node, i]))
  const drawnAt = new Map<number, number>()
  const nodes: string[] = shownRoots.map(({ node }) => names.write(node))
  const parents = shownRoots.map(() => -1)
  const channels: Tree['channels'] = shownRoots.map(({ channel }) => channel)
  const at: Tree['at'] = shownRoots.map(() => null)
  const doubtful = shownRoots.map(() => 0)
  const below = shownRoots.map(({ node }) => reachOf.get(node) ?? 0)
  const named = await nameViews(forest, places, { names, pause })
  // In the order of the openings, or in one that does not tell it; parents before children in both.
  if (!sight.isDated) named.sort((a, b) => a.depth - b.depth || (a.name < b.name ? -1 : 1))
  for await (const [from, to] of stretches(named.length, pause, DRAWN_AT_ONCE)) {
    for (const { place: i, name } of named.slice(from, to)) {
      const root = forest.rootIds[forest.roots[i] ?? -1] ?? -1
      const isTold = sight.isTold(i)
      drawnAt.set(i, nodes.length)
      nodes.push(name)
      parents.push(drawnAt.get(forest.parents[i] ?? -1) ?? drawnRoot.get(root) ?? -1)
      channels.push(isTold ? (CHANNEL_IDS[forest.channels[i] ?? -1] ?? 'other') : null)
      at.push(sight.isDated ? (forest.at[i] ?? 0) : null)
      doubtful.push(isTold && (forest.doubts[i] ?? 0) & ANY_DOUBT ? 1 : 0)
      below.push(sight.below[i] ?? 0)
    }
  }
  return { nodes, parents, channels, at, doubtful, below }
}

async function nameViews(
  forest: Forest,
  places: readonly number[],
  { names, pause }: Pick<DrawingOptions, 'names' | 'pause'>,
) {
  const named: { place: number; depth: number; name: string }[] = []
  for await (const [from, to] of stretches(places.length, pause, DRAWN_AT_ONCE)) {
    for (const place of places.slice(from, to)) {
      named.push({ place, depth: forest.depths[place] ?? 0, name: names.write(forest.ids[place] ?? 0) })
    }
  }
  return named
}

/** Counts the views below the included roots: by root, branch size and generation. */
async function survey({ size, roots, depths, below }: Forest, isIn: readonly boolean[], sight: Sight, pause: Pause) {
  const reach = new Array<number>(isIn.length).fill(0)
  /** Of the visible views: number of branches by size, the view that begins one included. */
  const branches = new Int32Array(size + 1)
  const generations: number[] = []
  /** Of the views by a root's own link, by root: how often 1 is doubled to reach the size of their branch. */
  const spansOf = isIn.map((): number[] => [])
  for await (const [from, to] of stretches(size, pause)) {
    for (let i = from; i < to; i++) {
      const [root, depth] = [roots[i] ?? 0, depths[i] ?? 0]
      if (!isIn[root]) continue
      reach[root] = (reach[root] ?? 0) + 1
      generations[depth] = (generations[depth] ?? 0) + 1
      const branch = (sight.below[i] ?? 0) + 1
      if (sight.isShown(i)) branches[branch] = (branches[branch] ?? 0) + 1
      const spans = spansOf[root]
      const doublings = 32 - Math.clz32(below[i] ?? 0)
      if (depth === 1 && spans) spans[doublings] = (spans[doublings] ?? 0) + 1
    }
  }
  return { reach, branches, generations, spans: sumOfSpans(spansOf.filter((spans) => sight.isCrowd(sum(spans)))) }
}

function sumOfSpans(spansOf: readonly number[][]): number[] {
  const sums: number[] = []
  for (const spans of spansOf) {
    spans.forEach((branches, doublings) => {
      sums[doublings] = (sums[doublings] ?? 0) + branches
    })
  }
  return sums
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)

/** The smallest branch that is drawn. A branch is never smaller than one that hangs on it, so none floats. */
function smallestDrawn(branches: Int32Array, { most, fold }: Omit<TreeSelection, 'root'>): number {
  let drawn = 0
  for (let size = branches.length - 1; size >= fold; size--) {
    drawn += branches[size] ?? 0
    if (drawn > most) return size + 1
  }
  return fold
}

/** Indices of the views that begin a branch of this size or larger. */
async function largest(
  { size, roots }: Forest,
  isIn: readonly boolean[],
  smallest: number,
  { below, isShown }: Sight,
  pause: Pause,
) {
  const places: number[] = []
  for await (const [from, to] of stretches(size, pause)) {
    for (let i = from; i < to; i++)
      if ((below[i] ?? 0) + 1 >= smallest && isShown(i) && isIn[roots[i] ?? 0]) places.push(i)
  }
  return places
}

/** Number of views below each drawn node that are not drawn. */
function foldedInto(below: readonly number[], parents: readonly number[]): number[] {
  const folded = [...below]
  parents.forEach((parent, i) => {
    if (parent >= 0) folded[parent] = (folded[parent] ?? 0) - (below[i] ?? 0) - 1
  })
  return folded
}
