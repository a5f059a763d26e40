import { describe, expect, it } from 'vitest'
import { forecastOf } from '../../../api/studio/forecast.ts'
import { stepsOf } from '../../../api/studio/path.ts'
import { reproductionOf } from '../../../api/studio/reproduction.ts'
import { paceOf, trendOver } from '../../../api/studio/speed.ts'
import {
  type Delay,
  gammaOfTwo,
  logLogistic,
  logNormal,
  negativeBinomial,
  weibull,
} from '../../support/distributions.ts'
import { type Plan, type SimulatedView, simulate } from '../../support/simulator.ts'
import { tablesOf } from '../../support/tables.ts'

const HOUR_MS = 3_600_000
const QUARTER_MS = 900_000
const EVENING = Date.UTC(2026, 0, 5, 18)
const NEVER = Number.POSITIVE_INFINITY

function forecastAt(views: readonly SimulatedView[], now: number, goal: number, until = NEVER) {
  const seen = views.filter(({ at }) => at <= now)
  const { cohorts, births } = tablesOf(seen)
  const reproduction = reproductionOf(cohorts, births, now)
  return forecastOf({ cohorts, births, reproduction, goal, reached: seen.length, now, until })
}

const campaign = (more: Partial<Plan>) =>
  simulate({
    ...{ seed: 1, from: EVENING, lastsMs: 30 * 24 * HOUR_MS, immigrants: 100, immigrationMs: HOUR_MS, reproduction: 1 },
    ...{ offspring: negativeBinomial(0.3), delay: logNormal(HOUR_MS, 1.3), most: 5000 },
    ...more,
  })

it('paths are followed for a year, and no longer', () => {
  const hours = stepsOf({ rates: Float64Array.of(1), weights: Float64Array.of(1) }).map((step) => step.hours)
  const sum = (some: readonly number[]) => some.reduce((total, each) => total + each, 0)
  expect(sum(hours)).toBeGreaterThanOrEqual(366 * 24)
  expect(sum(hours.slice(0, -1))).toBeLessThan(366 * 24)
})

describe('the forecast', () => {
  const growing = campaign({ reproduction: 1.4 }).views

  it('promises nothing from six minutes, and says from when it will', () => {
    const { forecast, tooEarlyUntil } = forecastAt(growing, EVENING + 6 * 60_000, 5000)
    expect(forecast).toBeNull()
    expect(tooEarlyUntil).toBeGreaterThan(EVENING + 50 * 60_000)
    expect(tooEarlyUntil).toBeLessThan(EVENING + 70 * 60_000)
  })

  it('puts off no promise for want of forwards: the hour that it named stays', () => {
    const few = growing.slice(0, 3)
    const at = (ms: number) => forecastAt(few, EVENING + ms, 5000).tooEarlyUntil
    expect(at(40 * 60_000)).not.toBeNull()
    expect(new Set([at(40 * 60_000), at(24 * HOUR_MS), at(168 * HOUR_MS)]).size).toBe(1)
  })

  it('says no day after the goal, and none of nothing', () => {
    expect(forecastAt(growing, EVENING + 6 * HOUR_MS, 10)).toEqual({ forecast: null, tooEarlyUntil: null })
    expect(forecastAt([], EVENING, 10)).toEqual({ forecast: null, tooEarlyUntil: null })
  })

  it('is the same for the same figures, and later for a higher goal', () => {
    const [near, again, far] = [1500, 1500, 4000].map(
      (goal) => forecastAt(growing, EVENING + 6 * HOUR_MS, goal).forecast,
    )
    expect(near).toEqual(again)
    expect(near?.reach).toBeGreaterThan(0.8)
    expect(near?.earliest).toBeLessThan(near?.at ?? 0)
    expect(far?.at).toBeGreaterThan(near?.at ?? 0)
  })

  it('ends with the campaign: who would come later never comes', () => {
    const now = EVENING + 6 * HOUR_MS
    const { forecast: endless } = forecastAt(growing, now, 4000)
    const [earliest, at, latest] = [endless?.earliest ?? NEVER, endless?.at ?? NEVER, endless?.latest ?? NEVER]
    expect([earliest, at, latest, endless?.reach]).not.toContain(NEVER)
    // An end after all paths changes nothing, and one within them leaves those that came before it.
    expect(forecastAt(growing, now, 4000, now + 366 * 24 * HOUR_MS).forecast).toEqual(endless)
    const cut = forecastAt(growing, now, 4000, at + 1).forecast
    expect([cut?.at, cut?.latest]).toEqual([at, null])
    expect(cut?.reach).toBeGreaterThanOrEqual(0.5)
    expect(cut?.reach).toBeLessThan(0.6)
    expect(forecastAt(growing, now, 4000, at).forecast?.at).toBeNull()
    expect(forecastAt(growing, now, 4000, now + HOUR_MS).forecast).toEqual({
      ...{ at: null, earliest: null, latest: null, reach: 0 },
    })
  })

  it('is none from the end on, nor is it announced for later than that', () => {
    const end = EVENING + 6 * HOUR_MS
    expect(forecastAt(growing, end - 1, 4000, end).forecast).not.toBeNull()
    expect(forecastAt(growing, end, 4000, end)).toEqual({ forecast: null, tooEarlyUntil: null })
    const young = EVENING + 6 * 60_000
    const { tooEarlyUntil } = forecastAt(growing, young, 5000)
    expect(forecastAt(growing, young, 5000, (tooEarlyUntil ?? 0) + 1)).toEqual({ forecast: null, tooEarlyUntil })
    expect(forecastAt(growing, young, 5000, tooEarlyUntil ?? 0)).toEqual({ forecast: null, tooEarlyUntil: null })
  })

  it('knows that what grows is faster than a straight line, and that what has died gets nowhere by itself', () => {
    const now = EVENING + 8 * HOUR_MS
    const seen = growing.filter(({ at }) => at <= now).length
    const pace = seen - growing.filter(({ at }) => at <= now - HOUR_MS).length
    expect(forecastAt(growing, now, 20 * seen).forecast?.at).toBeLessThan(now + ((19 * seen) / pace) * HOUR_MS)
    const fading = campaign({ reproduction: 0.5 }).views
    expect(forecastAt(fading, EVENING + 48 * HOUR_MS, 10_000).forecast).toEqual({
      at: null,
      earliest: null,
      latest: null,
      reach: 0,
    })
  })
})

const delays: Delay[] = [
  logNormal(HOUR_MS, 1.3),
  logLogistic(HOUR_MS, 1.1),
  weibull(2 * HOUR_MS, 0.6),
  gammaOfTwo(HOUR_MS),
]
const nights: Plan['night'][] = [
  undefined,
  { kind: 'lost', amplitude: 0.6, lowestHour: 4 },
  { kind: 'put-off', amplitude: 0.7, lowestHour: 4 },
]
const SEEDS = 60

describe('the forecast of simulated campaigns', () => {
  it.each([
    ['grow', 1.4, 60],
    ['hover', 1, 150],
    ['fade', 0.7, 300],
  ] as const)('that %s holds four times of five', (_, reproduction, immigrants) => {
    const held: boolean[] = []
    for (let seed = 0; seed < SEEDS; seed++) {
      const { views, until } = campaign({
        ...{ seed, reproduction, immigrants, immigrationMs: [1, 12][seed % 2] === 1 ? HOUR_MS : 12 * HOUR_MS },
        offspring: negativeBinomial([0.1, 0.3, 1][Math.floor(seed / 2) % 3] ?? 1),
        ...{ delay: delays[Math.floor(seed / 6) % 4] ?? logNormal(HOUR_MS, 1), night: nights[seed % 3] },
      })
      for (const hours of [4, 20, 60]) {
        const now = EVENING + hours * HOUR_MS
        const seen = views.filter(({ at }) => at <= now).length
        for (const goal of [1.2, 2].map((times) => Math.ceil(seen * times))) {
          if (now > until || seen < 50 || seen > 2500) continue
          const { forecast } = forecastAt(views, now, goal)
          if (!forecast) continue
          const came = views[goal - 1]?.at ?? NEVER
          held.push((forecast.earliest ?? NEVER) <= came && came <= (forecast.latest ?? NEVER))
        }
      }
    }
    const share = held.filter(Boolean).length / held.length
    expect(held.length).toBeGreaterThan(100)
    expect(share).toBeGreaterThanOrEqual(0.75)
    expect(share).toBeLessThanOrEqual(0.9)
  })
})

/** Views by the quarter of an hour, the last of them in the one that has just ended. */
const NOW = 2_000_000 * QUARTER_MS
const quarters = (counts: readonly number[]) =>
  counts.map((views, i) => ({ quarter: 2_000_000 - counts.length + i, views }))

describe('the pace', () => {
  it('is what came in the last hour, and is not said until an hour has been lived', () => {
    expect(paceOf(quarters([9, 9, 9, 9]), NOW)).toBeNull()
    expect(paceOf(quarters([9, 9, 9, 9, 9]), NOW)?.value).toBe(36)
    expect(paceOf([], NOW)).toBeNull()
  })

  it('looks back further where little comes, but never over longer than was lived', () => {
    expect(paceOf(quarters(Array.from({ length: 9 }, () => 2)), NOW)?.value).toBe(8)
    expect(paceOf(quarters([500, ...Array.from({ length: 13 }, () => 3)]), NOW)?.value).toBe(12)
  })
})

describe('the trend', () => {
  const day = (each: number) => Array.from({ length: 96 }, () => each)

  it('looks at the day before', () => {
    expect(trendOver(quarters([1, ...day(10), ...day(20)]), NOW)).toEqual({ kind: 'doubling', ms: 24 * HOUR_MS })
    expect(trendOver(quarters([1, ...day(20), ...day(10)]), NOW)).toEqual({ kind: 'halving', ms: 24 * HOUR_MS })
  })

  it('takes no night for an end: between an evening and two days it is not said', () => {
    expect(trendOver(quarters([1, ...day(20).slice(0, 20), ...day(2).slice(0, 20)]), NOW)).toBeNull()
    expect(trendOver(quarters([1, ...day(40).slice(0, 8), ...day(5).slice(0, 8)]), NOW)?.kind).toBe('halving')
    expect(trendOver([], NOW)).toBeNull()
  })

  it('of a campaign that has closed there is none, and no pace: it has not faded, it has ended', () => {
    const fading = quarters([1, ...day(20), ...day(10)])
    expect([trendOver(fading, NOW, NOW + 1), paceOf(fading, NOW, NOW + 1)]).not.toContain(null)
    expect([trendOver(fading, NOW, NOW), paceOf(fading, NOW, NOW)]).toEqual([null, null])
  })
})
