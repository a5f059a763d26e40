import { setImmediate } from 'node:timers'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Absences } from '../../api/absences.ts'
import { createBranches } from '../../api/ambassadors/branches.ts'
import { createPresence } from '../../api/brand/presence.ts'
import { type CatalogueEntry, createCatalogue } from '../../api/catalogue.ts'
import { createTroubles } from '../../api/edge/troubles.ts'
import { createFaults } from '../../api/faults.ts'
import { createTallyReader } from '../../api/live-tallies.ts'
import { createForecasts } from '../../api/studio/forecasts.ts'
import { createShapes } from '../../api/studio/shapes.ts'
import { createWindows } from '../../api/windows.ts'
import { DOUBTS } from '../../db/campaign/doubt.ts'
import { createForests } from '../../db/campaign/forests.ts'
import { createHistories, type History } from '../../db/campaign/history.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { keyring, manifest } from '../support/fixture.ts'
import { openLedger } from '../support/ledger.ts'

/** A clock that runs a day ahead for a while: what was read meanwhile may not stand until it has caught up, nor for good. */
const [MINUTE_MS, HOUR_MS] = [60_000, 3_600_000]
const AHEAD_MS = 24 * HOUR_MS
const ROOT = 7 as NodeId

let here: Awaited<ReturnType<typeof openLedger>>
let clock: number
let passed: number
beforeEach(async () => {
  clock = Date.UTC(2026, 10, 1)
  passed = 0
  const elapsed = performance.now.bind(performance)
  vi.spyOn(performance, 'now').mockImplementation(() => elapsed() + passed)
  here = await openLedger(now)
  await here.ledger.plant([{ node: ROOT, campaign: 'open', label: 'List', kind: 'seed', channel: 'copy' }])
})
afterEach(async () => {
  vi.restoreAllMocks()
  await here.end()
})

const now = () => clock
const pause = () => new Promise<void>((resolve) => setImmediate(resolve))
const log = (error: unknown) => expect.fail(String(error))
/** Sets the clock, as nothing but a clock can be set. */
const set = (ms: number) => {
  clock += ms
}
/** Lets time pass. */
const pass = (ms: number) => {
  clock += ms
  passed += ms
}

const catalogue = createCatalogue(keyring)
catalogue.use(manifest)
const campaignOf = (slug: string) => catalogue.find(slug) as CatalogueEntry

let visits = 0
/** Something for every table, a quarter of an hour after the other. */
async function happen(times: number) {
  for (let time = 0; time < times; time++) {
    const opening = { campaign: 'open', parent: ROOT, channel: 'sms', doubt: time % 2 ? DOUBTS.fast : 0 } as const
    await here.ledger.open({ ...opening, visit: `v${visits++}` })
    await Promise.all([here.ledger.refuse('open', 'retry'), here.ledger.intend('open', 'sms')])
    pass(HOUR_MS / 2)
  }
  await here.ledger.settle()
}

const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, number) => total + number, 0)
const countsOf = ({ views, cohorts, doubts, refusals, intents }: History) => ({
  views: sum(views.quarters.map((each) => each.views)),
  fans: sum(cohorts.byQuarter().map(({ clear }) => clear)),
  doubtful: sum(doubts.map((each) => each.views)),
  refused: sum(refusals.map(({ openings }) => openings)),
  intended: sum(intents.map(({ uses }) => uses)),
})
const all = (times: number) => ({
  ...{ views: times, fans: times / 2, doubtful: times / 2, refused: times, intended: times },
})

it.each([
  ['while it is behind', 0],
  ['once it has caught up', AHEAD_MS],
])('a history and a forest have what came since, whoever looks for it %s', async (_, laterMs) => {
  const { engine } = here
  const readHistory = createHistories({ engine, now, pause })
  const useForest = createForests({ engine, now, pause })
  const read = async () => ({
    ...countsOf(await readHistory('open')),
    size: await useForest('open', async ({ forest }) => forest.size),
  })
  await happen(8)
  set(AHEAD_MS)
  expect(await read()).toEqual({ ...all(8), size: 8 })
  set(-AHEAD_MS)
  await happen(30)
  pass(laterMs)
  expect(await read()).toEqual({ ...all(38), size: 38 })
  pass(AHEAD_MS)
  await happen(2)
  expect(await read()).toEqual({ ...all(40), size: 40 })
})

it('a history is read on where the clock is set by seconds, as a time server does it, and anew after a minute back', async () => {
  const readHistory = createHistories({ engine: here.engine, now, pause })
  await happen(2)
  const { cohorts } = await readHistory('open')
  for (const ms of [-10_000, 20_000, -10_000, MINUTE_MS]) {
    set(ms)
    pass(1000)
    expect((await readHistory('open')).cohorts).toBe(cohorts)
  }
  set(-MINUTE_MS)
  expect((await readHistory('open')).cohorts).not.toBe(cohorts)
})

it('a forest does not stand for longer than a second, however little the clock was set back', async () => {
  const useForest = createForests({ engine: here.engine, now, pause })
  const size = () => useForest('open', async ({ forest }) => forest.size)
  await happen(2)
  expect(await size()).toBe(2)
  set(-10_000)
  await here.ledger.open({ campaign: 'open', parent: ROOT, channel: 'sms', visit: `v${visits++}` })
  await here.ledger.settle()
  expect(await size()).toBe(3)
})

it('the shape is that of what came since', async () => {
  const useForest = createForests({ engine: here.engine, now, pause })
  const readShape = createShapes({ useForest, now, pause, log })
  await happen(2)
  set(AHEAD_MS)
  await expect.poll(() => readShape('open', 0)).toMatchObject({ largestBranch: { share: 1 / 2 } })
  set(-AHEAD_MS)
  await happen(2)
  await expect.poll(() => readShape('open', 0)).toMatchObject({ largestBranch: { share: 1 / 4 } })
})

it('forecasts, live events, windows, ambassadors and the log go on', async () => {
  const { engine, ledger } = here
  await happen(2)
  set(AHEAD_MS)
  let madeOf = 0
  const readHistory = createHistories({ engine, now, pause })
  const readForecast = createForecasts({
    engine,
    readHistory: (slug) => {
      madeOf++
      return readHistory(slug)
    },
  })
  const aim = () => ({ goal: 100, reached: 2, now: clock, until: Infinity })
  await readForecast('open', aim())
  let told = 0
  const hereOf: Absences['here'] = async (campaigns) => [...campaigns]
  const { first } = createTallyReader(engine, catalogue, now, hereOf, async () => `event: told ${++told}\n\n`)
  expect(await first({ topic: 'open' })).toContain('told 1')
  const early = { ...campaignOf('early'), opens: clock - AHEAD_MS + HOUR_MS }
  const { opensOf } = createWindows(now)
  const [late, led] = [8, 9] as NodeId[] as [NodeId, NodeId]
  expect(await opensOf(early, engine, late)).toBe(early.opens)
  const branches = createBranches(now)
  expect(await branches.of(engine, campaignOf('led'), led)).toEqual({})
  const lines: unknown[] = []
  const faults = createFaults((...line) => void lines.push(line), now)
  faults.log(new Error('no write'))

  set(-AHEAD_MS)
  await happen(2)
  await readForecast('open', aim())
  expect.soft(madeOf).toBe(2)
  expect.soft(await first({ topic: 'open' })).toContain('told 2')
  await ledger.plant([
    { node: late, campaign: 'early', label: 'Late', kind: 'seed', channel: 'copy', opens: clock + HOUR_MS },
    { node: led, campaign: 'led', label: 'Claire', kind: 'ambassador', channel: 'copy' },
  ])
  expect.soft(await opensOf(early, engine, late)).toBe(clock + HOUR_MS)
  expect.soft(await branches.of(engine, campaignOf('led'), led)).toHaveProperty('note')
  faults.log(new Error('no write'))
  expect.soft(lines).toHaveLength(2)
})

it('who was here, and what was in trouble, is forgotten in time', () => {
  const presence = createPresence(now)
  const troubles = createTroubles(now)
  const [a, b] = [1, 2] as NodeId[] as [NodeId, NodeId]
  set(AHEAD_MS)
  presence.arrive('group', a, '')
  troubles.report('open', { reasons: ['disk-full'], photos: undefined })
  set(-AHEAD_MS)
  presence.arrive('group', b, '')
  expect.soft(presence.around('group', b)).toBe(1)
  expect.soft(troubles.current.reasons).toEqual([])
})
