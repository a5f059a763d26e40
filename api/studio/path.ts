import type { Chance } from './chance.ts'
import { arrive, type Kernel, pass, type Step, stepOf } from './kernel.ts'
import type { Momentum } from './momentum.ts'
import { type Rhythm, rhythmOver } from './rhythm.ts'

const YEAR_HOURS = 366 * 24
const SHORTEST_HOURS = 0.25
const QUARTERS_PER_HOUR = 4
/** Steps grow with the time simulated: about this many to each doubling. */
const STEPS = 12
const HOURLY_UNTIL = 60
const MOST_DOUBLINGS = 6
const NOTHING = 0.02
const MOST_AT_ONCE = 0.9
/**
 * Spread of the births beyond the ages lived: they are about those of the last doubling, from a third of them to three
 * times.
 */
const UNLIVED_SPREAD = 1

export interface Future {
  kernel: Kernel
  steps: readonly Step[]
  frailty: number
  momentum: Momentum
  /** Hours since the epoch. */
  now: number
  rhythm: Rhythm
  factor: number
  chance: Chance
}

/** The steps into the future, the same for every path: up to an hour each for some days, then longer and longer. */
export function stepsOf(kernel: Kernel): Step[] {
  const lengths = new Map<number, Step>()
  const steps: Step[] = []
  for (let passed = 0; passed < YEAR_HOURS; ) {
    const wanted = passed < HOURLY_UNTIL ? Math.min(1, passed / STEPS) : passed / HOURLY_UNTIL
    const doublings = Math.floor(Math.log2(Math.max(wanted, SHORTEST_HOURS) / SHORTEST_HOURS))
    const hours = SHORTEST_HOURS * 2 ** Math.min(MOST_DOUBLINGS, doublings)
    const step = lengths.get(hours) ?? stepOf(kernel, hours)
    lengths.set(hours, step)
    steps.push(step)
    passed += hours
  }
  return steps
}

/** Simulates one path: when so many more views have come, in hours since the epoch; Infinity for never within a year. */
export function pathTo(
  left: number,
  { kernel, steps, frailty, momentum, now, rhythm, factor, chance }: Future,
): number {
  const sure = momentum.effective < 1e6 ? chance.gamma(momentum.effective) / momentum.effective : 1
  const scales = kernel.rates.map((_, mode) => factor * (rhythm.scales[mode] ?? 1))
  scales[scales.length - 1] = (scales.at(-1) ?? 1) * Math.exp(UNLIVED_SPREAD * chance.normal())
  const waiting = momentum.waiting.map((each, stage) => each * sure * (scales[stage >> 1] ?? 1))
  const brand = brandOf(momentum, now, rhythm, chance)
  let come = 0
  let passed = 0
  for (const step of steps) {
    const level = rhythmOver(rhythm, now + passed, now + passed + step.hours)
    let within = 0
    for (let mode = 0; mode < scales.length; mode++) within += (step.soon[mode] ?? 0) * (scales[mode] ?? 1)
    within = Math.min(MOST_AT_ONCE, within * level)
    const immigrants = chance.poisson(brand.rate * level * Math.max(0, Math.min(step.hours, brand.until - passed)))
    const born = chance.poisson(pass(waiting, step) * level) + immigrants
    const fans = born + chance.poisson((born * within) / (1 - within))
    if (come + fans >= left) return now + passed + (step.hours * (left - come)) / fans
    come += fans
    passed += step.hours
    if (fans > 0) arrive(waiting, frailty > 0 ? chance.gamma(fans / frailty) * frailty : fans, step, scales)
    if (fans === 0 && passed > brand.until && sumOf(waiting) < NOTHING) break
  }
  return Number.POSITIVE_INFINITY
}

/**
 * Views through the brand's own links go on at their recent rate. How long, nobody knows: what has lasted a day may last an
 * hour, another day or a week (Gott 1993).
 */
function brandOf({ immigrants }: Momentum, now: number, rhythm: Rhythm, chance: Chance) {
  const window = Math.min(immigrants.length, Math.max(QUARTERS_PER_HOUR, Math.round(immigrants.length / 4)))
  const hours = window / QUARTERS_PER_HOUR
  const count = immigrants.subarray(immigrants.length - window).reduce((sum, each) => sum + each, 0)
  const lasted = immigrants.length / QUARTERS_PER_HOUR
  return {
    rate: chance.gamma(count) / (hours * rhythmOver(rhythm, now - hours, now)),
    until: lasted * (1 / chance.uniform() - 1),
  }
}

function sumOf(waiting: Float64Array): number {
  let sum = 0
  for (const each of waiting) sum += each
  return sum
}
