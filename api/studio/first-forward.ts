import { AGE_ENDS_MS } from '../../db/campaign/ages.ts'
import type { Cohort } from '../../db/campaign/cohorts.ts'
import type { BirthRow } from '../../db/campaign/growth.ts'
import { cumulated, cumulativeOf } from './cumulative.ts'
import { tailOf } from './tail.ts'

const DAY_MS = 86_400_000
/** Fewer first forwards say little about how long people take. */
const ENOUGH_FORWARDERS = 20
/** How far the delay may lie apart between nobody who is still to come and all who may. */
const CLOSE_ENOUGH = 1.5

export interface FirstForward {
  medianMs: number | null
  ninetiethMs: number | null
  forwarders: number
}

/**
 * From an opening to the first view through its link, for those who ever forward. Delays seen so far are the short ones:
 * their share is taken of the fans who have lived so long, and a figure is given only where those who are still to come
 * would hardly move it. Null while nobody has forwarded.
 */
export function firstForwardOf(
  cohorts: readonly Cohort[],
  births: readonly BirthRow[],
  now: number,
): FirstForward | null {
  const forwarders = cohorts.reduce((sum, cohort) => sum + cohort.forwarders, 0)
  if (forwarders === 0) return null
  const cumulative = cumulativeOf(cohorts, births, now, 'firsts')
  const { sum, withinMs, rest } = tailOf(cumulative)
  if (forwarders < ENOUGH_FORWARDERS || withinMs < DAY_MS) return { medianMs: null, ninetiethMs: null, forwarders }
  const share = cumulated(cumulative.steps)
  const delayOf = (part: number) => {
    const [soonest, middle, latest] = [0, rest / 2, rest].map((still) => ageBy(share, part * (sum + still), withinMs))
    if (!soonest || !middle || !latest) return null
    return latest > CLOSE_ENOUGH * soonest ? null : Math.round(middle)
  }
  return { medianMs: delayOf(0.5), ninetiethMs: delayOf(0.9), forwarders }
}

/** The age by which so many per fan have happened; undefined where that is past what was lived. */
function ageBy(share: (ms: number) => number, wanted: number, withinMs: number): number | undefined {
  if (!(wanted <= share(withinMs))) return undefined
  const span = AGE_ENDS_MS.findIndex((end) => share(end) >= wanted)
  const [begin, end] = [AGE_ENDS_MS[span - 1] ?? 0, AGE_ENDS_MS[span] ?? 0]
  const [before, after] = [span > 0 ? share(begin) : 0, share(end)]
  return after > before ? begin + ((end - begin) * (wanted - before)) / (after - before) : end
}
