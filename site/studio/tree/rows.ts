import type { Tree } from '../api.ts'
import type { Layout } from './layout.ts'

/** The most leaves and generations of a tree drawn in rows, from the first links on the left; more would be too close. */
const MOST_ROWS = 56
const MOST_COLUMNS = 24
/** Margins in pixels: above, for the names of the columns; at the end, for the figure of the last one. */
const HEAD = 32
export const END = 32

/** The leaves of the tree, a row each; undefined where it is too large for rows. */
export function rowsOf({ parents }: Pick<Tree, 'parents'>): number | undefined {
  const inner = new Set(parents)
  const ends = parents.reduce((sum, _, i) => (inner.has(i) ? sum : sum + 1), 0)
  return ends <= MOST_ROWS && Math.max(...generationsOf(parents)) <= MOST_COLUMNS ? ends : undefined
}

/** Parents come before their children. First links are generation 0. */
function generationsOf(parents: readonly number[]): Uint16Array {
  const generation = new Uint16Array(parents.length)
  for (const [i, parent] of parents.entries()) if (parent >= 0) generation[i] = (generation[parent] ?? 0) + 1
  return generation
}

/** Number of columns, those without a drawn view included. */
interface RowLayout extends Layout {
  columnWidth: number
}

/** Lays the tree out in rows, in pixels: a column is a generation, and larger branches come first. */
export function layOutRows({ parents, below }: Pick<Tree, 'parents' | 'below'>, box: Box, names: number): RowLayout {
  const size = parents.length
  const [x, y, generation] = [new Float32Array(size), new Float32Array(size), generationsOf(parents)]
  const children = Map.groupBy(parents.keys(), (i) => parents[i] ?? -1)
  const columns = Math.max(1, ...generation)
  const columnWidth = (box.width - names - END) / columns
  const rowHeight = (box.height - HEAD) / (rowsOf({ parents }) ?? 1)
  let row = 0
  const place = (i: number): number => {
    const own = (children.get(i) ?? []).toSorted((a, b) => (below[b] ?? 0) - (below[a] ?? 0))
    const at = own.map(place)
    const middle = own.length === 0 ? HEAD + (row++ + 0.5) * rowHeight : ((at[0] ?? 0) + (at.at(-1) ?? 0)) / 2
    if (i >= 0) {
      x[i] = names + (generation[i] ?? 0) * columnWidth
      y[i] = middle
    }
    return middle
  }
  place(-1)
  return { x, y, generation, rings: columns, columnWidth }
}

/** Pixels on paper. */
export const heightOf = (rows: number) => HEAD + 14 * rows

interface Box {
  width: number
  height: number
}
