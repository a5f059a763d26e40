/** Area of a logo, in square CSS pixels, so that logos of any shape look equally large. */
const AREA = 5200
const HIGHEST = 72
const WIDEST = 208

/** Size of a logo, in CSS pixels. */
export function logoSize({ width, height }: { width: number; height: number }): { width: number; height: number } {
  const scale = Math.min(Math.sqrt(AREA / (width * height)), HIGHEST / height, WIDEST / width)
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}
