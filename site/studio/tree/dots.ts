import type { Tree } from '../api.ts'
import type { Inks } from '../inks.ts'
import type { Camera } from './camera.ts'
import type { Layout } from './layout.ts'

/** From this size on, twigs are straight and folded branches swell less: curves and rings would be a blur, and slow. */
export const DENSE = 4000

/** Below this radius, dots are drawn as squares, which look the same and are many times faster. */
const TINY = 1.25

/** The smallest cross that can be seen as one. */
const CROSS = 2.25

/** Size of a dot: small enough to stay apart in a dense tree, and never invisible. */
export function dotSize(size: number, scale: number): number {
  return Math.min(2.5, Math.max(0.5, (scale / Math.sqrt(size)) * 0.2))
}

export function paintDots(
  context: CanvasRenderingContext2D,
  { layout: { x, y }, tree, density }: { layout: Layout; tree: Tree; density: number },
  camera: Camera,
  inks: Inks,
  dot: number,
) {
  const [width, height] = [context.canvas.width / density, context.canvas.height / density]
  context.fillStyle = inks.ink
  context.strokeStyle = inks.ink
  context.lineWidth = 1
  const swelling = tree.nodes.length > DENSE ? 0.25 : 0.5
  for (const [i, parent] of tree.parents.entries()) {
    const atX = camera.x + (x[i] ?? 0) * camera.scale
    const atY = camera.y + (y[i] ?? 0) * camera.scale
    const folded = tree.folded[i] ?? 0
    // A ring whose area grows with what is folded into it; first links are larger.
    const radius = (parent < 0 ? 4 : dot) + Math.min(parent < 0 ? 6 : 10, Math.sqrt(folded) * dot * swelling)
    if (atX < -radius || atY < -radius || atX > width + radius || atY > height + radius) continue
    if (tree.doubtful[i] === 1) {
      cross(context, atX, atY, Math.max(CROSS, radius))
      continue
    }
    if (radius < TINY) {
      context.fillRect(atX - radius, atY - radius, 2 * radius, 2 * radius)
      continue
    }
    context.beginPath()
    context.arc(atX, atY, radius, 0, 2 * Math.PI)
    if (folded > 0 && parent >= 0 && radius > 2) {
      context.fillStyle = inks.ground
      context.fill()
      context.fillStyle = inks.ink
      context.stroke()
    } else context.fill()
  }
}

/** The cross of a doubtful view, which differs in form, not only in colour. */
function cross(context: CanvasRenderingContext2D, x: number, y: number, arm: number) {
  context.beginPath()
  context.moveTo(x - arm, y - arm)
  context.lineTo(x + arm, y + arm)
  context.moveTo(x - arm, y + arm)
  context.lineTo(x + arm, y - arm)
  context.stroke()
}

/** Around the dot that was chosen. */
export function ring(context: CanvasRenderingContext2D, { x, y }: Layout, i: number, camera: Camera) {
  context.lineWidth = 2
  context.beginPath()
  context.arc(camera.x + (x[i] ?? 0) * camera.scale, camera.y + (y[i] ?? 0) * camera.scale, 9, 0, 2 * Math.PI)
  context.stroke()
}
