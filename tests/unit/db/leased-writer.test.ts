import { rm } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { leaseWriter, type Taken } from '../../../api/edge/writer-leases.ts'
import { createLeasedWriter, type LeaseRequest, type WriterLease } from '../../../db/campaign/leased-writer.ts'
import { createLedger } from '../../../db/campaign/ledger.ts'
import { firstIdAt, type NodeId, OBJECT_WRITERS, openedAt } from '../../../db/campaign/node-id.ts'
import { WritersTaken } from '../../../db/campaign/writers.ts'
import { type FileEngine, openFile } from '../../../db/clients/file.ts'
import { temporaryFolder } from '../../support/fixture.ts'

const ROOT = 7 as NodeId
const HOUR_MS = 3_600_000
const START = Date.UTC(2026, 10, 28)

let folder: string
let engine: FileEngine
let clock: number
/** The studio's: whether it can be reached, and what it says the time is. */
let studio: { isThere: boolean; clock: number; taken: (Taken | undefined)[]; asked: LeaseRequest[] }
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  folder = await temporaryFolder()
  engine = await openFile(`file:${folder}/test.db`)
  clock = START
  studio = { isThere: true, clock: START, taken: [], asked: [] }
})
afterEach(async () => {
  vi.useRealTimers()
  await engine.close()
  await rm(folder, { recursive: true })
})

const pass = (ms: number) => {
  vi.advanceTimersByTime(ms)
  clock += ms
  studio.clock += ms
}

/** An object: what it keeps outlives its writer. */
function objectOf(holder: string) {
  let kept: WriterLease | undefined
  const start = () =>
    createLeasedWriter({
      ...{ engine, holder, now: () => clock },
      lease: async (request) => {
        if (!studio.isThere) throw new Error('no studio')
        studio.asked.push(request)
        return leaseWriter(studio.taken, request, studio.clock)
      },
      kept: {
        get: () => kept,
        put: (lease) => {
          kept = lease
        },
      },
    })
  return { start, kept: () => kept }
}
const idOf = async (writer: ReturnType<ReturnType<typeof objectOf>['start']>, parent = ROOT) =>
  (await writer.ids(parent))(parent)

describe('the ids of objects', () => {
  it('never meet, for as many as have numbers; one more is refused in words that say what to do', async () => {
    const objects = Array.from({ length: OBJECT_WRITERS }, (_, i) => objectOf(`campaign-${i}`).start())
    const ids: NodeId[] = []
    for (const object of objects) for (let i = 0; i < 20; i++) ids.push(await idOf(object))
    expect(new Set(ids).size).toBe(20 * OBJECT_WRITERS)
    const late = objectOf('late').start()
    await expect(late.ids(ROOT)).rejects.toThrow(WritersTaken)
    await expect(late.ids(ROOT)).rejects.toThrow(/All 256 writer numbers .* within the last hour/)
    const ledger = createLedger({ engine, nextTurn: setImmediate, now: () => clock, writer: late })
    const opening = { campaign: 'c', parent: ROOT, channel: 'copy', visit: 'v' } as const
    await expect(ledger.open(opening)).rejects.toThrow(WritersTaken)
    // Those that count nothing give theirs up.
    pass(HOUR_MS + 120_000)
    expect(openedAt(await idOf(late))).toBe(clock)
  })

  it('are made without the studio for as long as the lease says, before and after a restart, and not before there is one', async () => {
    studio.isThere = false
    const object = objectOf('c')
    await expect(object.start().ids(ROOT)).rejects.toThrow('no studio')
    studio.isThere = true
    const first = await idOf(object.start())
    studio.isThere = false
    pass(30 * 60_000)
    const second = await idOf(object.start())
    expect(second).toBeGreaterThan(first)
    pass(28 * 60_000)
    expect(await idOf(object.start())).toBeGreaterThan(second)
    pass(10 * 60_000)
    await expect(object.start().ids(ROOT)).rejects.toThrow('no studio')
    studio.isThere = true
    expect(openedAt(await idOf(object.start()))).toBe(clock)
    expect(object.kept()?.number).toBe(0)
  })

  it('are prolonged in time, and asked for no more often than that', async () => {
    const object = objectOf('c').start()
    for (let i = 0; i < 29; i++) {
      await object.ids(ROOT)
      pass(60_000)
    }
    expect(studio.asked).toHaveLength(1)
    for (let i = 0; i < 5; i++) {
      await object.ids(ROOT)
      pass(60_000)
    }
    expect(studio.asked.map(({ number }) => number)).toEqual([undefined, 0])
    expect(studio.taken[0]?.until).toBeGreaterThan(clock + 55 * 60_000)
  })

  it.each([-24 * HOUR_MS, 24 * HOUR_MS])(
    'meet no others when a clock has jumped by %i ms after a restart, and nobody is refused',
    async (jump) => {
      const [one, other] = [objectOf('one'), objectOf('other')]
      const before = await idOf(one.start())
      // Its number is another's by now; its own clock says something else.
      pass(2 * HOUR_MS)
      for (let i = 1; i < OBJECT_WRITERS; i++) {
        leaseWriter(studio.taken, { holder: `c${i}`, number: undefined, reaching: clock }, studio.clock)
      }
      const writer = other.start()
      const others = [await idOf(writer), await idOf(writer)]
      expect(other.kept()?.number).toBe(0)
      clock += jump
      const ids = [before, ...others]
      const again = one.start()
      if (jump > 0) await expect(again.ids(ROOT)).rejects.toThrow(WritersTaken)
      else for (let i = 0; i < 100; i++) ids.push(await idOf(again))
      expect(new Set(ids).size).toBe(ids.length)
    },
  )

  it('begin where those of the last holder end, whatever the clock says', async () => {
    const [one, other] = [objectOf('one'), objectOf('other')]
    // A clock that is a day ahead.
    clock += 24 * HOUR_MS
    await one.start().ids(ROOT)
    clock -= 24 * HOUR_MS
    const until = one.kept()?.until ?? 0
    expect(until).toBeGreaterThan(clock + 24 * HOUR_MS)
    pass(26 * HOUR_MS)
    for (let i = 1; i < OBJECT_WRITERS; i++) {
      leaseWriter(studio.taken, { holder: `c${i}`, number: undefined, reaching: clock }, studio.clock)
    }
    clock -= 26 * HOUR_MS
    const id = await idOf(other.start())
    expect(other.kept()?.number).toBe(0)
    expect(openedAt(id)).toBe(until)
  })

  it('are above their parents’, however far ahead those are', async () => {
    const object = objectOf('c')
    const parent = firstIdAt(clock + 400 * 24 * HOUR_MS)
    const child = await idOf(object.start(), parent)
    expect(child).toBeGreaterThan(parent)
    expect(object.kept()?.until).toBeGreaterThan(openedAt(child) ?? Infinity)
  })

  it('go on above those that were made, with the same number, when other rows take their place', async () => {
    const object = objectOf('c')
    const before = object.start()
    clock += 5 * 60_000
    const made = await idOf(before)
    clock -= 5 * 60_000
    before.retire()
    await expect(before.ids(ROOT)).rejects.toThrow('Other rows')
    const after = object.start()
    expect(await idOf(after)).toBeGreaterThan(made)
    // Also once the lease was prolonged.
    for (const _ of [1, 2]) {
      pass(40 * 60_000)
      await after.ids(ROOT)
    }
    clock = START
    expect(await idOf(after)).toBeGreaterThan(made)
    expect(studio.taken).toHaveLength(1)
    // How far an earlier start came is not known.
    object.start().retire()
    expect(object.kept()).toBeUndefined()
  })
})
