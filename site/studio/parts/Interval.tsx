import { ratio } from '../format.ts'
import { words } from '../language.ts'

interface Props {
  estimate: { value: number; low: number; high: number } | null
}

/** A mean, and how sure it is. */
export function Interval({ estimate }: Props) {
  if (!estimate) return <>{words.value.none}</>
  return (
    <span class="interval">
      {ratio(estimate.value)} <small>{words.value.far.range(ratio(estimate.low), ratio(estimate.high))}</small>
    </span>
  )
}
