import { DAY_MS } from '../../campaigns/durations.ts'
import { AGE_ENDS_MS } from '../../db/campaign/ages.ts'
import type { Cumulative } from './cumulative.ts'
import type { Reproduction } from './reproduction.ts'
import type { Estimate } from './statistics.ts'
import { tailOf } from './tail.ts'

/** The largest share, of what has come, that may still come. */
const MOST_REST = 0.08

export interface Eventual extends Estimate {
  method: 'last-doublings'
}

/**
 * The limit of R, where it can be estimated: enough fans have reached the age of a day and a night, and a further doubling
 * of age can add little. The value has half of what may still come, the lower bound none of it, the upper bound all of it.
 */
export function eventualOf(
  cumulative: Cumulative,
  reproduction: Reproduction | null,
  now: number,
): { eventual: Eventual | null; eventualFrom: number | null } {
  if (!reproduction) return { eventual: null, eventualFrom: null }
  const { sum, withinMs, rest, ratio } = tailOf(cumulative)
  if (withinMs < DAY_MS || rest > MOST_REST * sum) {
    const doublings = rest < Number.POSITIVE_INFINITY ? Math.log((MOST_REST * sum) / rest) / Math.log(ratio) : 1
    const enough = Math.max(DAY_MS, withinMs * 2 ** Math.max(0, doublings))
    const isFar = enough > (AGE_ENDS_MS.at(-1) ?? 0)
    // By then the fans of now will have lived the rest.
    return { eventual: null, eventualFrom: isFar ? null : Math.round(now + enough - withinMs) }
  }
  const { value, low, high } = reproduction
  const still = (rest * value) / sum
  return {
    eventual: { value: value + still / 2, low, high: high + still, method: 'last-doublings' },
    eventualFrom: null,
  }
}
