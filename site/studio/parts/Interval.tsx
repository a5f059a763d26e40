import { asFineAs, ratio, span } from '../format.ts'
import { words } from '../language.ts'

interface Props {
  /** `withinMs`: as far as the data reach. */
  estimate: { value: number; low: number; high: number; withinMs: number } | null
  /** The campaign has closed: the mean was counted, and has none. */
  isOver: boolean
}

/** A mean with its interval, and the time that it covers. */
export function Interval({ estimate, isOver }: Props) {
  const { far, growing } = words.value
  if (!estimate) return <small>{isOver ? growing.few : growing.early}</small>
  if (isOver) return <span class="interval">{ratio(estimate.value)}</span>
  const { value, low, high, withinMs } = estimate
  const say = asFineAs(estimate)
  return (
    <span class="interval">
      {say(value)}{' '}
      <small>
        {far.range(say(low), say(high))} {growing.within(span(withinMs))}
      </small>
    </span>
  )
}
