import { DAY_MS } from '../../campaigns/durations.ts'
import { AGE_ENDS_MS } from '../../db/campaign/ages.ts'
import type { Cohort } from '../../db/campaign/cohorts.ts'
import type { BirthRow } from '../../db/campaign/growth.ts'
import { cumulated, cumulativeOf, eventsOf } from './cumulative.ts'
import { tailOf } from './tail.ts'

/** The fewest first forwards that give a figure. */
const ENOUGH_FORWARDERS = 20
/** The largest ratio between the two extreme answers: nobody forwards any more, and everybody who may still does. */
const CLOSE_ENOUGH = 1.5

export interface FirstForward {
  medianMs: number | null
  ninetiethMs: number | null
  forwarders: number
}

/**
 * The delay from an opening to the first view through its link, of those who ever forward. Delays seen so far are the short
 * ones, so their share is taken of the fans who have lived that long, and a figure is given only where those who are still
 * to forward would hardly move it. Null while nobody has forwarded.
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

/** The same of a campaign that has closed, in which nobody is still to forward: counted. */
export function firstForwardAmong(
  rows: readonly Pick<Cohort, 'forwarders'>[],
  births: readonly BirthRow[],
): FirstForward | null {
  const forwarders = rows.reduce((sum, row) => sum + row.forwarders, 0)
  if (forwarders === 0) return null
  const firsts = cumulated(eventsOf(births, 'firsts'))
  const all = births.reduce((sum, row) => sum + row.firsts, 0)
  const delayOf = (part: number) => {
    const delay = forwarders < ENOUGH_FORWARDERS ? undefined : ageBy(firsts, part * all, AGE_ENDS_MS.at(-1) ?? 0)
    return delay === undefined ? null : Math.round(delay)
  }
  return { medianMs: delayOf(0.5), ninetiethMs: delayOf(0.9), forwarders }
}

/** The age by which this share has been reached; undefined where that is beyond the ages that were lived. */
function ageBy(share: (ms: number) => number, wanted: number, withinMs: number): number | undefined {
  if (!(wanted <= share(withinMs))) return undefined
  const span = AGE_ENDS_MS.findIndex((end) => share(end) >= wanted)
  const [begin, end] = [AGE_ENDS_MS[span - 1] ?? 0, AGE_ENDS_MS[span] ?? 0]
  const [before, after] = [span > 0 ? share(begin) : 0, share(end)]
  return after > before ? begin + ((end - begin) * (wanted - before)) / (after - before) : end
}
