import type { Layout } from './layout.ts'

/** What part of the tree is seen: pixels per unit, and where its middle is, in pixels. */
export interface Camera {
  scale: number
  x: number
  y: number
}

const CLOSEST = 60
const STEP = 48

const MARGIN = 20

/** All of the tree, as large as it can be: few reach the outermost ring, and mostly on one side. */
export function wholeTree({ x, y }: Pick<Layout, 'x' | 'y'>, width: number, height: number): Camera {
  const [left, right] = spanOf(x)
  const [top, bottom] = spanOf(y)
  const scale = Math.max(40, Math.min((width - 2 * MARGIN) / (right - left), (height - 2 * MARGIN) / (bottom - top)))
  return { scale, x: width / 2 - (scale * (left + right)) / 2, y: height / 2 - (scale * (top + bottom)) / 2 }
}

/** At least a little, so that a lone view is not as large as the screen. */
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

/** What a key does; undefined when it is none of ours. */
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
