import { percent } from '../format.ts'

/** A part of the whole, as a figure over a line as long as it is. */
export function Share({ value }: { value: number }) {
  return (
    <span class="share" style={{ '--part': String(Math.min(1, value)) }}>
      {percent(value)}
    </span>
  )
}
