import type { Tree } from '../api.ts'
import { short } from '../format.ts'
import type { Inks } from '../inks.ts'
import { words } from '../language.ts'
import type { Camera } from './camera.ts'
import type { Layout } from './layout.ts'
import { END } from './rows.ts'

const NAME = '12px'
const GAP = 10
/** Width for the number of a generation, with a margin. */
const NARROW = 18

/** Pixels that the names of the first links take, the dot included. */
export function widthOfNames(context: CanvasRenderingContext2D, labels: readonly string[], width: number): number {
  context.font = fontOf(context)
  // A tree may have no name at all.
  const widest = Math.max(0, ...labels.map((label) => context.measureText(label).width))
  return Math.min(widest, 0.34 * width) + 2 * GAP
}

const fontOf = ({ canvas }: CanvasRenderingContext2D) => `${NAME} ${getComputedStyle(canvas).fontFamily}`

interface Labelled {
  tree: Tree
  layout: Layout
  /** Of the first links, by their node. */
  names: ReadonlyMap<string, string>
  columnWidth: number
  camera: Camera
}

/** The names of columns and first links, and beside each dot how many views are folded into it. */
export function paintLabels(context: CanvasRenderingContext2D, labelled: Labelled, inks: Inks) {
  const { tree, layout, names, columnWidth, camera } = labelled
  const { x, y, rings } = layout
  const wide = columnWidth * camera.scale
  const atX = (place: number) => camera.x + place * camera.scale
  const columnAt = (generation: number) => atX((x[0] ?? 0) + generation * columnWidth)
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
  // In a place narrower than the names, the remaining width is negative.
  const every = Math.ceil(NARROW / Math.max(1, wide))
  const sayings = Array.from({ length: rings }, (_, i) => {
    const { views } = tree.generations.find(({ generation }) => generation === i + 1) ?? { views: 0 }
    return travels.column(String(i + 1), views, short(views))
  })
  // Either all are written in words, or only the first.
  const isRoomy = sayings.every((saying) => context.measureText(saying).width < wide - GAP)
  for (let column = every; column <= rings; column += every) {
    const number = column === 1 ? travels.generation('1') : String(column)
    context.textAlign = column === rings ? 'right' : 'center'
    const saying = isRoomy ? (sayings[column - 1] ?? '') : number
    write(saying, columnAt(column) + (column === rings ? END - 2 : 0), 16, inks.quiet)
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
