import { expect, it } from 'vitest'
import type { CatalogueEntry } from '../../../api/catalogue.ts'
import type { Report } from '../../../api/studio/contract/report-schema.ts'
import { createReadings, reportTopic } from '../../../api/studio/readings.ts'
import { createTurns } from '../../../api/studio/turns.ts'

const HOUR_MS = 3_600_000
const TOPIC = reportTopic('tape', { zone: 'UTC' }, false)

/** Readings that end when they are told to. */
function heldReadings() {
  const held: (() => void)[] = []
  const readings = createReadings({
    readReport: () => new Promise((resolve) => held.push(() => resolve({ now: held.length } as Report))),
    catalogue: { find: (slug) => ({ slug }) as CatalogueEntry },
    turns: createTurns({ share: 1, burstMs: 1000, pause: async () => {} }),
    now: () => 0,
  })
  const begun = async (n: number) => {
    while (held.length < n) await new Promise((resolve) => setImmediate(resolve))
    held[n - 1]?.()
  }
  return { readings, held, begun }
}

it('reads a report once for all who ask the same, and once more for those who ask while it is read', async () => {
  const { readings, held, begun } = heldReadings()
  const early = Array.from({ length: 50 }, (_, key) => readings.read(TOPIC, key))
  while (held.length === 0) await new Promise((resolve) => setImmediate(resolve))
  const late = [...Array.from({ length: 50 }, (_, key) => readings.read(TOPIC, key)), readings.readAgain(TOPIC)]
  await begun(1)
  await begun(2)
  const [first, second] = [await Promise.all(early), await Promise.all(late)]
  expect(held).toHaveLength(2)
  expect(new Set(first).size).toBe(1)
  expect(new Set(second).size).toBe(1)
  expect(first[0]).not.toBe(second[0])
})

it('tells a key to slow down that has more reports waiting than a studio asks for, and no other', async () => {
  const { readings, begun } = heldReadings()
  const topic = (i: number) => reportTopic('tape', { zone: 'UTC', from: i * HOUR_MS }, false)
  const asked = Array.from({ length: 60 }, (_, i) => readings.read(topic(i), 7).catch((error: Error) => error.message))
  const other = readings.read(topic(1000), 8)
  for (let i = 1; i <= 17; i++) await begun(i)
  expect((await Promise.all(asked)).filter((answer) => answer === 'Too many requests')).toHaveLength(44)
  expect(await other).toBeDefined()
})

it.each([
  ['a moment in the same quarter of an hour', { zone: 'UTC', from: HOUR_MS }, { zone: 'UTC', from: HOUR_MS + 899_999 }],
  ['another spelling of the zone', { zone: 'Europe/Paris' }, { zone: 'europe/PARIS' }],
])('is asked the same with %s', (_, query, other) => {
  expect(reportTopic('tape', other, false)).toBe(reportTopic('tape', query, false))
})

it.each([
  ['another quarter of an hour', { zone: 'UTC', from: 1 }, { zone: 'UTC', from: 900_000 }],
  ['another end', { zone: 'UTC', to: 1 }, { zone: 'UTC', to: 2 }],
  ['another zone', { zone: 'Europe/Paris' }, { zone: 'Europe/Berlin' }],
])('is asked something else with %s', (_, query, other) => {
  expect(reportTopic('tape', other, false)).not.toBe(reportTopic('tape', query, false))
})
