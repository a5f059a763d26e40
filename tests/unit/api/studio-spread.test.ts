import { describe, expect, it } from 'vitest'
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

describe('the spread of a campaign that has closed', () => {
  const closes = NOW
  const spread = (now: number) => spreadOf({ cohorts: cohortsOf(LIVED) }, GROWTH, now, closes)

  it('is counted: births by fans, whose bounds are itself, and nothing is to be expected', () => {
    expect(spread(closes)).toMatchObject({
      reproduction: { value: 240 / 350, low: 240 / 350, high: 240 / 350, withinMs: 40 * QUARTER_MS },
      ...{ eventual: null, eventualFrom: null },
      generations: [
        { generation: 1, reproduction: { value: 0.75, low: 0.75, high: 0.75 } },
        { generation: 2, reproduction: { value: 0.6, low: 0.6, high: 0.6 } },
      ],
      // 20 forwarded within that span of age.
      firstForward: { forwarders: 20, medianMs: expect.any(Number), ninetiethMs: expect.any(Number) },
    })
    expect(spread(closes).channels.get('copy')?.value).toBe(240 / 350)
  })

  it('stays what it is, however long ago it closed', () => {
    for (const days of [0.2, 1, 21, 400]) expect(spread(closes + days * 96 * QUARTER_MS)).toEqual(spread(closes))
  })

  it('until then it is estimated, and announces nothing for later', () => {
    const endless = spreadOf({ cohorts: cohortsOf(LIVED) }, GROWTH, NOW - 1)
    expect(endless.eventualFrom).toBeGreaterThan(closes)
    expect(spread(NOW - 1)).toEqual({ ...endless, eventualFrom: null })
  })

  it('says nothing of R where fewer than ten came, nor of how long people take where fewer than twenty forwarded', () => {
    const few = {
      totals: [{ ...total, forwarders: 3, depth: 1, views: 9, clear: 9, children: 8, squares: 20 }],
      births: [{ depth: 1, channel: 'copy', age: 40, births: 8, firsts: 3 } as const],
    }
    const { reproduction, firstForward } = spreadOf({ cohorts: cohortsOf([[1_999_999, 1, 9]]) }, few, NOW, closes)
    expect([reproduction, firstForward]).toEqual([null, { medianMs: null, ninetiethMs: null, forwarders: 3 }])
    const none = spreadOf({ cohorts: new Cohorts() }, { totals: [], births: [] }, NOW, closes)
    expect([none.reproduction, none.firstForward, none.generations]).toEqual([null, null, []])
  })
})
