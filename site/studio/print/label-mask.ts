/** Dots a millimetre: 300 an inch, which an office printer shows. */
const DOTS = 11.8

/** A text as a one-bit picture: hexadecimal rows of eight dots a byte, a set bit is ink. */
export interface Mask {
  width: number
  height: number
  hex: string
}

/**
 * Draws a label in whatever script it is written: the browser has letters for each, which no typeface of a PDF has. Sizes in
 * millimetres.
 */
export function maskOf(label: string, size: { width: number; height: number }): Mask {
  const [width, height] = [Math.ceil((size.width * DOTS) / 8) * 8, Math.ceil(size.height * DOTS)]
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('No canvas to draw labels on')
  const face = (pixels: number) => `600 ${pixels}px system-ui, sans-serif`
  context.font = face(height * 0.78)
  const wide = context.measureText(label).width
  context.font = face(height * 0.78 * Math.min(1, (width * 0.98) / Math.max(wide, 1)))
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(label, width / 2, height / 2)
  const { data } = context.getImageData(0, 0, width, height)
  let hex = ''
  for (let at = 0; at < width * height; at += 8) {
    let byte = 0
    // Dots are transparent or ink.
    for (let bit = 0; bit < 8; bit++) byte = byte * 2 + ((data[(at + bit) * 4 + 3] ?? 0) > 127 ? 1 : 0)
    hex += byte.toString(16).padStart(2, '0')
  }
  return { width, height, hex }
}
