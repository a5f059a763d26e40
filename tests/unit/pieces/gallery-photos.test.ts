import { type SQL, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PhotoStore } from '../../../api/photos/photo-store.ts'
import { DOUBTS } from '../../../db/campaign/doubt.ts'
import { createLedger, type Ledger } from '../../../db/campaign/ledger.ts'
import type { NodeId } from '../../../db/campaign/node-id.ts'
import { recount } from '../../../db/campaign/recount.ts'
import { type FileEngine, openFile } from '../../../db/clients/file.ts'
import { toQuery } from '../../../db/query.ts'
import { type Decision, QUEUES } from '../../../pieces/gallery/contract.ts'
import { eraseThrownAway, missUnknown } from '../../../pieces/gallery/erasing.ts'
import {
  readClearPhotos,
  readOwnPhotos,
  readPhoto,
  readPhotoBytes,
  readWall,
  readWallFigures,
  type WallCursor,
} from '../../../pieces/gallery/figures.ts'
import { countQueues, readQueue } from '../../../pieces/gallery/held.ts'
import type { PhotoEntry } from '../../../pieces/gallery/statements.ts'
import { temporaryFolder } from '../../support/fixture.ts'

const ROOT = 7 as NodeId
const START = Date.UTC(2026, 10, 1)
const DAY_MS = 86_400_000
const WALL = { campaign: 'c', piece: 'p' }

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

let made = 0
const name = (of: string) => `${of}${++made}`.padEnd(22, 'x')
async function open(parent: NodeId = ROOT, doubt = 0, circle?: string): Promise<NodeId> {
  const chosen = circle === undefined ? {} : { circle }
  const opened = await ledger.open({ campaign: 'c', parent, channel: 'sms', visit: name('v'), doubt, ...chosen })
  if (!('node' in opened)) throw new Error(opened.outcome)
  return opened.node
}
const enter = (node: NodeId, body: PhotoEntry) => ledger.enter({ kind: 'gallery', campaign: 'c', node, body })
const photo = { do: 'add', piece: 'p', most: 12, isShownAtOnce: true, epoch: '0.0', caption: '', bytes: 10 } as const
async function add(node: NodeId, more: { id?: string; most?: number; isShownAtOnce?: boolean; piece?: string } = {}) {
  const id = more.id ?? name('p')
  await enter(node, { ...photo, width: 4, height: 3, file: name('f'), id, ...more })
  return id
}
const mark = (what: 'report' | 'pass-on', node: NodeId, id: string) =>
  enter(node, what === 'report' ? { do: what, piece: 'p', id, hideAfter: 2 } : { do: what, piece: 'p', id })
const withdraw = (node: NodeId, id: string) => enter(node, { do: 'withdraw', piece: 'p', id })
const onWall = async (circle?: string) =>
  (await readWall(engine, WALL, { isByPassedOn: false, circle, after: undefined, most: 99 })).map(({ id }) => id)
const shown = async () => (await readWallFigures(engine, WALL)).shown
const change = { at: START, who: 'test', campaign: 'c', action: 'photos-accepted', detail: '{changed}' } as const
const decide = (decision: Decision) =>
  ledger.decide({ kind: 'gallery', campaign: 'c', body: { ...decision, piece: 'p' } }, change)
const totals = async () => {
  const rows = await engine.db.all<{ row: string }>(
    sql`SELECT json_array(view, state, photos, fans) AS row FROM photo_totals WHERE photos <> 0 OR fans <> 0 ORDER BY 1`,
  )
  return rows.map(({ row }) => JSON.parse(row))
}

/** A store that keeps names alone. */
function namesOnly(files: readonly string[]) {
  const kept = new Set(files.flatMap((file) => [`${file}.full`, `${file}.thumb`]))
  const store: PhotoStore = {
    name: 'names',
    put: async () => {},
    get: async () => undefined,
    delete: async ({ file, size }) => void kept.delete(`${file}.${size}`),
    async *list() {
      for (const each of kept) {
        const [file = '', size] = each.split('.')
        yield { campaign: 'c', piece: 'p', file, size: size === 'full' ? 'full' : 'thumb' }
      }
    },
  }
  return { store, kept }
}

describe('photos', () => {
  it('are kept once, counted once with their fan, and only as many as a pass may have', async () => {
    const [a, b] = [await open(), await open(ROOT, DOUBTS.burst)]
    const id = await add(a)
    await Promise.all([add(a, { id }), add(b, { id }), add(a, { most: 2 }), add(a, { most: 2 }), add(b)])
    expect(await readOwnPhotos(engine, WALL, a)).toHaveLength(2)
    expect((await readPhoto(engine, WALL, id))?.node).toBe(a)
    // The photo of a doubtful view waits.
    expect(await totals()).toEqual([
      [0, 1, 2, 1],
      [1, 0, 1, 1],
    ])
    expect([await shown(), await readClearPhotos(engine, 'c')]).toEqual([2, 2])
    expect(await readPhotoBytes(engine, 'c')).toBe(30)
    expect(await recount(engine)).toEqual([])
    const [first] = await readOwnPhotos(engine, WALL, a)
    await withdraw(b, first?.id ?? '')
    expect(await readOwnPhotos(engine, WALL, a)).toHaveLength(2)
    await withdraw(a, first?.id ?? '')
    expect(await totals()).toEqual([
      [0, 1, 1, 1],
      [0, 3, 1, 0],
      [1, 0, 1, 1],
    ])
    expect(await recount(engine)).toEqual([])
  })

  it('are not added once their fan has withdrawn them, whichever comes first, and another fan’s of that id is', async () => {
    const [a, b] = [await open(), await open()]
    const [late, early, at] = [name('p'), name('p'), name('p')]
    await withdraw(a, late)
    await add(a, { id: late })
    await add(a, { id: early })
    await withdraw(a, early)
    await add(a, { id: early })
    await Promise.all([withdraw(a, at), add(a, { id: at })])
    expect(await readOwnPhotos(engine, WALL, a)).toEqual([])
    await add(b, { id: late })
    expect(await onWall()).toEqual([late])
    expect(await recount(engine)).toEqual([])
  })

  it('withdrawn by the hundred are remembered so far that a script fills nothing, and what stands is kept', async () => {
    const fan = await open()
    const first = await add(fan)
    await withdraw(fan, first)
    for (let i = 0; i < 120; i++) {
      clock += 1
      await withdraw(fan, name('p'))
    }
    const kept = await engine.db.all<{ id: string }>(sql`SELECT id FROM photo_withdrawals ORDER BY at`)
    expect([kept.length, kept[0]?.id]).toEqual([100, first])
  })

  it('go on standing for what they opened when their fans withdraw them, until they are replaced, voided or blocked', async () => {
    const [a, b] = [await open(), await open()]
    const [first, second] = [await add(a), await add(b)]
    const opened = () => readClearPhotos(engine, 'c')
    await withdraw(a, first)
    expect([await opened(), await shown()]).toEqual([2, 1])
    // The same fan again and again is no crowd.
    for (let i = 0; i < 3; i++) await withdraw(a, await add(a))
    expect(await opened()).toBe(2)
    const waiting = await add(a, { isShownAtOnce: false })
    expect(await opened()).toBe(2)
    await decide({ do: 'accept', ids: [waiting] })
    expect([await opened(), await shown()]).toEqual([2, 2])
    await withdraw(a, waiting)
    expect(await recount(engine)).toEqual([])
    // One that nobody was shown opened nothing.
    await withdraw(a, await add(a, { isShownAtOnce: false }))
    expect(await opened()).toBe(2)
    await decide({ do: 'refuse', ids: [second], reason: 'person' })
    expect(await opened()).toBe(1)
    const chosen = { campaign: 'c', node: a, isSubtree: false }
    await ledger.void(chosen, { who: 'test', why: 'a test', what: 'one' })
    expect(await opened()).toBe(0)
    expect(await recount(engine)).toEqual([])
    await ledger.unvoid(chosen)
    expect(await opened()).toBe(1)
    const held = await add(a, { isShownAtOnce: false })
    await decide({ do: 'block', id: held })
    expect(await opened()).toBe(0)
    expect(await recount(engine)).toEqual([])
    await decide({ do: 'unblock', id: held })
    expect(await opened()).toBe(1)
    expect(await recount(engine)).toEqual([])
  })

  it('get a place that no other ever had: who knows the last one knows how many came since', async () => {
    const fan = await open()
    const [a, b, c] = [await add(fan), await add(fan), await add(fan)]
    const figures = () => readWallFigures(engine, WALL)
    expect(await figures()).toEqual({ shown: 3, place: 3 })
    const later = [await add(fan, { isShownAtOnce: false }), await add(fan, { isShownAtOnce: false })]
    await decide({ do: 'refuse', ids: [b], reason: 'person' })
    await withdraw(fan, c)
    await decide({ do: 'accept', ids: later })
    expect(await figures()).toEqual({ shown: 3, place: 5 })
    await decide({ do: 'accept', ids: [b] })
    expect(await figures()).toEqual({ shown: 4, place: 6 })
    expect(await onWall()).toEqual([b, ...later.reverse(), a])
  })

  it('of a circle are those of its fans, also once it is divided', async () => {
    const fans = [await open(ROOT, 0, 'bretagne'), await open(ROOT, 0, 'bretagne'), await open(ROOT, 0, 'corse')]
    const [first = ROOT, second = ROOT, third = ROOT] = fans
    for (let i = 0; i < 5; i++) for (const parent of [first, second]) await open(parent, 0, 'bretagne')
    const [a, b, c] = [await add(first), await add(second), await add(third)]
    expect([await onWall('bretagne'), await onWall('corse')]).toEqual([[b, a], [c]])
    expect(await readWallFigures(engine, WALL, 'bretagne')).toEqual({ shown: 2, place: 3 })
    await ledger.split({ campaign: 'c', circle: 'bretagne', who: 'test' })
    expect([...(await onWall('bretagne')), ...(await onWall('bretagne.2'))].sort()).toEqual([a, b].sort())
    expect(await onWall('bretagne')).toHaveLength(1)
    expect(await readWallFigures(engine, WALL, 'bretagne.2')).toEqual({ shown: 1, place: 3 })
  })

  it('stand on the wall in the order in which they were shown, whatever is taken back, voided or blocked', async () => {
    const fans = [await open(), await open(), await open()] as const
    const ids = [await add(fans[0], { isShownAtOnce: false }), await add(fans[1]), await add(fans[2])] as const
    expect(await onWall()).toEqual([ids[2], ids[1]])
    expect(await decide({ do: 'accept', ids: [...ids] })).toBe(1)
    expect(await onWall()).toEqual([ids[0], ids[2], ids[1]])
    const chosen = { campaign: 'c', node: fans[2], isSubtree: false }
    await ledger.void(chosen, { who: 'test', why: 'a test', what: 'one' })
    expect(await onWall()).toEqual([ids[0], ids[1]])
    expect(await totals()).toEqual([
      [0, 1, 2, 2],
      [2, 1, 1, 1],
    ])
    await ledger.unvoid(chosen)
    await decide({ do: 'block', id: ids[0] })
    expect(await onWall()).toEqual([ids[2], ids[1]])
    expect(await readClearPhotos(engine, 'c')).toBe(2)
    expect(await countQueues(engine, WALL)).toEqual({ waiting: 0, reported: 0, shown: 2, refused: 1, blocked: 1 })
    await add(fans[0])
    expect(await readOwnPhotos(engine, WALL, fans[0])).toHaveLength(1)
    expect(await recount(engine)).toEqual([])
    await decide({ do: 'unblock', id: ids[0] })
    expect(await onWall()).toEqual([ids[0], ids[2], ids[1]])
    expect(await recount(engine)).toEqual([])
  })

  it('are marked once a pass, by those who count, and hidden by branches that have nobody in common', async () => {
    const [owner, a] = [await open(), await open()]
    const [below, beside, forged] = [await open(a), await open(a), await open(ROOT, DOUBTS.burst)]
    const id = await add(owner)
    for (const each of [a, below, beside, forged, below]) await mark('report', each, id)
    for (const each of [a, below, forged]) await mark('pass-on', each, id)
    expect(await readPhoto(engine, WALL, id)).toMatchObject({ reports: 4, passedOn: 2, isOnWall: 1 })
    const chosen = { campaign: 'c', node: a, isSubtree: false }
    await ledger.void(chosen, { who: 'test', why: 'a test', what: 'one' })
    expect(await readPhoto(engine, WALL, id)).toMatchObject({ reports: 3, passedOn: 1 })
    await mark('report', await open(), id)
    expect(await readPhoto(engine, WALL, id)).toMatchObject({ reports: 4, isOnWall: 0, state: 0 })
    expect(await recount(engine)).toEqual([])
    // Nobody marks what nobody is shown.
    await mark('pass-on', beside, id)
    expect(await readPhoto(engine, WALL, id)).toMatchObject({ passedOn: 1 })
    await decide({ do: 'accept', ids: [id] })
    expect(await readPhoto(engine, WALL, id)).toMatchObject({ reports: 0, isOnWall: 1 })
  })

  it('are decided about once: the same again changes nothing, another reason does', async () => {
    const ids = [await add(await open(), { isShownAtOnce: false })]
    const decided = []
    for (const decision of [
      { do: 'reconsider', ids },
      { do: 'refuse', ids, reason: 'plate' },
      { do: 'refuse', ids, reason: 'plate' },
      { do: 'refuse', ids, reason: 'person' },
      { do: 'reconsider', ids },
    ] as const) {
      decided.push(await decide(decision))
    }
    expect(decided).toEqual([0, 1, 0, 1, 1])
    // What waits again has no place any more, and comes last.
    const [first, second] = [await add(await open()), await add(await open())]
    await decide({ do: 'reconsider', ids: [first] })
    await decide({ do: 'accept', ids: [first] })
    expect(await onWall()).toEqual([first, second])
  })

  it('are hidden by no branch whose view was voided, or whose report was answered', async () => {
    const [owner, forged, honest] = [await open(), await open(), await open()]
    const id = await add(owner)
    await mark('report', forged, id)
    await ledger.void({ campaign: 'c', node: forged, isSubtree: false }, { who: 'test', why: 'a test', what: 'one' })
    await mark('report', honest, id)
    expect(await readPhoto(engine, WALL, id)).toMatchObject({ reports: 1, isOnWall: 1 })
    await mark('report', await open(), id)
    expect(await readPhoto(engine, WALL, id)).toMatchObject({ reports: 2, isOnWall: 0 })
    await decide({ do: 'accept', ids: [id] })
    await mark('report', await open(), id)
    expect(await readPhoto(engine, WALL, id)).toMatchObject({ reports: 1, isOnWall: 1 })
  })

  it('are given up with the tree, rows and files, and stay counted', async () => {
    const fan = await open()
    await add(fan)
    await add(fan)
    const files = (await readOwnPhotos(engine, WALL, fan)).map(({ file }) => file)
    const { store, kept } = namesOnly([...files, 'another'])
    const before = await totals()
    clock += DAY_MS
    await ledger.fold('c', { shape: null, reposted: 0 } as never)
    expect(await engine.db.all(sql`SELECT id FROM photos`)).toEqual([])
    await eraseThrownAway(engine, { store }, { now: clock })
    expect([...kept]).toEqual(['another.full', 'another.thumb'])
    expect(await totals()).toEqual(before)
    expect([await shown(), await readClearPhotos(engine, 'c')]).toEqual([0, 2])
    expect(await recount(engine)).toEqual([])
  })

  it('are erased though the store refuses others, and asked for no more once it refuses all', async () => {
    const thrownAway = Array.from({ length: 120 }, (_, i) => `thrown-away-${i}`)
    await engine.write([
      sql`INSERT INTO photo_trash (file, campaign, piece, due) SELECT value, 'c', 'w', 0 FROM json_each(${JSON.stringify(thrownAway)})`,
    ])
    const { store, kept } = namesOnly(thrownAway)
    let isAway = true
    let asked = 0
    const refusing: PhotoStore = {
      ...store,
      delete: async (place) => {
        asked++
        if (isAway || place.file === 'thrown-away-7') throw new Error('refused')
        await store.delete(place)
      },
    }
    const erase = () => eraseThrownAway(engine, { store: refusing }, { now: clock })
    await expect(erase()).rejects.toThrow('refused')
    expect([asked, kept.size]).toEqual([3, 240])
    isAway = false
    await expect(erase()).rejects.toThrow('refused')
    expect([...kept]).toEqual(['thrown-away-7.full', 'thrown-away-7.thumb'])
    expect(await engine.db.all(sql`SELECT file FROM photo_trash`)).toEqual([{ file: 'thrown-away-7' }])
  })

  it('of no entry are erased a week after they were missed, and those of an entry never', async () => {
    const fan = await open()
    await add(fan)
    const [file = ''] = (await readOwnPhotos(engine, WALL, fan)).map((row) => row.file)
    const others = Array.from({ length: 150 }, (_, i) => `of-a-later-database-${i}`)
    const { store, kept } = namesOnly([file, 'late', 'withdrawn', ...others])
    const keepHouse = async (now: number) => {
      await eraseThrownAway(engine, { store }, { now })
      await missUnknown(engine, { store }, { campaigns: ['c'], now })
    }
    await keepHouse(START)
    await keepHouse(START + 7 * DAY_MS - 1)
    expect(kept.size).toBe(2 * 153)
    // Their entries came after they were missed.
    const late = { ...photo, width: 4, height: 3 }
    await enter(fan, { ...late, file: 'late', id: name('p') })
    const id = name('p')
    await enter(fan, { ...late, file: 'withdrawn', id })
    await withdraw(fan, id)
    await keepHouse(START + 7 * DAY_MS - 1)
    expect(kept.size).toBe(2 * 152)
    await keepHouse(START + 7 * DAY_MS)
    const both = [`${file}.full`, `${file}.thumb`, 'late.full', 'late.thumb']
    expect([...kept]).toEqual(both)
    await keepHouse(START + 30 * DAY_MS)
    expect([...kept]).toEqual(both)
    expect(await engine.db.all(sql`SELECT file FROM photo_trash`)).toEqual([])
  })
})

describe('a wall of thousands', () => {
  it('is paged in either order without a gap or a repeat while photos arrive', async () => {
    const fans = [await open(), await open(), await open()]
    for (const fan of fans) for (let i = 0; i < 7; i++) await add(fan)
    const ids = await onWall()
    for (const id of ids.slice(3, 9)) await mark('pass-on', fans[0] as NodeId, id)
    await mark('pass-on', fans[1] as NodeId, ids[4] ?? '')
    for (const isByPassedOn of [false, true]) {
      const seen: string[] = []
      let after: WallCursor | undefined
      do {
        const page = await readWall(engine, WALL, { isByPassedOn, after, most: 4 })
        seen.push(...page.map(({ id }) => id))
        const last = page.at(-1)
        after = last && { place: last.place ?? 0, passedOn: last.passedOn }
        await add(fans[2] as NodeId)
      } while (after)
      expect(seen.slice(0, 2)).toEqual(isByPassedOn ? [ids[4], ids[3]] : ids.slice(0, 2))
      const known = seen.filter((id) => ids.includes(id))
      expect([new Set(seen).size, known.length]).toEqual([seen.length, ids.length])
    }
  })

  it('costs the same wherever a page begins: no table is read from end to end, and nothing is sorted', async () => {
    const asked: SQL[] = []
    const db = {
      all: async (statement: SQL) => {
        asked.push(statement)
        return []
      },
      get: async (statement: SQL) => {
        asked.push(statement)
        return {}
      },
    }
    const spy = { db } as unknown as FileEngine
    for (const after of [undefined, { place: 9, passedOn: 3 }]) {
      await readWall(spy, WALL, { isByPassedOn: false, after, most: 61 })
      await readWall(spy, WALL, { isByPassedOn: true, after, most: 61 })
      await readWall(spy, WALL, { isByPassedOn: false, circle: 'bretagne', after, most: 61 })
    }
    for (const queue of QUEUES) {
      for (const after of [undefined, { at: 1, id: 'x' }]) await readQueue(spy, WALL, { queue, after, most: 61 })
    }
    await readWallFigures(spy, WALL)
    await readWallFigures(spy, WALL, 'bretagne')
    await readOwnPhotos(spy, WALL, ROOT)
    await readPhoto(spy, WALL, 'x')
    await readPhotoBytes(spy, 'c')
    expect(asked).toHaveLength(21)
    for (const statement of asked) {
      const { sql: text, params } = toQuery(statement)
      const plan = await engine.db.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${bound(text, params)}`)
      const wrong = plan.filter(({ detail }) => /^SCAN|TEMP B-TREE/.test(detail))
      expect([text, wrong]).toEqual([text, text.includes('WHERE node =') ? [expect.anything()] : []])
    }
  })
})

/** A statement with its parameters, as raw SQL takes it. */
function bound(text: string, params: readonly unknown[]): SQL {
  const parts = text.split('?')
  return sql.join(
    parts.flatMap((part, i) => (i < parts.length - 1 ? [sql.raw(part), sql`${params[i]}`] : [sql.raw(part)])),
  )
}
