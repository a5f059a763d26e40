import type { Tree } from '../api.ts'
import type { Inks } from '../inks.ts'
import type { Camera } from './camera.ts'
import { DENSE, dotSize, paintDots, ring } from './dots.ts'
import type { Layout } from './layout.ts'
import { paintLabels } from './row-labels.ts'

export interface Drawing {
  /** A path for each of {@link LIMBS}. */
  lines: Path2D[]
  layout: Layout
  tree: Tree
  /** Undefined: rings around a middle. */
  rows: Rows | undefined
}

/** In rows, first links have their names beside them, and columns theirs above. */
interface Rows {
  names: ReadonlyMap<string, string>
  /** In pixels. */
  columnWidth: number
}

/** The width and opacity of a line, by what grew from its link. */
const LIMBS = [
  { from: 0, width: 1, alpha: 0.8 },
  { from: 20, width: 1.5, alpha: 0.9 },
  { from: 200, width: 2.25, alpha: 1 },
  { from: 2000, width: 3.5, alpha: 1 },
]

/** Prepares the lines once: afterwards only the camera moves. */
export function prepare(tree: Tree, layout: Layout, rows?: Rows): Drawing {
  const { x, y } = layout
  const paths = LIMBS.map(() => new Path2D())
  const isDense = tree.nodes.length > DENSE
  for (const [i, parent] of tree.parents.entries()) {
    const limb = LIMBS.findLastIndex(({ from }) => (tree.below[i] ?? 0) >= from)
    const lines = paths[limb]
    if (!lines) continue
    const [toX = 0, toY = 0] = [x[i], y[i]]
    if (rows) {
      if (parent >= 0) across(lines, [x[parent] ?? 0, y[parent] ?? 0], [toX, toY])
      continue
    }
    const [fromX = 0, fromY = 0] = parent < 0 ? [0, 0] : [x[parent], y[parent]]
    lines.moveTo(fromX, fromY)
    const [near, far] = [Math.hypot(fromX, fromY), Math.hypot(toX, toY)]
    if (near === 0 || far === 0 || (isDense && limb === 0)) lines.lineTo(toX, toY)
    else {
      // A curve: out along the parent's ray, then in along the child's; both turn half-way between their rings.
      const [out, back] = [(near + far) / 2 / near, (near + far) / 2 / far]
      lines.bezierCurveTo(fromX * out, fromY * out, toX * back, toY * back, toX, toY)
    }
  }
  return { lines: paths, layout, tree, rows }
}

/** A curve from one column to the next, level at both ends. */
function across(lines: Path2D, [fromX, fromY]: [number, number], [toX, toY]: [number, number]) {
  const middle = (fromX + toX) / 2
  lines.moveTo(fromX, fromY)
  lines.bezierCurveTo(middle, fromY, middle, toY, toX, toY)
}

interface Scene {
  drawing: Drawing
  camera: Camera
  inks: Inks
  /** Pixels of the canvas per pixel of the layout. */
  density: number
  /** Index of the chosen dot. */
  chosen: number | undefined
}

export function paint(context: CanvasRenderingContext2D, { drawing, camera, inks, density, chosen }: Scene) {
  const { lines, layout, tree, rows } = drawing
  const { canvas } = context
  const size = tree.nodes.length
  const dot = rows ? ROW_DOT : dotSize(size, camera.scale)
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.clearRect(0, 0, canvas.width, canvas.height)
  context.setTransform(density * camera.scale, 0, 0, density * camera.scale, density * camera.x, density * camera.y)
  if (!rows) paintRings(context, layout.rings, camera.scale, inks)
  context.strokeStyle = inks.quiet
  const thin = Math.min(1, Math.max(0.35, dot / 2)) / camera.scale
  const faint = Math.max(0.35, Math.min(1, 600 / size))
  for (const [i, { width, alpha }] of LIMBS.entries()) {
    context.globalAlpha = width > 1 ? alpha : alpha * faint
    context.lineWidth = thin * width
    context.stroke(lines[i] ?? new Path2D())
  }
  context.globalAlpha = 1
  context.setTransform(density, 0, 0, density, 0, 0)
  paintDots(context, { layout, tree, density }, camera, inks, dot)
  if (rows) paintLabels(context, { tree, layout, camera, ...rows }, inks)
  if (chosen !== undefined) ring(context, layout, chosen, camera)
}

/** Radius of a dot in a row, in pixels. */
const ROW_DOT = 3

/** Draws faint circles for generations: all of them, or every fifth where they are close. */
function paintRings(context: CanvasRenderingContext2D, rings: number, scale: number, { hairline }: Inks) {
  context.strokeStyle = hairline
  context.lineWidth = 1 / scale
  const every = scale / rings > 12 ? 1 : 5
  for (let ring = every; ring <= rings; ring += every) {
    context.beginPath()
    context.arc(0, 0, ring / rings, 0, 2 * Math.PI)
    context.stroke()
  }
}

/** The dot that is nearest to a point, at most 16 pixels away. */
export function nearest({ layout: { x, y } }: Drawing, camera: Camera, atX: number, atY: number): number | undefined {
  let best: number | undefined
  let distance = 16 ** 2
  for (let i = 0; i < x.length; i++) {
    const dx = camera.x + (x[i] ?? 0) * camera.scale - atX
    const dy = camera.y + (y[i] ?? 0) * camera.scale - atY
    if (dx * dx + dy * dy >= distance) continue
    distance = dx * dx + dy * dy
    best = i
  }
  return best
}
