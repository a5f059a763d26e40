import { reproductionOf } from '../../api/studio/reproduction.ts'
import type { Delay, Offspring } from '../support/distributions.ts'
import {
  gammaOfTwo,
  hubs,
  logLogistic,
  logNormal,
  mixture,
  negativeBinomial,
  weibull,
  zeroInflated,
} from '../support/distributions.ts'
import { type Plan, simulate } from '../support/simulator.ts'
import { tablesOf } from '../support/tables.ts'

/** `node tests/bench/estimates.ts [seeds]`: bias of R, and how often its interval holds the truth. */
const HOUR_MS = 3_600_000
const SEEDS = Number(process.argv[2] ?? 40)
const FROM = Date.UTC(2026, 0, 5, 18)

const delays: Record<string, Delay> = {
  'log-normal': logNormal(HOUR_MS, 1.3),
  'log-logistic': logLogistic(HOUR_MS, 1.1),
  weibull: weibull(2 * HOUR_MS, 0.6),
  exponential: weibull(2 * HOUR_MS, 1),
  gamma: gammaOfTwo(HOUR_MS),
  mixture: mixture(logNormal(0.1 * HOUR_MS, 1), logNormal(20 * HOUR_MS, 0.7), 0.5),
}
const people: Record<string, Offspring> = {
  'k 0.1': negativeBinomial(0.1),
  'k 0.3': negativeBinomial(0.3),
  'k 1': negativeBinomial(1),
  'zeros 80 %': zeroInflated(0.8),
  'hubs 2 % × 50': hubs(0.02, 50),
}
// Name, R, hours, immigrants, hours over which they come.
const courses = [
  ['grow 6 h', 1.6, 6, 50, 1],
  ['grow 10 h', 1.6, 10, 100, 3],
  ['grow 24 h', 1.3, 24, 50, 6],
  ['hover 24 h', 1, 24, 60, 1],
  ['hover 3 d', 1, 72, 100, 24],
  ['hover 5 d', 1, 120, 100, 72],
  ['fade 12 h', 0.6, 12, 60, 1],
  ['fade 3 d', 0.6, 72, 300, 24],
  ['fade 14 d', 0.8, 336, 400, 168],
] as const
const nights: Record<string, Plan['night']> = {
  none: undefined,
  lost: { kind: 'lost', amplitude: 0.8, lowestHour: 4 },
  'put-off': { kind: 'put-off', amplitude: 0.8, lowestHour: 4 },
}

interface Found {
  error: number
  below: boolean
  above: boolean
}

const only = process.argv[3]
const groups = new Map<string, Found[]>()
const put = (name: string, found: Found) => groups.set(name, [...(groups.get(name) ?? []), found])
let place = 0
for (const [course, reproduction, hours, immigrants, over] of courses) {
  for (const [delayName, delay] of Object.entries(delays)) {
    for (const [peopleName, offspring] of Object.entries(people)) {
      for (const [nightName, night] of Object.entries(nights)) {
        place++
        if (only && place % Number(only) !== 0) continue
        for (let seed = 0; seed < SEEDS; seed++) {
          const { views, until, truth } = simulate({
            seed: seed * 7919 + place * 104_729,
            from: FROM,
            lastsMs: hours * HOUR_MS,
            immigrants,
            immigrationMs: over * HOUR_MS,
            ...{ reproduction, offspring, delay, night },
            most: 20_000,
          })
          const { cohorts, births } = tablesOf(views)
          const estimate = reproductionOf(cohorts, births, until)
          if (!estimate) continue
          const expected = truth(estimate.withinMs)
          const found = {
            error: estimate.value / expected - 1,
            below: estimate.high < expected,
            above: estimate.low > expected,
          }
          for (const name of [course, delayName, peopleName, `night ${nightName}`, `${course} ${peopleName}`, 'all'])
            put(name, found)
        }
      }
    }
  }
}
for (const [name, found] of groups) {
  const n = found.length
  const bias = found.reduce((sum, { error }) => sum + error, 0) / n
  const [below, above] = [found.filter(({ below }) => below).length / n, found.filter(({ above }) => above).length / n]
  const scatter = Math.sqrt(found.reduce((sum, { error }) => sum + (error - bias) ** 2, 0) / n)
  const percent = (share: number) => (100 * share).toFixed(1).padStart(6)
  console.log(
    `${name.padEnd(28)}${String(n).padStart(6)} bias${percent(bias)} ±${percent(scatter / Math.sqrt(n))} scatter${percent(scatter)} holds${percent(1 - below - above)} (too low${percent(below)}, too high${percent(above)})`,
  )
}
