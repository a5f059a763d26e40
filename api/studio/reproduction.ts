import { groupBy } from '../../campaigns/group-by.ts'
import { AGE_ENDS_MS } from '../../db/campaign/ages.ts'
import type { Cohort } from '../../db/campaign/cohorts.ts'
import type { BirthRow } from '../../db/campaign/growth.ts'
import { type Cumulative, cumulated, cumulativeOf } from './cumulative.ts'
import { blocksOf } from './exposure.ts'
import { type Lineage, lineageOf, shortfallOf } from './lineage.ts'
import { type Estimate, poissonBounds } from './statistics.ts'

/** R: mean number of views through a fan's own link, within `withinMs` of the fan's own opening. */
export interface Reproduction extends Estimate {
  withinMs: number
}

/** The fewest fans, and their least age, that give a figure. */
const FEWEST_FANS = 10
const SHORTEST_MS = 60_000
/** An upper bound above so many views, and so many times the figure, says nothing: the few who forward differ too much. */
const WIDEST = 10
/**
 * Corrections of a variance that is itself estimated from few, found by simulation (docs/decisions/012): in general, and
 * for the part due to differences between people.
 */
const SMALL_SAMPLE = 1.1
const FEW_DIFFER = 3
/** The largest correction of the ratio's bias: it is of first order, and wrong beyond this. */
const MOST_CORRECTED = 0.5

/**
 * R as a mean cumulative function: births by the age of the parent over the fans who have lived so long, so that the young
 * count for as long as they have lived (Nelson 1988; Lawless & Nadeau 1995). Its interval of 95 % allows for people who
 * differ: what one fan's births have in common is a frailty, whose variance is found from the pairs of siblings.
 */
export function reproductionOf(
  cohorts: readonly Cohort[],
  births: readonly BirthRow[],
  now: number,
): Reproduction | null {
  const all = cumulativeOf(cohorts, births, now)
  return reproductionFrom(all, { lineage: lineageAmong(cohorts, all, now), kin: 1 })
}

/**
 * R of a campaign that has closed: nobody brings anybody any more, so it is counted, of all fans, however long they had. Its
 * bounds are itself.
 */
export function reproductionAmong(
  rows: readonly Pick<Cohort, 'clear' | 'children'>[],
  withinMs: number,
): Reproduction | null {
  const fans = rows.reduce((sum, { clear }) => sum + clear, 0)
  if (fans < FEWEST_FANS) return null
  const value = rows.reduce((sum, { children }) => sum + children, 0) / fans
  return { value, low: value, high: value, withinMs }
}

/** The descent of a campaign's fans, and the share of it among the fans in question. */
interface Descent {
  lineage: Lineage
  kin: number
}

/** Descendants of a fan; the lineage begins with those who came by the brand's own links. */
function lineageAmong(cohorts: readonly Cohort[], all: Cumulative, now: number): Lineage {
  return lineageOf(
    all,
    blocksOf(
      cohorts.filter(({ depth }) => depth === 1),
      now,
    ),
  )
}

function reproductionFrom(cumulative: Cumulative, { lineage, kin }: Descent): Reproduction | null {
  const { exposure, fans, reach, steps } = cumulative
  const withinMs = AGE_ENDS_MS[reach] ?? 0
  if (fans < FEWEST_FANS || withinMs < SHORTEST_MS) return null
  const sum = cumulated(steps)(withinMs)
  if (sum === 0) return { value: 0, low: 0, high: poissonBounds(0).high / (exposure.atEnd[reach] ?? 1), withinMs }
  const frailty = frailtyOf(cumulative)
  const short = kin > 0 ? kin * shortfallOf(cumulative, frailty, lineage) : 0
  const correction = 1 + MOST_CORRECTED * Math.tanh(short / MOST_CORRECTED)
  const value = sum * correction
  const variance = varianceOf(cumulative, frailty, sum) * (correction * correction) ** 2
  const effective = (value * value) / variance
  const { low, high } = poissonBounds(effective)
  const upper = (value * high) / effective
  return upper > WIDEST * Math.max(1, value) ? null : { value, low: (value * low) / effective, high: upper, withinMs }
}

/**
 * Frailty: how much more people differ in what they pass on than by chance. It is 1/k of a negative binomial distribution.
 */
export function frailtyOf({ blocks, steps }: Cumulative): number {
  const births = cumulated(steps)
  let [pairs, expected] = [0, 0]
  for (const { from, to, fans, children, squares } of blocks) {
    pairs += squares - children
    expected += fans * births((from + to) / 2) ** 2
  }
  return expected > 0 ? Math.max(0, pairs / expected - 1) : 0
}

/** Variance of the births by age: that of chance, and that shared by the births of one fan. */
function varianceOf({ blocks, exposure, steps, reach }: Cumulative, frailty: number, value: number): number {
  const weights = steps.map((births, i) => (i <= reach && births > 0 ? births / (exposure.mean[i] ?? 1) : 0))
  const chance = weights.reduce((sum, weight) => sum + weight, 0)
  const weight = cumulated(weights)
  const shared = frailty * blocks.reduce((sum, { from, to, fans }) => sum + fans * weight((from + to) / 2) ** 2, 0)
  return SMALL_SAMPLE * (chance + shared * (1 + (FEW_DIFFER * shared) / value ** 2))
}

/** R for each generation, or for each channel. */
export function reproductionBy(
  dimension: 'depth' | 'channel',
  cohorts: readonly Cohort[],
  births: readonly BirthRow[],
  now: number,
): Map<string, Reproduction | null> {
  const all = cumulativeOf(cohorts, births, now)
  const lineage = lineageAmong(cohorts, all, now)
  const cohortsOf = groupBy(cohorts, (row) => String(row[dimension]))
  const birthsOf = groupBy(births, (row) => String(row[dimension]))
  return new Map(
    [...cohortsOf].map(([value, rows]) => {
      const these = cumulativeOf(rows, birthsOf.get(value) ?? [], now)
      return [value, reproductionFrom(these, { lineage, kin: dimension === 'depth' ? 0 : these.fans / all.fans })]
    }),
  )
}
