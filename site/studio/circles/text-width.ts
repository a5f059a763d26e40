/** As large as `.circle-map text` sets it. */
const SIZE = '500 12px'

let context: CanvasRenderingContext2D | null | undefined

/** Width of a name on the map, in pixels. */
export function textWidth(text: string): number {
  context ??= document.createElement('canvas').getContext('2d')
  if (!context) return text.length * 7
  context.font = `${SIZE} ${getComputedStyle(document.body).fontFamily}`
  return context.measureText(text).width
}
