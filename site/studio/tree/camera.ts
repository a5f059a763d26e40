import type { Camera } from './drawing.ts'

const CLOSEST = 60
const STEP = 48

/** All of the tree, with a margin. */
export function wholeTree(width: number, height: number): Camera {
  return { scale: Math.max(40, Math.min(width, height) / 2 - 16), x: width / 2, y: height / 2 }
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
