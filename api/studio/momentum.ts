import type { Cohort } from '../../db/campaign/cohorts.ts'
import { QUARTER_MS } from '../../db/campaign/quarters.ts'
import { arrive, birthsBy, type Kernel, pass, type Step, stepOf, type Waiting } from './kernel.ts'
import type { HoursOfDay } from './rhythm.ts'

const QUARTERS_PER_HOUR = 4
const DAY_HOURS = 24
/** How far back fans are followed: after a month a fan brings hardly anything more. */
const LONGEST_QUARTERS = 30 * 24 * QUARTERS_PER_HOUR

/** The births that the present fans are still to bring. */
export interface Momentum {
  waiting: Waiting
  /**
   * Effective number of fans: how certain these births are, where some pass on far more than others; Infinity where all are
   * alike.
   */
  effective: number
  hours: HoursOfDay
  /** Views through the brand's own links by quarter of an hour; the last entry is the current quarter. */
  immigrants: Float64Array
}

interface Quarter {
  fans: number
  children: number
  immigrants: number
}

/**
 * Steps through a campaign's quarters until now. Fans who have brought many will bring more: what they are still to bring
 * is weighted by what they have brought, with the frailty k as a prior (empirical Bayes).
 */
export function momentumOf(cohorts: readonly Cohort[], kernel: Kernel, frailty: number, now: number): Momentum {
  const current = Math.floor(now / QUARTER_MS)
  const launch = cohorts.reduce((least, { quarter }) => Math.min(least, quarter), current)
  const first = Math.max(launch, current - LONGEST_QUARTERS)
  const quarters = quartersOf(cohorts, first, current)
  const modes = 2 * kernel.rates.length
  const [waiting, plain] = [new Float64Array(modes), new Float64Array(modes)]
  const hours = {
    births: new Float64Array(DAY_HOURS),
    expected: Array.from(kernel.rates, () => new Float64Array(DAY_HOURS)),
    lived: (current - launch) / QUARTERS_PER_HOUR,
  }
  const whole = stepOf(kernel, 1 / QUARTERS_PER_HOUR)
  const last = stepOf(kernel, Math.max(1e-3, (now % QUARTER_MS) / QUARTER_MS / QUARTERS_PER_HOUR))
  const births = birthsBy(kernel, Number.MAX_SAFE_INTEGER)
  let [left, scatter] = [0, 0]
  quarters.forEach(({ fans, children, immigrants }, i) => {
    const step: Step = i === quarters.length - 1 ? last : whole
    const age = (quarters.length - 1 - i) / QUARTERS_PER_HOUR + last.hours - step.hours / 2
    const brought = birthsBy(kernel, Math.max(0, age))
    // A fan's frailty has mean 1 and variance 1/k; given its births, its mean is (k + births) ÷ (k + births expected by
    // now).
    const weight = frailty > 0 ? (fans / frailty + children) / (1 / frailty + brought) : fans
    const hour = Math.floor((first + i) / QUARTERS_PER_HOUR) % DAY_HOURS
    pass(waiting, step)
    arrive(waiting, weight, step)
    const before = plain.slice()
    pass(plain, step)
    for (const [mode, byHour] of hours.expected.entries()) {
      const had = (before[2 * mode] ?? 0) + (before[2 * mode + 1] ?? 0)
      const has = (plain[2 * mode] ?? 0) + (plain[2 * mode + 1] ?? 0)
      byHour[hour] = (byHour[hour] ?? 0) + had - has + fans * (step.soon[mode] ?? 0)
    }
    arrive(plain, fans, step)
    hours.births[hour] = (hours.births[hour] ?? 0) + fans - immigrants
    left += weight * (births - brought)
    scatter += frailty > 0 ? (weight / (1 / frailty + brought)) * (births - brought) ** 2 : 0
  })
  return {
    waiting,
    effective: scatter > 0 ? left ** 2 / scatter : Number.POSITIVE_INFINITY,
    hours,
    immigrants: Float64Array.from(quarters, ({ immigrants }) => immigrants),
  }
}

function quartersOf(cohorts: readonly Cohort[], first: number, last: number): Quarter[] {
  const quarters = Array.from({ length: last - first + 1 }, () => ({ fans: 0, children: 0, immigrants: 0 }))
  for (const { quarter, depth, clear, children } of cohorts) {
    const row = quarters[quarter - first]
    if (!row) continue
    row.fans += clear
    row.children += children
    row.immigrants += depth === 1 ? clear : 0
  }
  return quarters
}
