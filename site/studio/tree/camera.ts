import type { Layout } from './layout.ts'

/** The visible part of the tree: pixels per unit, and its centre in pixels. */
export interface Camera {
  scale: number
  x: number
  y: number
}

const CLOSEST = 60
const STEP = 48

const MARGIN = 20

/** Fits the whole tree, as large as possible: few branches reach the outermost ring, and mostly on one side. */
export function wholeTree({ x, y }: Pick<Layout, 'x' | 'y'>, width: number, height: number): Camera {
  const [left, right] = spanOf(x)
  const [top, bottom] = spanOf(y)
  const scale = Math.max(40, Math.min((width - 2 * MARGIN) / (right - left), (height - 2 * MARGIN) / (bottom - top)))
  return { scale, x: width / 2 - (scale * (left + right)) / 2, y: height / 2 - (scale * (top + bottom)) / 2 }
}

/** The extent of the values, with a minimum, so that a lone view does not fill the screen. */
function spanOf(values: Float32Array): [number, number] {
  return values.reduce<[number, number]>(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [-0.1, 0.1],
  )
}

/** @param factor above 1: closer. The point stays where it is. */
export function zoom(camera: Camera, factor: number, atX: number, atY: number, whole: Camera): Camera {
  const scale = Math.min(whole.scale * CLOSEST, Math.max(whole.scale / 2, camera.scale * factor))
  const by = scale / camera.scale
  return { scale, x: atX + (camera.x - atX) * by, y: atY + (camera.y - atY) * by }
}

/** The camera after a key; undefined for other keys. */
export function afterKey(camera: Camera, key: string, whole: Camera): Camera | undefined {
  const { x, y } = camera
  switch (key) {
    case 'ArrowLeft':
      return { ...camera, x: x + STEP }
    case 'ArrowRight':
      return { ...camera, x: x - STEP }
    case 'ArrowUp':
      return { ...camera, y: y + STEP }
    case 'ArrowDown':
      return { ...camera, y: y - STEP }
    case '+':
    case '=':
      return zoom(camera, 1.5, whole.x, whole.y, whole)
    case '-':
    case '−':
      return zoom(camera, 1 / 1.5, whole.x, whole.y, whole)
    case '0':
      return whole
    default:
      return undefined
  }
}
