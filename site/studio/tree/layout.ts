import type { Tree } from '../api.ts'

/** Coordinates of the nodes, with the centre at 0 and the outermost ring at 1, one entry for each column of the tree. */
export interface Layout {
  x: Float32Array
  y: Float32Array
  generation: Uint16Array
  rings: number
}

const FULL = 2 * Math.PI

/**
 * A radial tree: rings are generations, and a branch gets as much of the circle as it has ends. With several first
 * links, they stand in a ring of their own around the middle. 20,000 nodes take a few milliseconds.
 */
export function layOut({ parents }: Pick<Tree, 'parents'>): Layout {
  const size = parents.length
  const ends = new Float64Array(size)
  const generation = new Uint16Array(size)
  let rings = 1
  let roots = 0
  for (let i = 0; i < size; i++) {
    const parent = parents[i] ?? -1
    if (parent < 0) roots++
    else generation[i] = (generation[parent] ?? 0) + 1
    rings = Math.max(rings, generation[i] ?? 0)
  }
  // Parents come before their children: backwards, a node's own ends are complete before they are added to its parent's.
  for (let i = size - 1; i >= 0; i--) {
    ends[i] ||= 1
    const parent = parents[i] ?? -1
    if (parent >= 0) ends[parent] = (ends[parent] ?? 0) + (ends[i] ?? 0)
  }
  const inner = roots > 1 ? 1 : 0
  return { ...place(parents, ends, generation, inner, rings + inner), generation, rings: rings + inner }
}

function place(
  parents: readonly number[],
  ends: Float64Array,
  generation: Uint16Array,
  inner: number,
  rings: number,
): Pick<Layout, 'x' | 'y'> {
  const size = parents.length
  const [x, y] = [new Float32Array(size), new Float32Array(size)]
  /** Angle at which the next child of each begins. */
  const next = new Float64Array(size)
  const total = parents.reduce((sum, parent, i) => sum + (parent < 0 ? (ends[i] ?? 0) : 0), 0)
  let nextRoot = -Math.PI / 2
  for (let i = 0; i < size; i++) {
    const parent = parents[i] ?? -1
    const width = (FULL * (ends[i] ?? 0)) / total
    const begin = parent < 0 ? nextRoot : (next[parent] ?? 0)
    if (parent < 0) nextRoot += width
    else next[parent] = begin + width
    next[i] = begin
    const radius = ((generation[i] ?? 0) + inner) / rings
    x[i] = radius * Math.cos(begin + width / 2)
    y[i] = radius * Math.sin(begin + width / 2)
  }
  return { x, y }
}
