import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DOUBTS } from '../../../db/campaign/doubt.ts'
import { readTally } from '../../../db/campaign/figures.ts'
import { createLedger, type Ledger } from '../../../db/campaign/ledger.ts'
import type { NodeId } from '../../../db/campaign/node-id.ts'
import { recount } from '../../../db/campaign/recount.ts'
import { readRoots } from '../../../db/campaign/roots.ts'
import { countMatching, type VoidFilter } from '../../../db/campaign/voids.ts'
import { type FileEngine, openFile } from '../../../db/clients/file.ts'
import { openLedger } from '../../support/ledger.ts'

const ROOT = 7 as NodeId
const REASON = { who: 'test', why: 'a test', what: 'some' }

let here: Awaited<ReturnType<typeof openLedger>>
let engine: FileEngine
let ledger: Ledger
let clock = Date.UTC(2026, 10, 1)
let visits = 0

beforeEach(async () => {
  here = await openLedger(() => clock)
  ;({ engine, ledger } = here)
  await ledger.plant([{ node: ROOT, campaign: 'c', label: 'List', kind: 'seed', channel: 'copy', cap: 3 }])
})
afterEach(() => here.end())

async function open(parent: NodeId, doubt = 0): Promise<NodeId> {
  const opened = await ledger.open({ campaign: 'c', parent, channel: 'sms', visit: `v${visits++}`, doubt })
  if (!('node' in opened)) throw new Error(opened.outcome)
  return opened.node
}

const snapshot = async () => {
  await ledger.settle()
  const tables = ['tallies', 'threads', 'rollups', 'cohorts', 'births', 'surges', 'doubts']
  const rows = await Promise.all(
    tables.map((table) => engine.db.all<Record<string, unknown>>(sql.raw(`SELECT * FROM ${table}`))),
  )
  // Rows of nothing but zeros are as good as none.
  const isSomething = (row: Record<string, unknown>) =>
    ['views', 'births', 'children', 'offsets', 'openings'].some((name) => Number(row[name] ?? 0) !== 0)
  return rows.map((table) =>
    table
      .filter(isSomething)
      .map(({ revision: _, ...row }) => JSON.stringify(row))
      .sort(),
  )
}

describe('voiding', () => {
  it('keeps every counter exact whatever is voided and put back, and leaves no trace once all is back', async () => {
    await engine.write([sql`UPDATE restrictions SET cap = NULL`])
    let round = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            parent: fc.nat(40),
            doubt: fc.constantFrom(0, 0, 0, DOUBTS.burst, DOUBTS.kin | DOUBTS.work, 32),
            minutes: fc.nat(40),
          }),
          { minLength: 20, maxLength: 60 },
        ),
        fc.array(
          fc.record({ node: fc.nat(60), isSubtree: fc.boolean(), isDoubtful: fc.boolean(), isUndo: fc.boolean() }),
          {
            maxLength: 8,
          },
        ),
        async (openings, changes) => {
          round++
          const nodes: NodeId[] = [ROOT]
          for (const { parent, doubt, minutes } of openings) {
            clock += minutes * 60_000
            nodes.push(await open(nodes[parent % nodes.length] ?? ROOT, doubt))
          }
          const before = await snapshot()
          for (const { node, isUndo, ...selection } of changes) {
            const chosen = { campaign: 'c', node: nodes[node % nodes.length], ...selection }
            if (isUndo) await ledger.unvoid(chosen)
            else await ledger.void(chosen, REASON)
            expect(await recount(engine)).toEqual([])
          }
          await ledger.unvoid({ campaign: 'c', isSubtree: true })
          expect(await recount(engine)).toEqual([])
          expect(await snapshot()).toEqual(before)
        },
      ),
      { numRuns: 15 },
    )
    expect(round).toBe(15)
  })

  it('takes a branch, a period or what carries a doubt, and says how many', async () => {
    const a = await open(ROOT)
    const b = await open(a, DOUBTS.fast)
    await open(b)
    clock += 3_600_000
    const later = clock
    await open(b)
    await open(ROOT)
    const all = { campaign: 'c', isSubtree: true }
    expect(await ledger.void({ ...all, node: ROOT, from: later }, REASON)).toBe(2)
    expect(await readTally(engine, 'c')).toEqual({ views: 3, clear: 2, depth: 3 })
    expect(await ledger.void({ ...all, isDoubtful: true }, REASON)).toBe(1)
    expect(await readTally(engine, 'c')).toEqual({ views: 2, clear: 2, depth: 3 })
    expect(await ledger.void({ ...all, node: a }, REASON)).toBe(2)
    expect(await readTally(engine, 'c')).toEqual({ views: 0, clear: 0, depth: 0 })
    expect(await ledger.void({ ...all, node: a }, REASON)).toBe(0)
    expect(await engine.db.all(sql`SELECT views FROM voids`)).toEqual([{ views: 2 }, { views: 1 }, { views: 2 }])
    expect(await ledger.unvoid(all)).toBe(5)
    expect(await readTally(engine, 'c')).toEqual({ views: 5, clear: 4, depth: 3 })
    expect(await recount(engine)).toEqual([])
  })

  it('says beforehand what it would take or put back: views alone, of a period without its end', async () => {
    const start = clock
    const ids = [ROOT, await open(ROOT)]
    for (const doubt of [DOUBTS.fast, 0]) {
      clock += 1000
      ids.push(await open(ids.at(-1) ?? ROOT, doubt))
    }
    const matching = async (filter: VoidFilter, isUndo = false, nodes = ids) => {
      const [{ views, clear } = { views: 0, clear: 0 }, ...others] = await countMatching(engine, nodes, filter, isUndo)
      expect(others).toEqual([])
      return [views, clear]
    }
    expect(await matching({})).toEqual([3, 2])
    expect(await matching({}, true)).toEqual([0, 0])
    expect(await matching({}, false, [])).toEqual([0, 0])
    expect(await matching({ from: start + 1000 })).toEqual([2, 1])
    expect(await matching({ to: start + 1000 })).toEqual([1, 1])
    expect(await matching({ from: start, to: start + 2000 })).toEqual([2, 1])
    expect(await matching({ isDoubtful: true })).toEqual([1, 0])
    const all = { campaign: 'c', isSubtree: true }
    const revision = async () =>
      (await engine.db.all<{ revision: number }>(sql`SELECT revision FROM tallies`))[0]?.revision ?? 0
    const before = await revision()
    expect(await ledger.void({ ...all, to: start + 2000 }, REASON)).toBe(2)
    // One more for each step, whoever else counts up: caches read again what they have under another.
    expect(await revision()).toBeGreaterThan(before)
    expect(await matching({})).toEqual([1, 1])
    expect(await matching({}, true)).toEqual([2, 1])
    expect(await ledger.unvoid({ ...all, from: start + 1000 })).toBe(1)
    expect(await matching({}, true)).toEqual([1, 1])
    expect(await engine.db.all(sql`SELECT views FROM voids`)).toEqual([{ views: 1 }])
  })

  it('gives a cap back, which counts clear views only', async () => {
    await open(ROOT)
    await open(ROOT, DOUBTS.burst)
    const b = await open(ROOT)
    await open(ROOT)
    await expect(open(ROOT)).rejects.toThrow('link-exhausted')
    await ledger.void({ campaign: 'c', node: b, isSubtree: false }, REASON)
    await open(ROOT)
    await expect(open(ROOT)).rejects.toThrow('link-exhausted')
    expect((await readRoots(engine, 'c'))[0]).toMatchObject({ views: 4, clear: 3 })
  })

  it('stays exact when another process commits a view late, after the children were read', async () => {
    const a = await open(ROOT)
    await open(a)
    const other = createLedger({ engine, nextTurn: setImmediate, now: () => clock - 10_000 })
    await other.begin()
    clock += 30_000
    await open(ROOT)
    let isLate = false
    const comesLate = async () => {
      if (isLate) return
      isLate = true
      await other.open({ campaign: 'c', parent: a, channel: 'sms', visit: 'late', doubt: 0 })
    }
    const nextTurn = (run: () => void) => void comesLate().then(run)
    const slow = createLedger({ engine, nextTurn, now: () => clock })
    expect(await slow.void({ campaign: 'c', node: a, isSubtree: false }, REASON)).toBe(1)
    expect(isLate).toBe(true)
    expect(await recount(engine)).toEqual([])
  })

  it('stays exact while another process voids and puts back the same', async () => {
    await engine.write([sql`UPDATE restrictions SET cap = NULL`])
    const fans = [ROOT]
    for (let i = 0; i < 30; i++) fans.push(await open(fans[i >> 1] ?? ROOT))
    // Older than a minute: read beforehand.
    clock += 3_600_000
    const other = await openFile(`file:${here.folder}/test.db`)
    const others = createLedger({ engine: other, nextTurn: setImmediate, now: () => clock })
    const both = [ledger, others]
    try {
      await Promise.all(
        fans.slice(1, 7).flatMap((node, i) => {
          const chosen = { campaign: 'c', node, isSubtree: i % 3 === 0 }
          return both.map((one) => one.void(chosen, REASON).then(() => i % 2 && one.unvoid(chosen)))
        }),
      )
    } finally {
      await other.close()
    }
    expect(await recount(engine)).toEqual([])
  })

  it('goes on while views come, and both stay exact', async () => {
    await engine.write([sql`UPDATE restrictions SET cap = NULL`])
    const a = await open(ROOT)
    const grown = Array.from({ length: 300 }, (_, i) => open(i % 3 ? a : ROOT, i % 5 ? 0 : DOUBTS.burst))
    const [voided] = await Promise.all([ledger.void({ campaign: 'c', node: a, isSubtree: true }, REASON), ...grown])
    expect(voided).toBeGreaterThan(0)
    expect(await recount(engine)).toEqual([])
  })
})
