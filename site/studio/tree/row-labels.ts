import type { Tree } from '../api.ts'
import { short } from '../format.ts'
import type { Inks } from '../inks.ts'
import { words } from '../language.ts'
import type { Camera } from './drawing.ts'
import type { Layout } from './layout.ts'
import { END } from './rows.ts'

const NAME = '12px'
const GAP = 10
/** The number of a generation, and a little. */
const NARROW = 18

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
  camera: Camera
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
  const every = Math.ceil(NARROW / (wide * camera.scale))
  for (let column = every; column <= rings; column += every) {
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
