import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { ApiError } from '../../../api/errors.ts'
import { REPORT_TICK_MS } from '../../../api/studio/live-reports.ts'
import { readReport } from '../../../api/studio/report.ts'
import type { NodeId } from '../../../db/campaign/node-id.ts'
import type { Role } from '../../../db/studio/roles.ts'
import { createTokenKind } from '../../../seal/link.ts'
import { CLOSED_AT, keyring, rootToken } from '../../support/fixture.ts'
import { grow } from '../../support/grown.ts'
import { Fan, newAddress } from '../../support/host.ts'
import { type NodeHost, startNodeHost } from '../../support/node-host.ts'
import { invite } from '../../support/studio.ts'

/** Reports are read as ever, and counted: the measure of what streams cost the thread that answers the fans. */
vi.mock('../../../api/studio/report.ts', async (load) => {
  const real = await load<typeof import('../../../api/studio/report.ts')>()
  return { ...real, readReport: vi.fn(real.readReport) }
})
const readings = vi.mocked(readReport)

const HOUR_MS = 3_600_000
const TO = Date.now() - (Date.now() % HOUR_MS)

let host: NodeHost
beforeAll(async () => {
  host = await startNodeHost({ TRUST_PROXY: '1' }, undefined, { watchers: 100 })
})
afterAll(() => host.stop())

const leaving: AbortController[] = []
afterEach(() => {
  for (const controller of leaving.splice(0)) controller.abort()
})

/** Asks for something that goes on until the test is over. */
async function hold(path: string, headers: Record<string, string>): Promise<Response> {
  const controller = new AbortController()
  leaving.push(controller)
  return host.fetch(path, { headers, signal: controller.signal })
}

const bearer = async (role: Role = 'viewer') => ({
  Authorization: `Bearer ${(await invite(host, { role })).key}`,
})
const range = (i: number) => `from=${TO - (i + 2) * HOUR_MS}&to=${TO}`
const held = (answers: readonly Response[]) => answers.filter(({ status }) => status === 200).length
const times = <Result>(n: number, make: (i: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: n }, (_, i) => make(i)))

it('150 streams of one key with as many ranges read eight reports a tick, while every fan gets in', async () => {
  const authorization = await bearer()
  const live = '/api/studio/campaigns/open/live'
  const answers = await times(150, (i) => hold(`${live}?${range(i)}`, authorization))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([
    ...new Array<number>(8).fill(200),
    ...new Array<number>(142).fill(204),
  ])
  readings.mockClear()
  const startedAt = performance.now()
  for (let i = 0; i < 10; i++) await times(20, () => new Fan(host, 'open').opened(rootToken('open')))
  const ticks = Math.floor((performance.now() - startedAt) / REPORT_TICK_MS) + 1
  expect(readings.mock.calls.length).toBeLessThanOrEqual(8 * (ticks + 1))
})

it('streams of the same report are one reading, whoever watches and however many they are', async () => {
  readings.mockClear()
  const authorizations = await times(5, () => bearer())
  const path = `/api/studio/campaigns/fresh/live?zone=Europe/Paris`
  const answers = await times(150, (i) => hold(path, authorizations[i % 5] ?? {}))
  expect(held(answers)).toBe(150)
  await times(150, async (i) => (await hold(path, authorizations[i % 5] ?? {})).status)
  // A tick or two of one topic, and the arrivals that each reading leaves for the next.
  expect(readings.mock.calls.length).toBeLessThan(150)
})

it('one key holds forty streams and another has its own', async () => {
  const [greedy, other] = await times(2, () => bearer())
  const path = '/api/studio/campaigns/busy/live'
  expect(held(await times(60, () => hold(path, greedy ?? {})))).toBe(40)
  expect(held(await times(1, () => hold(path, other ?? {})))).toBe(1)
})

it('between two reports that one key asks for, fans are answered', async () => {
  const authorization = await bearer()
  await new Fan(host, 'open').opened(rootToken('open'))
  readings.mockClear()
  let read = 0
  const asked = times(16, async (i) => {
    await (await hold(`/api/studio/campaigns/open/report?${range(i)}`, authorization)).json()
    read++
  })
  await expect.poll(() => readings.mock.calls.length, { interval: 1 }).toBeGreaterThan(0)
  await new Fan(host, 'open').opened(rootToken('open'))
  expect(read).toBeLessThan(16)
  await asked
})

it('a report that cannot be read any more ends its own streams, and no others', async () => {
  const authorization = await bearer()
  const [gone, stays] = await times(2, (i) =>
    hold(`/api/studio/campaigns/shown/live?zone=${['Europe/Oslo', 'Asia/Tokyo'][i]}`, authorization),
  )
  const read = readings.getMockImplementation() ?? readReport
  readings.mockImplementation(async (...asked) => {
    if (asked[1].zone === 'Europe/Oslo') throw new ApiError('malformed')
    return read(...asked)
  })
  await gone?.text()
  const reader = stays?.body?.getReader()
  await reader?.read()
  await new Fan(host, 'shown').opened(rootToken('shown'))
  expect((await reader?.read())?.done).toBe(false)
  readings.mockImplementation(read)
})

it('one network holds a tenth of the streams of tallies, and who finds no seat is told to ask instead', async () => {
  const from = (address: string) => hold('/api/campaigns/open/live', { 'X-Forwarded-For': address })
  const answers = await times(30, (i) => from(`203.0.113.9:${4711 + i}`))
  expect(held(answers)).toBe(10)
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 204]))
  expect((await from(newAddress())).status).toBe(200)
})

it('one key has three exports under way, and begins the next when it leaves one', async () => {
  const roots = [createTokenKind(keyring.link('over')).read(rootToken('over')) as NodeId]
  await grow(host.engine, { campaign: 'over', roots, views: 60_000, from: CLOSED_AT - 96 * HOUR_MS, to: CLOSED_AT - 1 })
  const authorization = await bearer('owner')
  const path = '/api/studio/campaigns/over/export/nodes.csv'
  const answers = await times(8, () => hold(path, authorization))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 429, 429, 429, 429, 429])
  expect((await hold(path, await bearer('owner'))).status).toBe(200)
  for (const controller of leaving) controller.abort()
  await expect.poll(async () => (await hold(path, authorization)).status).toBe(200)
})
