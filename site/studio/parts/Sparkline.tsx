const WIDTH = 120
const HEIGHT = 26
/** More would be a barcode. */
const MOST_BARS = 24
const WIDEST = 14

/** Neighbours together, until they are few enough; those that are left over come first, since a last one would fall. */
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

/** Bars without axes: how something went. @param most the highest bar of all that stand below each other: they share a scale */
export function Sparkline({ values, most }: { values: readonly number[]; most: number }) {
  const step = WIDTH / Math.max(1, values.length)
  const bars = values.map((value, i) => {
    // What is not nothing is seen.
    const height = value > 0 ? Math.max(1.5, (value / most) * HEIGHT) : 0
    return `M${((i + 0.5) * step).toFixed(1)} ${HEIGHT}v${(-height).toFixed(1)}`
  })
  return (
    <svg class="sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <path d={bars.join('')} stroke-width={Math.min(WIDEST, Math.max(1, step - 1))} />
    </svg>
  )
}
