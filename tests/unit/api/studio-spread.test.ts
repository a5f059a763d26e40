import { expect, it } from 'vitest'
import { spreadOf } from '../../../api/studio/spread.ts'
import { type CohortColumns, Cohorts } from '../../../db/campaign/cohorts.ts'

const QUARTER_MS = 900_000
const NOW = 2_000_000 * QUARTER_MS

/** Rows of a quarter, a generation, clear fans who came in its middle. */
const columns = (rows: readonly [quarter: number, depth: number, clear: number][]): CohortColumns => ({
  quarters: rows.map(([quarter]) => quarter),
  depths: rows.map(([, depth]) => depth),
  channels: rows.map(() => 'copy'),
  clear: rows.map(([, , clear]) => clear),
  offsets: rows.map(([, , clear]) => clear * 450),
  squares: rows.map(([, , clear]) => clear * 450 * 450),
})

const cohortsOf = (rows: Parameters<typeof columns>[0]) => {
  const cohorts = new Cohorts()
  cohorts.replaceFrom(0, [columns(rows)])
  return cohorts
}

const total = { channel: 'copy', forwarders: 10 } as const
const GROWTH = {
  totals: [
    // A few pass on to many: that is what makes the interval wide.
    { ...total, depth: 1, views: 200, clear: 200, children: 150, squares: 6000 },
    { ...total, depth: 2, views: 150, clear: 150, children: 90, squares: 3000 },
  ],
  births: [
    { depth: 1, channel: 'copy', age: 40, births: 150, firsts: 10 },
    { depth: 2, channel: 'copy', age: 40, births: 90, firsts: 10 },
  ] as const,
}
const LIVED: [number, number, number][] = [
  [2_000_000 - 40, 1, 200],
  [2_000_000 - 30, 2, 150],
]

it('is as sure of R during a flood of doubtful views as before it: those who differ still do', () => {
  const flood: [number, number, number][] = [
    [2_000_000 - 1, 1, 0],
    [2_000_000 - 1, 2, 0],
  ]
  const before = spreadOf({ cohorts: cohortsOf(LIVED) }, GROWTH, NOW)
  const during = spreadOf({ cohorts: cohortsOf([...LIVED, ...flood]) }, GROWTH, NOW)
  expect(before.reproduction?.value).toBeGreaterThan(0)
  expect(during).toEqual(before)
})
