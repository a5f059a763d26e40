import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DOUBTS } from '../../../db/campaign/doubt.ts'
import { createForests } from '../../../db/campaign/forests.ts'
import { createHistories, type History } from '../../../db/campaign/history.ts'
import type { Ledger } from '../../../db/campaign/ledger.ts'
import type { NodeId } from '../../../db/campaign/node-id.ts'
import { QUARTER_MS } from '../../../db/campaign/quarters.ts'
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
    // The first two answers tell the revision, and what is settled; those of the tables are held back.
    let answers = 0
    let isHeld = true
    const read = createHistories(world(() => (isHeld && ++answers > 2 ? freed : Promise.resolve())))
    const slow = read('c')
    await expect.poll(() => answers).toBeGreaterThan(2)
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

/** All that a history says, as plain values. */
function contentOf({ views, cohorts, ...rows }: History) {
  const end = views.quarters.at(-1)?.end ?? 0
  const columns = [views.channels, views.views, views.clear].map((column) => [...column.subarray(0, end)])
  const roots = [...views.roots.subarray(0, end)].map((place) => views.rootIds[place])
  const { size } = cohorts
  const { quarters, depths, channels, clear, offsets, squares } = cohorts
  const ofCohorts = [quarters, depths, channels, clear, offsets, squares].map((column) => [...column.subarray(0, size)])
  return { quarters: views.quarters, columns, roots, ofCohorts, ...rows }
}

describe('a history that is read on', () => {
  const reader = () => createHistories({ engine: file, now: () => clock, pause })
  const happen = async (doubt: number) => {
    const opening = { campaign: 'c', channel: 'sms', doubt } as const
    const first = await ledger.open({ ...opening, parent: ROOT, visit: `v${visits++}` })
    const parent = 'node' in first ? first.node : ROOT
    await ledger.open({ ...opening, parent, channel: 'email', visit: `v${visits++}` })
    await Promise.all([ledger.refuse('c', 'retry'), ledger.intend('c', 'sms')])
    await ledger.settle()
  }
  /** Writes another number into every quarter, as nobody does. */
  const write = (number: number) => {
    const columns = [
      'rollups SET views',
      'cohorts SET clear',
      'doubts SET views',
      'refusals SET openings',
      'intents SET uses',
    ]
    return file.write(columns.map((column) => sql.raw(`UPDATE ${column} = ${number} WHERE quarter > 0`)))
  }

  it('says what one says that begins now, and asks no more for a quarter that is over for ten minutes', async () => {
    const read = reader()
    const begun = clock
    for (const doubt of [0, DOUBTS.burst, 0, DOUBTS.fast, 0]) {
      await happen(doubt)
      expect(contentOf(await read('c'))).toEqual(contentOf(await reader()('c')))
      clock += QUARTER_MS / 2
    }
    const { quarters, ofCohorts } = contentOf(await read('c'))
    const first = begun / QUARTER_MS
    expect(quarters.map(({ quarter, views }) => [quarter, views])).toEqual([
      [first, 4],
      [first + 1, 4],
      [first + 2, 2],
    ])
    expect([...new Set(ofCohorts[0])]).toEqual([first, first + 1, first + 2])

    clock = begun + 3 * QUARTER_MS + 600_000 - 1
    await read('c')
    await write(8)
    const { views, refusals } = await read('c')
    expect(views.quarters.map((each) => each.views)).toEqual([4, 4, 16])
    expect(refusals.map(({ openings }) => openings)).toEqual([2, 2, 8])
    clock += 1
    const settled = contentOf(await read('c'))
    await write(9)
    expect(contentOf(await read('c'))).toEqual(settled)
    await file.write([sql`UPDATE tallies SET revision = revision + 1`])
    expect(contentOf(await read('c'))).toEqual(contentOf(await reader()('c')))
    expect((await read('c')).refusals.map(({ openings }) => openings)).toEqual([9, 9, 9])
  })

  it('has each row once where a view of a quarter that was over waits to be counted', async () => {
    await happen(0)
    clock += HOUR_MS
    const read = reader()
    await read('c')
    await file.write([sql`INSERT INTO unsettled (ids) SELECT json_array(min(id)) FROM nodes WHERE parent IS NOT NULL`])
    await read('c')
    await file.write([sql`DELETE FROM unsettled`])
    expect(contentOf(await read('c'))).toEqual(contentOf(await reader()('c')))
  })

  it('has every row of a campaign that takes several reads', async () => {
    const many = 10_001
    const numbers = sql`WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${many})`
    await file.write([
      sql`INSERT INTO rollups (campaign, quarter, channel, root, views, clear)
        ${numbers} SELECT 'c', 1 + n / 700, iif(n % 2, 'sms', 'email'), n, 1, 1 FROM numbers`,
      sql`INSERT INTO cohorts (campaign, quarter, depth, channel, views, clear, offsets, squared_offsets, forwarders, children, squares)
        ${numbers} SELECT 'c', 1 + n / 700, n, iif(n % 2, 'sms', 'email'), 1, 1, n, 0, 0, 0, 0 FROM numbers`,
    ])
    const { columns, roots, ofCohorts } = contentOf(await reader()('c'))
    expect([sum(columns[1] ?? []), new Set(roots).size]).toEqual([many, many])
    expect([ofCohorts[0]?.length, sum(ofCohorts[4] ?? [])]).toEqual([many, (many * (many + 1)) / 2])
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
