import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createForests } from '../../../db/campaign/forests.ts'
import { createHistories } from '../../../db/campaign/history.ts'
import type { Ledger } from '../../../db/campaign/ledger.ts'
import type { NodeId } from '../../../db/campaign/node-id.ts'
import type { FileEngine } from '../../../db/clients/file.ts'
import type { Engine } from '../../../db/engine.ts'
import { openLedger } from '../../support/ledger.ts'

const ROOT = 7 as NodeId
const OTHER = 8 as NodeId
const HOUR_MS = 3_600_000
/** Of a forest, so many views are read at once. */
const STEP = 2000

let here: Awaited<ReturnType<typeof openLedger>>
let file: FileEngine
let ledger: Ledger
let clock: number

beforeEach(async () => {
  clock = Date.UTC(2026, 10, 1)
  here = await openLedger(() => clock)
  ;({ engine: file, ledger } = here)
  const shared = { label: 'List', kind: 'seed', channel: 'copy' } as const
  await ledger.plant([
    { ...shared, node: ROOT, campaign: 'c' },
    { ...shared, node: OTHER, campaign: 'other' },
  ])
})
afterEach(() => here.end())

let visits = 0
async function open(views: number, campaign = 'c') {
  const parent = campaign === 'c' ? ROOT : OTHER
  const opening = () => ledger.open({ campaign, parent, channel: 'sms', visit: `v${visits++}` })
  await Promise.all(Array.from({ length: views }, opening))
  await ledger.settle()
}

/** The database, with something between a read and its answer. */
function watched(between: () => Promise<void>): Engine {
  const db = new Proxy(file.db, {
    get(target, name: 'get' | 'all') {
      const read = target[name] as (...args: unknown[]) => unknown
      if (name !== 'get' && name !== 'all') return read
      return async (...args: unknown[]) => {
        const result = await read.apply(target, args)
        await between()
        return result
      }
    },
  })
  return { ...file, db }
}

const pause = () => new Promise<void>(setImmediate)
const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, number) => total + number, 0)

describe('a history that several read at once', () => {
  const world = (between: () => Promise<void>) => ({ engine: watched(between), now: () => clock, pause })

  it('never grows older: who began first and ends last brings nothing back', async () => {
    await open(3)
    let free = () => {}
    const freed = new Promise<void>((resolve) => {
      free = resolve
    })
    // The first answer tells the revision; those of the tables are held back.
    let answers = 0
    let isHeld = true
    const read = createHistories(world(() => (isHeld && ++answers > 1 ? freed : Promise.resolve())))
    const slow = read('c')
    await expect.poll(() => answers).toBeGreaterThan(1)
    isHeld = false
    await open(4)
    const quick = await read('c')
    expect(sum(quick.views.clear)).toBe(7)
    free()
    expect(sum((await slow).views.clear)).toBe(7)
    await open(1)
    expect(sum((await read('c')).views.clear)).toBe(8)
  })

  it('takes over what is settled once', async () => {
    await ledger.refuse('c', 'retry')
    await ledger.intend('c', 'sms')
    clock += HOUR_MS
    const read = createHistories(world(pause))
    for (let time = 0; time < 3; time++) {
      const all = await Promise.all(Array.from({ length: 5 }, () => read('c')))
      for (const { refusals, intents } of all) {
        expect(sum(refusals.map(({ openings }) => openings))).toBe(1)
        expect(sum(intents.map(({ uses }) => uses))).toBe(1)
      }
    }
  })
})

it('forests are kept up to two million views, those that were looked at last', async () => {
  await open(3)
  await open(1, 'other')
  let reads = 0
  const use = createForests({ engine: watched(async () => void reads++), now: () => clock, pause })
  /** Gives how often the database was asked. */
  const pretend = async (campaign: string, size: number) => {
    const before = reads
    await use(campaign, async ({ forest }) => {
      forest.size = size
    })
    return reads - before
  }
  const whole = await pretend('c', 1_999_999)
  await pretend('other', 1)
  expect(await pretend('c', 2_000_000)).toBeLessThan(whole)
  await pretend('other', 1)
  expect(await pretend('c', 3)).toBe(whole)
})

it('a forest is read on while somebody looks, and given up when nobody has for ten minutes', async () => {
  await open(STEP + 1)
  await open(1, 'other')
  let reads = 0
  const engine = watched(async () => void reads++)
  const use = createForests({ engine, now: () => clock, pause })
  const look = async (campaign: string) => {
    const before = reads
    expect(await use(campaign, async ({ forest }) => forest.size)).toBe(campaign === 'c' ? STEP + 1 : 1)
    return reads - before
  }
  const whole = await look('c')
  clock += HOUR_MS / 30
  await look('c')
  clock += HOUR_MS / 30
  const onward = await look('c')
  expect(onward).toBeLessThan(whole)
  await look('other')
  clock += HOUR_MS / 30
  expect(await look('c')).toBe(onward)
  clock += HOUR_MS
  await look('other')
  expect(await look('c')).toBe(whole)
})
