import type { Tree } from '../api.ts'
import { short } from '../format.ts'
import type { Inks } from '../inks.ts'
import { words } from '../language.ts'
import type { Layout } from './layout.ts'

/** A tree with so few ends is drawn in rows, from the first links on the left; with more, the rows would be too close. */
const MOST_ROWS = 56
/** Pixels: above the rows, for the names of the columns; at the end, for the figure of the last. */
const HEAD = 32
const END = 32
const NAME = '12px'
const GAP = 10

/** Ends of the tree, each a row of its own; undefined where they are too many for rows. */
export function rowsOf({ parents }: Pick<Tree, 'parents'>): number | undefined {
  const inner = new Set(parents)
  const ends = parents.reduce((sum, _, i) => (inner.has(i) ? sum : sum + 1), 0)
  return ends <= MOST_ROWS ? ends : undefined
}

/** Rows from left to right, in pixels of a place: a column is a generation, and what grew the most comes first. */
export function layOutRows({ parents, below }: Pick<Tree, 'parents' | 'below'>, box: Box, names: number): Layout {
  const size = parents.length
  const [x, y, generation] = [new Float32Array(size), new Float32Array(size), new Uint16Array(size)]
  const children = Map.groupBy(parents.keys(), (i) => parents[i] ?? -1)
  for (const [i, parent] of parents.entries()) if (parent >= 0) generation[i] = (generation[parent] ?? 0) + 1
  const columns = Math.max(1, ...generation)
  const rowHeight = (box.height - HEAD) / (rowsOf({ parents }) ?? 1)
  let row = 0
  const place = (i: number): number => {
    const own = (children.get(i) ?? []).toSorted((a, b) => (below[b] ?? 0) - (below[a] ?? 0))
    const at = own.map(place)
    const middle = own.length === 0 ? HEAD + (row++ + 0.5) * rowHeight : ((at[0] ?? 0) + (at.at(-1) ?? 0)) / 2
    if (i >= 0) {
      x[i] = names + ((generation[i] ?? 0) * (box.width - names - END)) / columns
      y[i] = middle
    }
    return middle
  }
  place(-1)
  return { x, y, generation, rings: columns }
}

/** Pixels on paper. */
export const heightOf = (rows: number) => HEAD + 20 * rows

interface Box {
  width: number
  height: number
}

/** Pixels that the names of the first links take, the dot included. */
export function widthOfNames(context: CanvasRenderingContext2D, labels: readonly string[], width: number): number {
  context.font = fontOf(context)
  const widest = Math.max(...labels.map((label) => context.measureText(label).width))
  return Math.min(widest, 0.34 * width) + 2 * GAP
}

const fontOf = ({ canvas }: CanvasRenderingContext2D) => `${NAME} ${getComputedStyle(canvas).fontFamily}`

interface Labelled {
  tree: Tree
  layout: Layout
  /** Of the first links, by their node. */
  names: ReadonlyMap<string, string>
  camera: { scale: number; x: number; y: number }
}

/** The names of columns and first links, and beside each dot how many views are folded into it. */
export function paintLabels(context: CanvasRenderingContext2D, { tree, layout, names, camera }: Labelled, inks: Inks) {
  const { x, y, rings } = layout
  const columnAt = (generation: number) => x[layout.generation.indexOf(generation)] ?? 0
  const wide = columnAt(1) - columnAt(0)
  const atX = (place: number) => camera.x + place * camera.scale
  const write = (text: string, left: number, top: number, colour: string) => {
    context.strokeText(text, left, top)
    context.fillStyle = colour
    context.fillText(text, left, top)
  }
  context.font = fontOf(context)
  context.lineWidth = 4
  context.lineJoin = 'round'
  context.strokeStyle = inks.ground
  context.textAlign = 'center'
  const { travels } = words.value
  for (let column = 1; column <= rings; column++) {
    const { views } = tree.generations.find(({ generation }) => generation === column) ?? { views: 0 }
    const long = travels.column(String(column), views, short(views))
    const isRoomy = context.measureText(long).width < wide * camera.scale - GAP
    context.textAlign = column === rings ? 'right' : 'center'
    write(isRoomy ? long : String(column), atX(columnAt(column)) + (column === rings ? END - 2 : 0), 16, inks.quiet)
  }
  for (const [i, parent] of tree.parents.entries()) {
    const [left, top] = [atX(x[i] ?? 0), camera.y + (y[i] ?? 0) * camera.scale]
    const folded = tree.folded[i] ?? 0
    const name = parent < 0 ? names.get(tree.nodes[i] ?? '') : undefined
    context.textAlign = 'right'
    if (name !== undefined) write(shortened(context, name, left - GAP - 4), left - GAP, top + 4, inks.ink)
    context.textAlign = 'left'
    if (folded > 0) write(`+${short(folded)}`, left + 4, top - 7, inks.ink)
  }
}

function shortened(context: CanvasRenderingContext2D, text: string, room: number): string {
  if (context.measureText(text).width <= room) return text
  let end = text.length
  while (end > 1 && context.measureText(`${text.slice(0, end)}…`).width > room) end--
  return `${text.slice(0, end).trimEnd()}…`
}
