import { percent } from '../format.ts'

/**
 * A share as a bar with its figure at the end.
 * @param most the largest share in the column: the longest bar
 */
export function Share({ value, most = 1 }: { value: number; most?: number }) {
  return (
    <span class="share" style={{ '--part': String(Math.min(1, value / (most || 1))) }}>
      {percent(value)}
    </span>
  )
}
