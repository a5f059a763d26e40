import { AGE_ENDS_MS } from '../../db/ages.ts'
import type { Cumulative } from './cumulative.ts'
import type { Block } from './exposure.ts'

/** Points in time between now and the first fan: enough for a correction. */
const POINTS = 240
const HALVINGS = 10
const MOST_AT_ONCE = 0.9
/** Spans that are taken together. */
const TOGETHER = 2

/** Fans whom one fan leads to within a time, themselves included. */
export type Lineage = (ms: number) => number

/**
 * The renewal equation of the births by age, which are taken times a factor: the one with which those who came by the
 * brand's own links lead to as many fans as there are. By night fewer come than their age alone would let one expect.
 */
export function lineageOf({ blocks, steps, fans }: Cumulative, immigrants: readonly Block[]): Lineage {
  const longest = blocks.reduce((most, { to }) => Math.max(most, to), 1)
  let [low, high] = [0, 2]
  let lineage = renewed(steps, longest, 1)
  for (let i = 0; i < HALVINGS; i++) {
    const factor = (low + high) / 2
    lineage = renewed(steps, longest, factor)
    const led = immigrants.reduce((sum, { from, to, fans }) => sum + fans * lineage((from + to) / 2), 0)
    if (led < fans) low = factor
    else high = factor
  }
  return lineage
}

function renewed(steps: ArrayLike<number>, longest: number, factor: number): Lineage {
  const grid = longest / POINTS
  const births = new Float64Array(POINTS + 2)
  for (let i = 0; i < AGE_ENDS_MS.length; i++) {
    const place = ((AGE_ENDS_MS[i - 1] ?? 0) + (AGE_ENDS_MS[i] ?? 0)) / 2 / grid
    const low = Math.floor(place)
    if (low >= POINTS) break
    births[low] = (births[low] ?? 0) + factor * (steps[i] ?? 0) * (1 - (place - low))
    births[low + 1] = (births[low + 1] ?? 0) + factor * (steps[i] ?? 0) * (place - low)
  }
  const fans = new Float64Array(POINTS + 2)
  // Births at once lead to births at once: a geometric series, whose sum stays finite here.
  const atOnce = 1 - Math.min(births[0] ?? 0, MOST_AT_ONCE)
  for (let point = 0; point <= POINTS; point++) {
    let sum = 1
    for (let age = 1; age <= point; age++) sum += (births[age] ?? 0) * (fans[point - age] ?? 0)
    fans[point] = sum / atOnce
  }
  fans[POINTS + 1] = fans[POINTS] ?? 1
  return (ms) => {
    if (ms < 0) return 0
    const place = Math.min(ms / grid, POINTS)
    const low = Math.floor(place)
    return (fans[low] ?? 0) + ((fans[low + 1] ?? 0) - (fans[low] ?? 0)) * (place - low)
  }
}

/**
 * By how much births per fan come out too low, as a share of them. Who happens to lead to many makes the crowd larger that
 * births are divided by: the bias of a ratio, −Cov(births − M · alive, alive) ÷ alive², to its first order.
 */
export function shortfallOf({ blocks, exposure, steps, reach }: Cumulative, frailty: number, lineage: Lineage): number {
  const ages = agesOf(steps, exposure.mean, reach)
  const births = ages.reduce((sum, age) => sum + age.births, 0)
  let bias = 0
  for (const [lived, fans] of crowdsOf(blocks)) {
    for (const age of ages) {
      const left = lived - age.ms
      if (left < 0) break
      let led = lineage(left - age.ms)
      for (const sibling of ages) {
        if (sibling.ms > left) break
        led += frailty * sibling.births * lineage(left - sibling.ms)
      }
      bias += fans * led * age.weight
    }
  }
  return births > 0 ? bias / births : 0
}

function agesOf(steps: ArrayLike<number>, alive: ArrayLike<number>, reach: number) {
  const ages: { ms: number; births: number; weight: number }[] = []
  for (let first = 0; first <= reach; first += TOGETHER) {
    const sum = { ms: 0, births: 0, weight: 0 }
    for (let i = first; i < first + TOGETHER && i <= reach; i++) {
      const births = steps[i] ?? 0
      if (births === 0) continue
      sum.births += births
      sum.ms += (births * ((AGE_ENDS_MS[i - 1] ?? 0) + (AGE_ENDS_MS[i] ?? 0))) / 2
      sum.weight += births / (alive[i] ?? 1) ** 2
    }
    if (sum.births > 0) ages.push({ ...sum, ms: sum.ms / sum.births })
  }
  return ages
}

/** Fans by how long they have lived. */
function crowdsOf(blocks: readonly Block[]): Map<number, number> {
  const longest = blocks.reduce((most, { to }) => Math.max(most, to), 1)
  const crowds = new Map<number, number>()
  for (const { from, to, fans } of blocks) {
    const lived = (Math.round(((from + to) / 2 / longest) * POINTS) * longest) / POINTS
    crowds.set(lived, (crowds.get(lived) ?? 0) + fans)
  }
  return crowds
}
