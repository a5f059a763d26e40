import { setImmediate } from 'node:timers'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wordsOf } from '../../api/brand/words-of.ts'
import { type CatalogueEntry, createCatalogue, declaredRoots } from '../../api/catalogue.ts'
import { createForecasts } from '../../api/studio/forecasts.ts'
import { createOverviews } from '../../api/studio/overview.ts'
import { readReport } from '../../api/studio/report.ts'
import { createHistories } from '../../db/campaign/history.ts'
import { keyring, manifest } from '../support/fixture.ts'
import { grow } from '../support/grown.ts'
import { openLedger } from '../support/ledger.ts'

/** A campaign of three days that is far from its goal when it ends, six hours after its last view. */
const [HOUR_MS, DAY_MS] = [3_600_000, 86_400_000]
const FROM = Date.UTC(2026, 10, 22, 8)
const TO = FROM + 3 * DAY_MS
const END = TO + 6 * HOUR_MS
const VIEWS = 2000

const catalogue = createCatalogue(keyring)
catalogue.use(manifest)
const busy = catalogue.find('busy') as CatalogueEntry

let here: Awaited<ReturnType<typeof openLedger>>
let now = TO
beforeAll(async () => {
  here = await openLedger(() => now)
  const roots = declaredRoots(busy, keyring)
  await here.ledger.plant(roots)
  await grow(here.engine, { campaign: 'busy', roots: roots.map(({ node }) => node), views: VIEWS, from: FROM, to: TO })
})
afterAll(() => here.end())

/** The studio as it starts at some time. */
function studioAt(at: number, schedule: Pick<CatalogueEntry, 'closes' | 'reveals'>) {
  now = at
  const { engine, ledger } = here
  const campaign = { ...busy, ...schedule, goal: 5000 }
  const pause = () => new Promise<void>((resolve) => setImmediate(resolve))
  const readHistory = createHistories({ engine, now: () => now, pause })
  const readForecast = createForecasts({ engine, readHistory })
  const sources = { engine, readHistory, readForecast, readShape: async () => null, isExact: true }
  const readOverview = createOverviews({ store: { ...engine, ledger }, readHistory, readForecast, now: () => now })
  return {
    report: (later = 0) => readReport(campaign, { zone: 'UTC' }, { ...sources, now: at + later }),
    overview: () => readOverview(campaign),
  }
}

describe.each(['closes', 'reveals'] as const)('a goal of a campaign that %s', (end) => {
  it('is not expected after that', async () => {
    const endless = (await studioAt(TO, {}).report()).pace.goal
    expect(endless?.reach).toBeGreaterThan(0.9)
    expect(endless?.earliest).toBeGreaterThan(END)
    const { report, overview } = studioAt(TO, { [end]: END })
    const never = { at: null, earliest: null, latest: null, reach: 0 }
    expect([(await report()).pace.goal, (await overview()).pace.goal]).toEqual([never, never])
  })

  it('is not asked for any more once it has, though a moment ago it was', async () => {
    const { report } = studioAt(END - 1, { [end]: END })
    expect((await report()).pace.goal).not.toBeNull()
    expect((await report(1)).pace).toMatchObject({ goal: null, tooEarlyUntil: null })
    expect((await studioAt(END + 5 * HOUR_MS, { [end]: END }).overview()).pace.goal).toBeNull()
  })
})

it('a forecast is not that of another end: one that was moved is heard of at once', async () => {
  now = TO
  const readHistory = createHistories({ engine: here.engine, now: () => now, pause: async () => {} })
  const read = createForecasts({ engine: here.engine, readHistory })
  const reachUntil = async (until: number) =>
    (await read('busy', { goal: 5000, reached: VIEWS, now, until })).forecast?.reach
  expect([await reachUntil(END), await reachUntil(Infinity)]).toEqual([0, expect.closeTo(1, 0)])
})

it('whether the brand spoke too often is asked of the days in which something could be counted', async () => {
  const { engine, ledger } = here
  for (const at of [FROM + HOUR_MS, FROM + DAY_MS + 2 * HOUR_MS]) {
    now = at
    await ledger.pin({ campaign: 'busy', locale: 'fr', circle: '', who: 'Nour', sealed: 'x', again: null })
  }
  const place = { store: { ...engine, ledger }, campaign: { ...busy, closes: END } }
  const rateAt = async (at: number) => {
    now = at
    return (await wordsOf(place, createHistories({ engine, now: () => now, pause: async () => {} }), now)).rate
  }
  const rate = await rateAt(END)
  expect(rate).toMatchObject({ words: 2, days: 4 })
  expect(await rateAt(END + 10 * DAY_MS)).toEqual(rate)
})

describe('R of a campaign that has closed', () => {
  const counted = async () => {
    const { views, first } = await here.engine.db.get<{ views: number; first: number }>(
      sql`SELECT count(*) AS views, sum(depth = 1) AS first FROM nodes WHERE campaign = 'busy' AND parent IS NOT NULL`,
    )
    return (views - first) / views
  }

  it('is what fans brought by fans, from the close on and for ever', async () => {
    const value = await counted()
    expect(value).toBeGreaterThan(0.95)
    for (const later of [0, 5 * HOUR_MS, DAY_MS, 21 * DAY_MS, 400 * DAY_MS]) {
      const { spread, channels, pace } = await studioAt(END + later, { closes: END }).report()
      expect(spread.reproduction).toEqual({ value, low: value, high: value, withinMs: END - FROM })
      expect([spread.eventual, spread.eventualFrom, spread.trend, pace.perHour]).toEqual([null, null, null, null])
      // Of each generation, what came of it is the next one.
      spread.generations.forEach(({ views, reproduction }, i) => {
        const next = spread.generations[i + 1]?.views ?? 0
        if (views >= 10) expect(reproduction?.value).toBe(next / views)
      })
      const brought = channels.reduce((sum, { clear, reproduction }) => sum + clear * (reproduction?.value ?? 0), 0)
      expect(brought / VIEWS).toBeCloseTo(value, 9)
    }
  })

  it('goes on after the reveal, for views by links still count', async () => {
    const open = await studioAt(END, {}).report()
    const revealed = await studioAt(END, { reveals: END }).report()
    expect(revealed.spread).toEqual(open.spread)
    expect(revealed.pace.perHour).toEqual(open.pace.perHour)
  })
})
