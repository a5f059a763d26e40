import { afterEach, beforeEach, expect, it } from 'vitest'
import { type CatalogueEntry, createCatalogue } from '../../../api/catalogue.ts'
import { createWindows, phaseFor } from '../../../api/windows.ts'
import { createLedger, type Ledger } from '../../../db/campaign/ledger.ts'
import type { NodeId } from '../../../db/campaign/node-id.ts'
import { type FileEngine, openFile } from '../../../db/clients/file.ts'
import type { Engine } from '../../../db/engine.ts'
import { keyring, manifest, OPENS_AT, temporaryFolder } from '../../support/fixture.ts'

const HOUR_MS = 3_600_000
const [SEED, EARLY, LATE] = [1, 2, 3] as NodeId[] as [NodeId, NodeId, NodeId]

let file: FileEngine
let ledger: Ledger
let reads: number
let engine: Engine
let clock: number
beforeEach(async () => {
  clock = OPENS_AT - 48 * HOUR_MS
  file = await openFile(`file:${await temporaryFolder()}/test.db`)
  ledger = createLedger({ engine: file, nextTurn: setImmediate, now: Date.now })
  reads = 0
  const db = new Proxy(file.db, {
    get(target, name, receiver) {
      if (name === 'get' || name === 'all') reads++
      return Reflect.get(target, name, receiver)
    },
  })
  engine = { ...file, db }
})
afterEach(() => file.close())

const catalogue = createCatalogue(keyring)
catalogue.use(manifest)
const early = catalogue.find('early') as CatalogueEntry
const plant = (node: NodeId, opens?: number, circle?: string) =>
  ledger.plant([{ node, campaign: 'early', label: `Root ${node}`, kind: 'seed', channel: 'copy', opens, circle }])

it('a branch opens when its root says, earlier or later, and the others with the campaign', async () => {
  await plant(SEED)
  await plant(EARLY, clock - HOUR_MS)
  await plant(LATE, OPENS_AT + HOUR_MS)
  const { opensOf } = createWindows(() => clock)
  const phases = async () =>
    Promise.all([SEED, EARLY, LATE].map(async (node) => phaseFor(early, await opensOf(early, engine, node), clock)))
  expect(await phases()).toEqual(['upcoming', 'private', 'upcoming'])
  clock = OPENS_AT
  expect(await phases()).toEqual(['private', 'private', 'upcoming'])
  clock = OPENS_AT + HOUR_MS
  expect(await phases()).toEqual(['private', 'private', 'private'])
})

const circled = {
  ...early,
  circles: {
    ...{ size: 200, splits: 'asked', names: '{name} {number}' },
    list: [
      { id: 'nord', name: 'Nord', opens: 9 },
      { id: 'sud', name: 'Sud', opens: OPENS_AT + HOUR_MS },
      { id: 'est', name: 'Est' },
    ],
  },
} as CatalogueEntry

it('the circle of a root has its own window; that of the root comes first', async () => {
  await plant(SEED)
  await plant(EARLY, undefined, 'nord')
  await plant(LATE, OPENS_AT + HOUR_MS, 'nord')
  const { opensOf } = createWindows(() => clock)
  expect(await opensOf(circled, engine, EARLY)).toBe(9)
  expect(await opensOf(circled, engine, SEED)).toBe(OPENS_AT)
  expect(await opensOf(circled, engine, LATE)).toBe(OPENS_AT + HOUR_MS)
})

it('a circle that was chosen opens later than the campaign, and never earlier: anybody can name it', async () => {
  await plant(SEED)
  await plant(EARLY, undefined, 'nord')
  const { opensOf } = createWindows(() => clock)
  expect(await opensOf(circled, engine, SEED, 'nord')).toBe(OPENS_AT)
  expect(await opensOf(circled, engine, SEED, 'sud')).toBe(OPENS_AT + HOUR_MS)
  expect(await opensOf(circled, engine, SEED, 'est')).toBe(OPENS_AT)
  // A root's own circle stays, whatever is named beside it.
  await plant(LATE, undefined, 'est')
  expect(await opensOf(circled, engine, EARLY, 'sud')).toBe(9)
  expect(await opensOf(circled, engine, LATE, 'sud')).toBe(OPENS_AT)
})

it('nor does it for those who come through whoever chose it', async () => {
  await plant(SEED)
  const attempt = { campaign: 'early', parent: SEED, channel: 'sms', visit: 'v', circle: 'nord' } as const
  const opened = await ledger.open(attempt)
  if (!('node' in opened)) throw new Error(opened.outcome)
  const { opensOf } = createWindows(() => clock)
  expect(await opensOf(circled, engine, opened.node)).toBe(OPENS_AT)
})

it('asks the database once in two seconds, and for each opening only while a window is shut', async () => {
  await plant(SEED)
  clock = OPENS_AT
  const { opensOf } = createWindows(() => clock)
  for (let openings = 0; openings < 100; openings++) await opensOf(early, engine, SEED)
  expect(reads).toBe(1)
  clock += 2000
  await opensOf(early, engine, SEED)
  expect(reads).toBe(2)
  await plant(LATE, clock + HOUR_MS)
  clock += 2000
  await opensOf(early, engine, SEED)
  expect(reads).toBe(4)
  clock += 2 * HOUR_MS
  for (let openings = 0; openings < 100; openings++) await opensOf(early, engine, SEED)
  expect(reads).toBe(5)
})
