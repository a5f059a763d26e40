import { percent } from '../format.ts'

/** A part of the whole, as a bar with its figure at the end. @param most of those that stand below each other: the longest bar */
export function Share({ value, most = 1 }: { value: number; most?: number }) {
  return (
    <span class="share" style={{ '--part': String(Math.min(1, value / (most || 1))) }}>
      {percent(value)}
    </span>
  )
}
