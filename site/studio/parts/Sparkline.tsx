const WIDTH = 120
const HEIGHT = 26
/** The most bars. */
const MOST_BARS = 24
const WIDEST = 14

/**
 * Adds neighbours up until they are few enough. Left-over ones come first, since a smaller last bar would look like a fall.
 */
export function summed(values: readonly number[]): number[] {
  const step = Math.max(1, Math.ceil(values.length / MOST_BARS))
  const sums = new Array<number>(Math.ceil(values.length / step)).fill(0)
  const leftOver = sums.length * step - values.length
  for (const [i, value] of values.entries()) {
    const sum = Math.floor((i + leftOver) / step)
    sums[sum] = (sums[sum] ?? 0) + value
  }
  return sums
}

/**
 * A sparkline: bars without axes.
 * @param most the highest bar among all in the column, which share a scale
 */
export function Sparkline({ values, most }: { values: readonly number[]; most: number }) {
  const step = WIDTH / Math.max(1, values.length)
  const bars = values.map((value, i) => {
    // A value above zero is always visible.
    const height = value > 0 ? Math.max(1.5, (value / most) * HEIGHT) : 0
    return `M${((i + 0.5) * step).toFixed(1)} ${HEIGHT}v${(-height).toFixed(1)}`
  })
  return (
    <svg class="sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <path d={bars.join('')} stroke-width={Math.min(WIDEST, Math.max(1, step - 1))} />
    </svg>
  )
}
