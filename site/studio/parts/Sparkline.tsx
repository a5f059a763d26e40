const WIDTH = 96
const HEIGHT = 24
/** More would be a barcode. */
const MOST_POINTS = 24

/** Neighbours together, until they are few enough; those that are left over come first, since a last one would fall. */
function summed(values: readonly number[]): number[] {
  const step = Math.max(1, Math.ceil(values.length / MOST_POINTS))
  const sums = new Array<number>(Math.ceil(values.length / step)).fill(0)
  const leftOver = sums.length * step - values.length
  for (const [i, value] of values.entries()) {
    const sum = Math.floor((i + leftOver) / step)
    sums[sum] = (sums[sum] ?? 0) + value
  }
  return sums
}

/** A line without axes: how something went, not how much it was, which stands beside it. Its last value is marked. */
export function Sparkline({ values: all }: { values: readonly number[] }) {
  const values = summed(all)
  const most = Math.max(1, ...values)
  const step = values.length > 1 ? (WIDTH - 4) / (values.length - 1) : 0
  const points = values.map((value, i) => [2 + i * step, HEIGHT - 3 - (value / most) * (HEIGHT - 6)] as const)
  const [x, y] = points.at(-1) ?? [2, HEIGHT - 3]
  const line = points.map((point) => point.map((at) => at.toFixed(1)).join(' ')).join('L')
  return (
    <svg class="sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      {line && <path d={`M${line}`} />}
      <circle cx={x} cy={y} r="2" />
    </svg>
  )
}
