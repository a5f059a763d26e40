import type { Forest } from '../../db/forest.ts'
import type { RootRow } from '../../db/report.ts'
import type { Tree } from './contract.ts'

interface Selection {
  root?: string | undefined
  most: number
  fold: number
}

/**
 * What is drawn of a forest: the largest branches, at most so many nodes. Branches smaller than `fold` are folded into
 * the node that they hang on, whoever it is: a few people in a row could be recognised.
 */
export function treeOf(forest: Forest, roots: readonly RootRow[], { root, most, fold }: Selection, now: number): Tree {
  const isIn = (i: number) => root === undefined || String(forest.roots[i]) === root
  const below = belowEach(forest)
  const places = forest.ids.map((_, i) => i).filter(isIn)
  const smallest = smallestDrawn(places, below, { most, fold })
  const shownRoots = roots.filter(({ node }) => root === undefined || String(node) === root)
  const drawn = places.filter((i) => (below[i] ?? 0) + 1 >= smallest)
  const placeInTree = new Map(drawn.map((i, place) => [i, place + shownRoots.length]))
  const placeOfRoot = new Map<number, number>(shownRoots.map(({ node }, place) => [node, place]))
  const parentOf = (i: number) =>
    placeInTree.get(forest.parents[i] ?? -1) ?? placeOfRoot.get(forest.roots[i] ?? -1) ?? -1
  const drawnParents = drawn.map(parentOf)
  const reach = shownRoots.map(() => 0)
  for (const i of places) {
    const place = placeOfRoot.get(forest.roots[i] ?? -1)
    if (place !== undefined) reach[place] = (reach[place] ?? 0) + 1
  }
  const allBelow = [...reach, ...drawn.map((i) => below[i] ?? 0)]
  return {
    now,
    size: places.length,
    nodes: [...shownRoots.map(({ node }) => String(node)), ...drawn.map((i) => String(forest.ids[i]))],
    parents: [...shownRoots.map(() => -1), ...drawnParents],
    channels: [...shownRoots.map(({ channel }) => channel), ...drawn.map((i) => forest.channels[i] ?? 'other')],
    at: [...shownRoots.map(() => 0), ...drawn.map((i) => forest.at[i] ?? 0)],
    below: allBelow,
    folded: foldedInto(allBelow, [...shownRoots.map(() => -1), ...drawnParents]),
    generations: generationsOf(forest, places),
    branches: branchesOf(forest, places, below),
  }
}

function belowEach({ parents }: Forest): Uint32Array {
  const below = new Uint32Array(parents.length)
  for (let i = parents.length - 1; i >= 0; i--) {
    const parent = parents[i] ?? -1
    if (parent >= 0) below[parent] = (below[parent] ?? 0) + (below[i] ?? 0) + 1
  }
  return below
}

/** The size from which on branches are drawn. A branch is never smaller than one that hangs on it, so none floats. */
function smallestDrawn(places: readonly number[], below: Uint32Array, { most, fold }: Omit<Selection, 'root'>): number {
  const branches = new Map<number, number>()
  for (const i of places) {
    const size = (below[i] ?? 0) + 1
    if (size >= fold) branches.set(size, (branches.get(size) ?? 0) + 1)
  }
  let drawn = 0
  let smallest = fold
  for (const [size, count] of [...branches].sort(([a], [b]) => b - a)) {
    drawn += count
    if (drawn > most) return size + 1
    smallest = size
  }
  return smallest
}

/** What hangs below each and is not drawn. */
function foldedInto(below: readonly number[], parents: readonly number[]): number[] {
  const folded = [...below]
  parents.forEach((parent, i) => {
    if (parent >= 0) folded[parent] = (folded[parent] ?? 0) - (below[i] ?? 0) - 1
  })
  return folded
}

function generationsOf({ depths }: Forest, places: readonly number[]): Tree['generations'] {
  const views: number[] = []
  for (const i of places) {
    const depth = depths[i] ?? 0
    views[depth] = (views[depth] ?? 0) + 1
  }
  // Without the holes: nobody is in generation 0.
  return Object.entries(views).map(([generation, count]) => ({ generation: Number(generation), views: count }))
}

/** Of those who came by a root's own link, in spans that double. */
function branchesOf({ depths }: Forest, places: readonly number[], below: Uint32Array): Tree['branches'] {
  const branches = new Map<number, number>()
  for (const i of places) {
    if (depths[i] !== 1) continue
    const upTo = 2 ** Math.ceil(Math.log2((below[i] ?? 0) + 1))
    branches.set(upTo, (branches.get(upTo) ?? 0) + 1)
  }
  return [...branches].map(([upTo, count]) => ({ upTo, branches: count })).sort((a, b) => a.upTo - b.upTo)
}
