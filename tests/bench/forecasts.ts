import { forecastOf } from '../../api/studio/forecast.ts'
import { reproductionOf } from '../../api/studio/reproduction.ts'
import {
  type Delay,
  gammaOfTwo,
  hubs,
  logLogistic,
  logNormal,
  mixture,
  negativeBinomial,
  type Offspring,
  weibull,
  zeroInflated,
} from '../support/distributions.ts'
import { type Plan, simulate } from '../support/simulator.ts'
import { tablesOf } from '../support/tables.ts'

/** `node tests/bench/forecasts.ts [seeds] [every]`: how often the 80 % interval of the day of the goal holds. */
const HOUR_MS = 3_600_000
const SEEDS = Number(process.argv[2] ?? 10)
const EVERY = Number(process.argv[3] ?? 1)
const FROM = Date.UTC(2026, 0, 5, 18)

const delays: Record<string, Delay> = {
  'log-normal': logNormal(HOUR_MS, 1.3),
  'log-logistic': logLogistic(HOUR_MS, 1.1),
  weibull: weibull(2 * HOUR_MS, 0.6),
  gamma: gammaOfTwo(HOUR_MS),
  slow: logNormal(4 * HOUR_MS, 1.3),
  mixture: mixture(logNormal(0.1 * HOUR_MS, 1), logNormal(20 * HOUR_MS, 0.7), 0.5),
}
const people: Record<string, Offspring> = {
  'k 0.1': negativeBinomial(0.1),
  'k 0.3': negativeBinomial(0.3),
  'k 1': negativeBinomial(1),
  'zeros 80 %': zeroInflated(0.8),
  'hubs 2 % × 50': hubs(0.02, 50),
}
// Name, R, immigrants, hours over which they come.
const courses = [
  ['grow 1.6', 1.6, 40, 1],
  ['grow 1.3', 1.3, 60, 6],
  ['grow 1.15', 1.15, 100, 24],
  ['hover 1', 1, 100, 1],
  ['hover 0.95', 0.95, 200, 24],
  ['fade 0.6', 0.6, 200, 1],
  ['fade 0.6 long', 0.6, 600, 96],
  ['fade 0.8', 0.8, 200, 48],
] as const
const nights: Record<string, Plan['night']> = {
  none: undefined,
  lost: { kind: 'lost', amplitude: 0.7, lowestHour: 4 },
  'put-off': { kind: 'put-off', amplitude: 0.8, lowestHour: 4 },
}
const ages = [2, 6, 14, 30, 72, 168]
const multiples = [1.15, 1.5, 3]

interface Held {
  early: boolean
  late: boolean
}
const groups = new Map<string, Held[]>()
const put = (name: string, held: Held) => {
  const group = groups.get(name) ?? []
  groups.set(name, group)
  group.push(held)
}
let [place, spent, calls, slowest, silent] = [0, 0, 0, 0, 0]
for (const [course, reproduction, immigrants, over] of courses) {
  for (const [delayName, delay] of Object.entries(delays)) {
    for (const [peopleName, offspring] of Object.entries(people)) {
      for (const [nightName, night] of Object.entries(nights)) {
        place++
        if (place % EVERY !== 0) continue
        for (let seed = 0; seed < SEEDS; seed++) {
          const plan = {
            seed: seed * 7919 + place * 104_729,
            from: FROM,
            immigrants,
            immigrationMs: over * HOUR_MS,
            reproduction,
            offspring,
            delay,
            night,
          }
          const { views, until } = simulate({ ...plan, lastsMs: 45 * 24 * HOUR_MS, most: 12_000 })
          for (const age of ages) {
            const now = FROM + age * HOUR_MS
            const seen = views.filter(({ at }) => at <= now)
            if (now > until || seen.length < 50 || seen.length > 4000) continue
            const { cohorts, births } = tablesOf(seen)
            const estimate = reproductionOf(cohorts, births, now)
            for (const multiple of multiples) {
              const goal = Math.ceil(seen.length * multiple)
              const truth = views[goal - 1]?.at ?? Number.POSITIVE_INFINITY
              if (truth === Number.POSITIVE_INFINITY && views.length > 11_000) continue
              const begun = process.cpuUsage()
              const { forecast } = forecastOf({
                cohorts,
                births,
                reproduction: estimate,
                goal,
                reached: seen.length,
                now,
                until: Number.POSITIVE_INFINITY,
              })
              const took = process.cpuUsage(begun).user / 1000
              if (!forecast) {
                silent++
                continue
              }
              ;[spent, calls, slowest] = [spent + took, calls + 1, Math.max(slowest, took)]
              const held = {
                early: truth < (forecast.earliest ?? Number.POSITIVE_INFINITY),
                late: truth > (forecast.latest ?? Number.POSITIVE_INFINITY),
              }
              const kind = course.split(' ')[0] ?? ''
              for (const name of [
                course,
                kind,
                `${kind} at ${age} h`,
                `${kind} night ${nightName}`,
                delayName,
                peopleName,
                `× ${multiple}`,
                `${kind} ${forecast.earliest === null ? 'never' : forecast.latest === null ? 'open' : 'closed'}`,
                'all',
              ])
                put(name, held)
            }
          }
        }
      }
    }
  }
}
for (const [name, found] of [...groups].sort(([a], [b]) => a.localeCompare(b))) {
  const n = found.length
  const [early, late] = [found.filter(({ early }) => early).length / n, found.filter(({ late }) => late).length / n]
  const percent = (share: number) => (100 * share).toFixed(1).padStart(6)
  console.log(
    `${name.padEnd(28)}${String(n).padStart(6)} holds${percent(1 - early - late)} (came earlier${percent(early)}, later${percent(late)})`,
  )
}
console.log(`${calls} calls, ${(spent / calls).toFixed(1)} ms each, ${slowest.toFixed(1)} at most; ${silent} too early`)
