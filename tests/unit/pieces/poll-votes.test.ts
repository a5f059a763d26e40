import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DOUBTS } from '../../../db/campaign/doubt.ts'
import { createLedger, type Ledger } from '../../../db/campaign/ledger.ts'
import type { NodeId } from '../../../db/campaign/node-id.ts'
import { QUARTER_MS } from '../../../db/campaign/quarters.ts'
import { recount } from '../../../db/campaign/recount.ts'
import { type FileEngine, openFile } from '../../../db/clients/file.ts'
import { foldCells } from '../../../pieces/cells.ts'
import { readClearVotes, readPollFigures, readVote } from '../../../pieces/poll/figures.ts'
import { temporaryFolder } from '../../support/fixture.ts'

const ROOT = 7 as NodeId
const START = Date.UTC(2026, 10, 1)
const FIRST = START / QUARTER_MS

let engine: FileEngine
let ledger: Ledger
let clock: number
beforeEach(async () => {
  clock = START
  engine = await openFile(`file:${await temporaryFolder()}/test.db`)
  ledger = createLedger({ engine, nextTurn: setImmediate, now: () => clock })
  await ledger.plant([{ node: ROOT, campaign: 'c', label: 'List', kind: 'seed', channel: 'copy' }])
})
afterEach(() => engine.close())

let visits = 0
async function open(parent: NodeId, doubt = 0): Promise<NodeId> {
  const opened = await ledger.open({ campaign: 'c', parent, channel: 'sms', visit: `v${visits++}`, doubt })
  if (!('node' in opened)) throw new Error(opened.outcome)
  return opened.node
}
const vote = (node: NodeId, ...choices: string[]) =>
  ledger.enter({ kind: 'poll', campaign: 'c', node, body: { piece: 'p', choices } })

/** Rows that count anything, without the campaign and the piece. */
async function countsIn(table: 'vote_counts' | 'vote_totals') {
  const place = table === 'vote_counts' ? 'quarter, channel, root, generation, ' : ''
  const rows = await engine.db.all<{ row: string }>(
    sql.raw(`SELECT json_array(${place}state, choice, chosen, firsts, places) AS row FROM ${table}
      WHERE chosen <> 0 OR firsts <> 0 OR places <> 0 ORDER BY ${place}state, choice`),
  )
  return rows.map(({ row }) => JSON.parse(row))
}

describe('votes', () => {
  it('are counted where they belong, changed from there, and the same one again changes nothing', async () => {
    const [a, b] = [await open(ROOT), await open(ROOT, DOUBTS.burst)]
    const below = await open(a)
    await Promise.all([vote(a, 'pink', 'brown'), vote(b, 'brown'), vote(below, 'pink')])
    clock += QUARTER_MS
    await Promise.all([vote(a, 'pink', 'brown'), vote(below, 'pink'), vote(below, 'brown', 'pink')])
    const at = (quarter: number, generation: number) => [quarter, 'sms', ROOT, generation]
    expect(await countsIn('vote_counts')).toEqual([
      [...at(FIRST, 1), 0, '', 1, 0, 0],
      [...at(FIRST, 1), 0, 'brown', 1, 0, 2],
      [...at(FIRST, 1), 0, 'pink', 1, 1, 1],
      [...at(FIRST, 1), 1, '', 1, 0, 0],
      [...at(FIRST, 1), 1, 'brown', 1, 1, 1],
      [...at(FIRST + 1, 2), 0, '', 1, 0, 0],
      [...at(FIRST + 1, 2), 0, 'brown', 1, 1, 1],
      [...at(FIRST + 1, 2), 0, 'pink', 1, 0, 2],
    ])
    expect(await countsIn('vote_totals')).toEqual([
      [0, '', 2, 0, 0],
      [0, 'brown', 2, 1, 3],
      [0, 'pink', 2, 1, 3],
      [1, '', 1, 0, 0],
      [1, 'brown', 1, 1, 1],
    ])
    expect(await engine.db.all(sql`SELECT node, at FROM votes ORDER BY node`)).toEqual([
      { node: a, at: START },
      { node: b, at: START },
      { node: below, at: START + QUARTER_MS },
    ])
    expect(await recount(engine)).toEqual([])
  })

  it('stand in public without the doubtful unless all are counted, and open pieces by the clear ones', async () => {
    const [a, b] = [await open(ROOT), await open(ROOT, DOUBTS.burst)]
    await Promise.all([vote(a, 'pink', 'brown'), vote(b, 'brown')])
    await ledger.enter({ kind: 'poll', campaign: 'c', node: a, body: { piece: 'other', choices: ['x', 'y'] } })
    const standings = async (isAll: boolean, ranking = '') =>
      Object.fromEntries(await readPollFigures(engine, 'c', { isAll, isRanking: (piece) => piece === ranking }))
    const other = { votes: 1, choices: { x: 1, y: 1 } }
    expect(await standings(false)).toEqual({ p: { votes: 1, choices: { brown: 1, pink: 1 } }, other })
    expect(await standings(true)).toEqual({ p: { votes: 2, choices: { brown: 2, pink: 1 } }, other })
    expect((await standings(true, 'other')).other).toEqual({ votes: 1, choices: { x: 1, y: 0 } })
    expect(await readClearVotes(engine, 'c')).toBe(2)
    expect(await readClearVotes(engine, 'another')).toBe(0)
    expect((await readPollFigures(engine, 'another', { isAll: true, isRanking: () => false })).size).toBe(0)
    const own = [readVote(engine, 'c', a, 'p'), readVote(engine, 'c', b, 'other'), readVote(engine, 'another', a, 'p')]
    expect(await Promise.all(own)).toEqual([['pink', 'brown'], null, null])
  })

  it('of voided views are told apart, and come back', async () => {
    const [a, b] = [await open(ROOT), await open(ROOT)]
    await Promise.all([vote(a, 'pink'), vote(b, 'pink')])
    const before = [await countsIn('vote_counts'), await countsIn('vote_totals')]
    const chosen = { campaign: 'c', node: a, isSubtree: false }
    await ledger.void(chosen, { who: 'test', why: 'a test', what: 'some' })
    expect(await countsIn('vote_totals')).toEqual([
      [0, '', 1, 0, 0],
      [0, 'pink', 1, 1, 1],
      [2, '', 1, 0, 0],
      [2, 'pink', 1, 1, 1],
    ])
    await ledger.unvoid(chosen)
    expect([await countsIn('vote_counts'), await countsIn('vote_totals')]).toEqual(before)
  })
})

describe('cells of fewer votes than a crowd', () => {
  const cells = (...votes: number[]) => votes.map((n, key) => ({ key, votes: n, choices: { pink: n } }))
  const fold = (k: number, ...votes: number[]) => {
    const { cells: told, folded } = foldCells(cells(...votes), k)
    return { told: told.map(({ key, votes, choices }) => [key, votes, choices.pink]), folded }
  }

  it('are one, told last, that is a crowd itself', () => {
    expect(fold(5, 4, 9, 3)).toEqual({
      told: [
        [1, 9, 9],
        [null, 7, 7],
      ],
      folded: 7,
    })
    expect(fold(5, 5, 9, 0)).toEqual({
      told: [
        [1, 9, 9],
        [0, 5, 5],
      ],
      folded: 0,
    })
  })

  it('take those in that are told to nobody, with the next larger ones, and say of none of them what they chose', () => {
    const { cells: told, folded } = foldCells(cells(7, 9, 3), 5, (key) => key === 2)
    expect(told).toEqual([
      { key: 1, votes: 9, choices: { pink: 9 } },
      { key: null, votes: 10, choices: {} },
    ])
    expect(folded).toBe(10)
    expect(foldCells(cells(7, 9, 3), 1, (key) => key === 1).cells.map(({ key, votes }) => [key, votes])).toEqual([
      [0, 7],
      [2, 3],
      [null, 9],
    ])
    // The owner who reads all others would have what those two chose, too.
    expect(foldCells(cells(2, 9, 1, 4), 1, (key) => key === 0).cells).toEqual([
      { key: 1, votes: 9, choices: { pink: 9 } },
      { key: null, votes: 7, choices: {} },
    ])
  })

  it('take the next larger ones with them until they are', () => {
    expect(fold(5, 4, 9, 6)).toEqual({
      told: [
        [1, 9, 9],
        [null, 10, 10],
      ],
      folded: 10,
    })
    expect(fold(5, 4, 1)).toEqual({ told: [[null, 5, 5]], folded: 5 })
    expect(fold(1, 1, 2)).toEqual({
      told: [
        [1, 2, 2],
        [0, 1, 1],
      ],
      folded: 0,
    })
  })
})
