import { rm } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createLedger } from '../../../db/campaign/ledger.ts'
import { firstIdAt, type NodeId } from '../../../db/campaign/node-id.ts'
import { recount } from '../../../db/campaign/recount.ts'
import { createWriter, WritersTaken } from '../../../db/campaign/writers.ts'
import { type FileEngine, openFile } from '../../../db/clients/file.ts'
import { temporaryFolder } from '../../support/fixture.ts'

const ROOT = 7 as NodeId
const HOUR_MS = 3_600_000

let folder: string
let engine: FileEngine
let clock: number
let visits = 0
beforeEach(async () => {
  folder = await temporaryFolder()
  engine = await openFile(`file:${folder}/test.db`)
  clock = Date.UTC(2026, 10, 28)
})
afterEach(async () => {
  vi.useRealTimers()
  await engine.close()
  await rm(folder, { recursive: true })
})

const newLedger = () => createLedger({ engine, nextTurn: setImmediate, now: () => clock })
type Ledger = ReturnType<typeof newLedger>
const numbers = async () =>
  (await engine.db.all<{ number: number }>(sql`SELECT number FROM writers ORDER BY number`)).map(({ number }) => number)
const plant = (ledger: Ledger) =>
  ledger.plant([{ node: ROOT, campaign: 'c', label: 'l', kind: 'seed', channel: 'copy' }])
const open = async (ledger: Ledger, parent = ROOT) => {
  const opened = await ledger.open({ campaign: 'c', parent, channel: 'copy', visit: String(visits++) })
  if (!('node' in opened)) throw new Error(opened.outcome)
  return opened
}

describe('writer numbers', () => {
  it('are each one process’s own until it gives it back, or has been gone for half a minute', async () => {
    const writers = Array.from({ length: 3 }, () => createWriter(engine, () => clock))
    for (const writer of writers) await writer.ids(ROOT)
    expect(await numbers()).toEqual([0, 1, 2])
    await writers[1]?.release()
    expect(await numbers()).toEqual([0, 2])
    for (let i = 0; i < 30; i++) await createWriter(engine, () => clock).ids(ROOT)
    await expect(createWriter(engine, () => clock).ids(ROOT)).rejects.toThrow(WritersTaken)
    clock += 30_000
    await createWriter(engine, () => clock).ids(ROOT)
    expect(await numbers()).toHaveLength(32)
  })

  it('are refused when all are taken, in words that say what to do', async () => {
    for (let i = 0; i < 32; i++) await createWriter(engine, () => clock).ids(ROOT)
    const refused = createWriter(engine, () => clock).ids(ROOT)
    await expect(refused).rejects.toThrow(WritersTaken)
    await expect(refused).rejects.toThrow(/All 32 writer numbers .* Stop some, or wait/)
    await expect(open(newLedger())).rejects.toThrow(WritersTaken)
  })

  it('are renewed while a process writes; one that was lost is given up for another', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    const writer = createWriter(engine, () => clock)
    await writer.ids(ROOT)
    vi.advanceTimersByTime(11_000)
    clock += 11_000
    await writer.ids(ROOT)
    expect(await engine.db.all(sql`SELECT expires_at - ${clock} AS left FROM writers`)).toEqual([{ left: 30_000 }])
    await engine.write([sql`UPDATE writers SET holder = 'another'`])
    vi.advanceTimersByTime(11_000)
    clock += 11_000
    await writer.ids(ROOT)
    expect(await numbers()).toEqual([0, 1])
  })
})

it('never gives a fan the link of another when two processes have one number at one time', async () => {
  const one = newLedger()
  await plant(one)
  await one.begin()
  // A process that slept through its lease.
  await engine.write([sql`DELETE FROM writers`])
  const other = newLedger()
  await other.begin()
  expect(await numbers()).toEqual([0])
  const opened = await Promise.all(Array.from({ length: 200 }, (_, i) => open(i % 2 ? one : other)))
  expect(opened.map(({ outcome }) => outcome)).toEqual(opened.map(() => 'counted'))
  expect(new Set(opened.map(({ node }) => node)).size).toBe(200)
  expect(await numbers()).toEqual([0, 1])
  expect(await recount(engine)).toEqual([])
})

describe('a clock that jumps', () => {
  it.each([-24 * HOUR_MS, -1, 0, 24 * HOUR_MS])(
    'by %i ms, in a process and between two, leaves ids unique, children behind their parents',
    async (jump) => {
      const before = newLedger()
      await plant(before)
      const nodes = [await open(before), await open(before)]
      clock += jump
      nodes.push(await open(before), await open(before, nodes[1]?.node))
      await before.close()
      const after = newLedger()
      nodes.push(await open(after), await open(after, nodes.at(-1)?.node))
      clock -= jump
      nodes.push(await open(after), await open(after, nodes.at(-1)?.node))
      const ids = nodes.map(({ node }) => node)
      expect(new Set(ids).size).toBe(ids.length)
      expect(await engine.db.all(sql`SELECT id FROM nodes WHERE parent >= id`)).toEqual([])
      expect(await recount(engine)).toEqual([])
    },
  )

  it('stays behind the parent that a process with a clock ahead has made', async () => {
    const ahead = createLedger({ engine, nextTurn: setImmediate, now: () => clock + HOUR_MS })
    const behind = newLedger()
    await plant(behind)
    await behind.begin()
    const parent = await open(ahead)
    const child = await open(behind, parent.node)
    expect(child.node).toBeGreaterThan(parent.node)
    expect((await open(behind)).node).toBeGreaterThan(child.node)
  })

  it.each([0, Date.UTC(2061, 0, 1)])(
    'out of all that ids can name, to %i, counts nothing, and says so by its name as well as when it is over',
    async (time) => {
      const onRecovery = vi.fn()
      const ledger = createLedger({ engine, nextTurn: setImmediate, now: () => clock, onRecovery })
      await plant(ledger)
      const { node } = await open(ledger)
      expect(node).toBeGreaterThanOrEqual(firstIdAt(clock))
      const right = clock
      clock = time
      await expect(open(ledger)).rejects.toMatchObject({
        name: 'ClockFault',
        message: expect.stringMatching(/clock of this machine says/),
      })
      await ledger.takeBack(node, 'none')
      expect([ledger.isWritable, onRecovery.mock.calls.length]).toEqual([false, 0])
      clock = right
      expect((await open(ledger)).views).toBe(2)
      await open(ledger)
      expect([ledger.isWritable, onRecovery.mock.calls.length]).toEqual([true, 1])
    },
  )
})
