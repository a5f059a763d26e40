import { HOUR_MS } from '../../campaigns/durations.ts'
import { AGE_ENDS_MS } from '../../db/campaign/ages.ts'
import { type Cumulative, cumulated } from './cumulative.ts'

/** Mean lengths of a stage: from a minute to sixteen days, each a fixed multiple of the one before. */
const SHORTEST_HOURS = 1 / 60
const LONGEST_HOURS = 400
const APART = 2.5
const ROUNDS = 60

/**
 * Births by age as a mixture of two-stage Erlang distributions: they can take any shape that delays have, and the state of
 * any number of fans is one sum per stage, which is stepped through time.
 */
export interface Kernel {
  /** Rate at which a stage of each mode is left, per hour. */
  rates: Float64Array
  /** Births per fan of each mode, in the end. */
  weights: Float64Array
}

/** Fits the mixture to the births and the exposure of each span: a Poisson regression by expectation-maximisation. */
export function kernelOf({ exposure, steps, reach }: Cumulative): Kernel {
  const lived = (AGE_ENDS_MS[reach] ?? 0) / HOUR_MS
  const rates: number[] = []
  // Stages much longer than the time lived are left out: they could predict anything.
  for (let hours = SHORTEST_HOURS; hours <= Math.min(LONGEST_HOURS, Math.max(0.5, lived / 2)); hours *= APART)
    rates.push(1 / hours)
  const spans = AGE_ENDS_MS.map((end, i) => ({
    events: (steps[i] ?? 0) * (exposure.mean[i] ?? 0),
    alive: exposure.mean[i] ?? 0,
    shares: rates.map((rate) => shareBy(rate, end) - shareBy(rate, AGE_ENDS_MS[i - 1] ?? 0)),
  })).filter(({ alive }) => alive > 0)
  const total = cumulated(steps)(AGE_ENDS_MS.at(-1) ?? 0)
  const weights = Float64Array.from(rates, () => total / rates.length)
  const exposed = rates.map((_, mode) => spans.reduce((sum, { alive, shares }) => sum + alive * (shares[mode] ?? 0), 0))
  for (let round = 0; round < ROUNDS; round++) {
    const found = new Float64Array(rates.length)
    for (const { events, shares } of spans) {
      if (events === 0) continue
      const expected = shares.reduce((sum, share, mode) => sum + share * (weights[mode] ?? 0), 0)
      for (let mode = 0; mode < rates.length; mode++) {
        found[mode] = (found[mode] ?? 0) + (events * (shares[mode] ?? 0) * (weights[mode] ?? 0)) / expected
      }
    }
    for (let mode = 0; mode < rates.length; mode++)
      weights[mode] = (found[mode] ?? 0) / Math.max(exposed[mode] ?? 0, 1e-9)
  }
  const sums = cumulated(steps)
  const reached = AGE_ENDS_MS[reach] ?? HOUR_MS
  const [last, before] = [sums(reached) - sums(reached / 2), sums(reached / 2) - sums(reached / 4)]
  // The last mode stands for ages not lived yet: what further doublings bring if they go on like the last two, each no more
  // than the one before.
  const share = before > last ? Math.min(1, last / (before - last)) : 1
  return {
    rates: Float64Array.from([...rates, HOUR_MS / reached]),
    weights: Float64Array.from([...weights, last * share]),
  }
}

/** Share of a mode's births by an age. */
function shareBy(rate: number, ms: number): number {
  const passed = (rate * ms) / HOUR_MS
  return 1 - Math.exp(-passed) * (1 + passed)
}

/** Births per fan by an age, in hours. */
export function birthsBy({ rates, weights }: Kernel, hours: number): number {
  return weights.reduce((sum, weight, mode) => sum + weight * shareBy(rates[mode] ?? 1, hours * HOUR_MS), 0)
}

/** Births still to come, by mode and stage. */
export type Waiting = Float64Array

/** Transition coefficients of one step of time, computed once for each length. */
export interface Step {
  hours: number
  stay: Float64Array
  pass: Float64Array
  /**
   * For fans who arrive within the step, half-way on average: births to come by mode and stage, and births within the step
   * by mode.
   */
  arrive: Waiting
  soon: Float64Array
}

export function stepOf({ rates, weights }: Kernel, hours: number): Step {
  const arrive = new Float64Array(2 * rates.length)
  for (let mode = 0; mode < rates.length; mode++) {
    const passed = ((rates[mode] ?? 0) * hours) / 2
    arrive[2 * mode] = (weights[mode] ?? 0) * Math.exp(-passed)
    arrive[2 * mode + 1] = (weights[mode] ?? 0) * passed * Math.exp(-passed)
  }
  return {
    hours,
    stay: rates.map((rate) => Math.exp(-rate * hours)),
    pass: rates.map((rate) => rate * hours * Math.exp(-rate * hours)),
    arrive,
    soon: weights.map((weight, mode) => weight - (arrive[2 * mode] ?? 0) - (arrive[2 * mode + 1] ?? 0)),
  }
}

/** Advances by one step and returns its births. The innermost loop of a forecast: it allocates nothing. */
export function pass(waiting: Waiting, { stay, pass }: Step): number {
  let born = 0
  for (let mode = 0; mode < stay.length; mode++) {
    const stage = 2 * mode
    const first = waiting[stage] ?? 0
    const both = first + (waiting[stage + 1] ?? 0)
    if (both === 0) continue
    const left = both * (stay[mode] ?? 0) + first * (pass[mode] ?? 0)
    waiting[stage] = first * (stay[mode] ?? 0)
    waiting[stage + 1] = left - first * (stay[mode] ?? 0)
    born += both - left
  }
  return born
}

/** Adds fans who arrived within the last step; `scales` multiplies each mode of the kernel. */
export function arrive(waiting: Waiting, fans: number, { arrive }: Step, scales?: Float64Array): void {
  for (let stage = 0; stage < arrive.length; stage++) {
    waiting[stage] = (waiting[stage] ?? 0) + fans * (arrive[stage] ?? 0) * (scales?.[stage >> 1] ?? 1)
  }
}
