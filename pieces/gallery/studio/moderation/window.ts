/** The tiles that exist: those in sight, with as many again before and behind them. */
export function windowOf(
  { offset, width, height }: { offset: number; width: number; height: number },
  tile: number,
  photos: number,
) {
  /** One row that scrolls sideways, where there is no height for two. */
  const isRow = height < 2 * tile
  const across = isRow ? 1 : Math.max(1, Math.floor(width / tile))
  const sight = isRow ? width : height
  const line = (pixels: number) => Math.floor(pixels / tile)
  const from = Math.min(photos, Math.max(0, line(offset - sight)) * across)
  return {
    isRow,
    across,
    extent: Math.ceil(photos / across) * tile,
    from,
    to: Math.min(photos, (line(offset + 2 * sight) + 1) * across),
    leftOf: (index: number) => (isRow ? index : index % across) * tile,
    topOf: (index: number) => (isRow ? 0 : Math.floor(index / across) * tile),
  }
}
