/** Square pixels of the page: logos of any shape weigh the same to the eye. */
const AREA = 5200
const HIGHEST = 72
const WIDEST = 208

/** How large a logo is shown, in pixels of the page. */
export function logoSize({ width, height }: { width: number; height: number }): { width: number; height: number } {
  const scale = Math.min(Math.sqrt(AREA / (width * height)), HIGHEST / height, WIDEST / width)
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}
