import { AGE_ENDS_MS } from '../../db/campaign/ages.ts'
import type { Cumulative } from './cumulative.ts'
import type { Reproduction } from './reproduction.ts'
import type { Estimate } from './statistics.ts'
import { tailOf } from './tail.ts'

const DAY_MS = 86_400_000
/** What may still come must be no more than this share of what has come. */
const MOST_REST = 0.08

export interface Eventual extends Estimate {
  method: 'last-doublings'
}

/**
 * What R tends to, where that can be said: enough fans have lived a day and a night, and what a further doubling of age can
 * add is little. Half of what may come is in the value, none of it in the lower bound and all of it in the upper one.
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
    // Whoever has lived so long now will have lived the rest by then.
    return { eventual: null, eventualFrom: isFar ? null : Math.round(now + enough - withinMs) }
  }
  const { value, low, high } = reproduction
  const still = (rest * value) / sum
  return {
    eventual: { value: value + still / 2, low, high: high + still, method: 'last-doublings' },
    eventualFrom: null,
  }
}
