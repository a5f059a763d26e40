import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readCircleQuarters, readPartOf, readParts, readSplits } from '../../../db/campaign/circles/parts.ts'
import { planSplit } from '../../../db/campaign/circles/split-plan.ts'
import { DOUBTS } from '../../../db/campaign/doubt.ts'
import { readTally } from '../../../db/campaign/figures.ts'
import { createLedger, type Ledger } from '../../../db/campaign/ledger.ts'
import type { NodeId } from '../../../db/campaign/node-id.ts'
import { QUARTER_MS } from '../../../db/campaign/quarters.ts'
import { recount } from '../../../db/campaign/recount.ts'
import { foldTree } from '../../../db/campaign/retention.ts'
import { type FileEngine, openFile } from '../../../db/clients/file.ts'
import { openLedger } from '../../support/ledger.ts'

const BREST = 7 as NodeId
const OPEN = 8 as NodeId
const REASON = { who: 'test', why: 'a test', what: 'some' }

let here: Awaited<ReturnType<typeof openLedger>>
let engine: FileEngine
let ledger: Ledger
let clock: number
let visits = 0

beforeEach(async () => {
  clock = Date.UTC(2026, 10, 1)
  here = await openLedger(() => clock)
  ;({ engine, ledger } = here)
  const shared = { campaign: 'c', kind: 'seed', channel: 'copy' } as const
  await ledger.plant([
    { ...shared, node: BREST, label: 'Brest', circle: 'bretagne' },
    { ...shared, node: OPEN, label: 'Open' },
  ])
})
afterEach(() => here.end())

async function open(parent = BREST, circle: string | null = null, by = ledger, doubt = 0): Promise<NodeId> {
  const opened = await by.open({ campaign: 'c', parent, channel: 'sms', visit: `v${visits++}`, circle, doubt })
  if (!('node' in opened)) throw new Error(opened.outcome)
  return opened.node
}

/** Opens a root's link and, through that fan, so many more. */
async function branch(views: number, root = BREST, circle: string | null = null): Promise<NodeId[]> {
  const nodes = [await open(root, circle)]
  while (nodes.length < views) nodes.push(await open(nodes[nodes.length >> 1]))
  return nodes
}

const split = (circle: string, by = ledger) => by.split({ campaign: 'c', circle, who: 'somebody' })
const viewsByPart = async () =>
  Object.fromEntries((await readParts(engine, 'c')).map((part) => [part.circle, part.views]))
const circleOf = async (node: NodeId) => (await readPartOf(engine, node))?.circle
const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, number) => total + number, 0)

describe('a circle', () => {
  it('is divided by whole branches into halves that are as alike as those allow, and later fans follow their branch', async () => {
    const branches = [await branch(9), await branch(7), await branch(4), await branch(3), await branch(1)]
    const plan = await planSplit(engine, 'c', 'bretagne')
    expect(plan?.branches.map(({ clear }) => clear)).toEqual([9, 7, 4, 3, 1])
    expect([plan?.stays, plan?.goes]).toMatchObject([
      { views: 12, branches: 2 },
      { views: 12, branches: 3 },
    ])
    expect(await viewsByPart()).toEqual({ bretagne: 24 })
    clock += 5
    expect((await split('bretagne'))?.isDone).toBe(true)
    expect(await viewsByPart()).toEqual({ bretagne: 12, 'bretagne.2': 12 })
    for (const nodes of branches) {
      const parts = await Promise.all(nodes.map(circleOf))
      expect(new Set(parts).size).toBe(1)
      const child = await open(nodes.at(-1))
      expect(await circleOf(child)).toBe(parts[0])
    }
    expect(await readParts(engine, 'c')).toMatchObject([
      { circle: 'bretagne', whole: 'bretagne', number: 1, parts: 2, reached: 24, splitAt: clock },
      { circle: 'bretagne.2', whole: 'bretagne', number: 2, parts: 2, reached: 24, splitAt: clock },
    ])
    expect(await readSplits(engine, 'c')).toEqual([
      {
        ...{ at: clock, who: 'somebody', circle: 'bretagne', half: 'bretagne.2' },
        ...{ stayed: 12, went: 12, branches: plan?.goes.branches },
      },
    ])
    expect(await recount(engine)).toEqual([])
  })

  it('says why it cannot be divided, and then is not', async () => {
    expect(await split('alsace')).toBeUndefined()
    await branch(7)
    expect(await split('bretagne')).toMatchObject({ isDone: false, plan: { undivided: 'too-small' } })
    await branch(4)
    expect(await split('bretagne')).toMatchObject({ isDone: false, plan: { undivided: 'one-branch' } })
    await open()
    expect(await split('bretagne')).toMatchObject({ isDone: true, plan: { undivided: null } })
    expect(await readSplits(engine, 'c')).toHaveLength(1)
  })

  it('divides once it has outgrown its size, and its halves too, but not into a crowd and a handful', async () => {
    const grow = async (size: number) => {
      const [part] = await readParts(engine, 'c')
      if (part) await ledger.outgrow('c', part, size)
      return viewsByPart()
    }
    await branch(40)
    await branch(6)
    expect(await grow(20)).toEqual({ bretagne: 46 })
    await branch(9)
    expect(await grow(20)).toEqual({ bretagne: 40, 'bretagne.2': 15 })
    for (let i = 0; i < 12; i++) await branch(5)
    const parts = await readParts(engine, 'c')
    for (const part of parts) await ledger.outgrow('c', part, 20)
    const views = Object.values(await viewsByPart())
    expect(sum(views)).toBe(115)
    expect(views.filter((each) => each > 20)).toEqual([40])
    expect(await recount(engine)).toEqual([])
  })

  it('takes a new fan of a root into the part that has the fewest views, also when many come at once', async () => {
    for (const views of [14, 6, 6]) await branch(views)
    await split('bretagne')
    expect(await viewsByPart()).toEqual({ bretagne: 14, 'bretagne.2': 12 })
    const first = await open()
    expect(await circleOf(first)).toBe('bretagne.2')
    await Promise.all(Array.from({ length: 25 }, () => open()))
    expect(await viewsByPart()).toEqual({ bretagne: 26, 'bretagne.2': 26 })
    expect(await recount(engine)).toEqual([])
  })

  it('is chosen once, by who has none, and is that of the root where it has one', async () => {
    const none = await open(OPEN)
    const child = await open(none)
    expect([await circleOf(none), await circleOf(child)]).toEqual([undefined, undefined])
    const choose = (node: NodeId, circle: string) => ledger.choose({ campaign: 'c', node, circle })
    await Promise.all(['corse', 'alsace', 'corse'].map((circle) => choose(none, circle)))
    const chosen = await circleOf(none)
    expect(['corse', 'alsace']).toContain(chosen)
    expect(await circleOf(child)).toBe(chosen)
    expect(await viewsByPart()).toEqual({ [String(chosen)]: 2 })
    await choose(none, 'bretagne')
    expect(await circleOf(none)).toBe(chosen)
    expect(await circleOf(await open(none))).toBe(chosen)
    await choose(await open(), 'corse')
    expect((await viewsByPart()).bretagne).toBe(1)
    expect(await recount(engine)).toEqual([])
  })

  it('is asked for again where a restored backup lost the link, and goes on below it', async () => {
    const lost = await open()
    await engine.write([
      sql`DELETE FROM nodes WHERE id = ${lost}`,
      ...['threads', 'circle_branches'].map((table) => sql`DELETE FROM ${sql.identifier(table)} WHERE node = ${lost}`),
      ...['tallies', 'circle_tallies', 'circle_quarters', 'cohorts', 'rollups', 'unsettled'].map(
        (table) => sql`DELETE FROM ${sql.identifier(table)}`,
      ),
      sql`DELETE FROM threads`,
    ])
    const chose = await open(lost, 'corse')
    expect([await circleOf(lost), await circleOf(chose)]).toEqual([undefined, 'corse'])
    await ledger.choose({ campaign: 'c', node: lost, circle: 'bretagne' })
    expect(await circleOf(lost)).toBe('bretagne')
    expect(await circleOf(await open(lost))).toBe('bretagne')
    expect(await viewsByPart()).toEqual({ bretagne: 1, corse: 1 })
    expect(await recount(engine)).toEqual([])
  })

  it('can be chosen by who holds a pass that a restored backup knows nothing of', async () => {
    const lost = ((await open(OPEN)) + 1) as NodeId
    await ledger.choose({ campaign: 'c', node: lost, circle: 'corse' })
    expect(await circleOf(lost)).toBe('corse')
    expect(await circleOf(await open(lost))).toBe('corse')
    expect(await viewsByPart()).toEqual({ corse: 1 })
    expect(await recount(engine)).toEqual([])
  })

  it('keeps its figures when the tree is folded, and says of nobody any more who was in it', async () => {
    for (const views of [6, 6]) await branch(views)
    await split('bretagne')
    const before = [await viewsByPart(), await readCircleQuarters(engine, 'c', { from: 0, to: 1e9 })]
    clock += 60_000
    await ledger.fold('c', { shape: null, reposted: [] } as never)
    expect([await viewsByPart(), await readCircleQuarters(engine, 'c', { from: 0, to: 1e9 })]).toEqual(before)
    expect(await engine.db.all(sql`SELECT * FROM circle_branches`)).toEqual([])
    await open()
    expect(sum(Object.values(await viewsByPart()))).toBe(13)
    expect(await recount(engine)).toEqual([])
  })

  it('is divided once when two processes do so at the same moment', async () => {
    for (const views of [6, 6, 6]) await branch(views)
    const other = await openFile(`file:${here.folder}/test.db`)
    const others = createLedger({ engine: other, nextTurn: setImmediate, now: () => clock })
    try {
      const [part] = await readParts(engine, 'c')
      if (part) await Promise.all([ledger, others, ledger, others].map((one) => one.outgrow('c', part, 15)))
    } finally {
      await other.close()
    }
    expect(await viewsByPart()).toEqual({ bretagne: 12, 'bretagne.2': 6 })
    expect(await readSplits(engine, 'c')).toHaveLength(1)
    expect(await recount(engine)).toEqual([])
  })
})

describe('a choice after the opening', () => {
  const choose = (node: NodeId, circle: string, by = ledger) => by.choose({ campaign: 'c', node, circle })
  const undecided = () =>
    engine.db.all(sql`SELECT id FROM nodes WHERE branch IS NULL AND parent IS NOT NULL
      UNION ALL SELECT node FROM circle_choices WHERE node IN (SELECT id FROM nodes)`)

  it('takes along all below it that have no circle, voided views too, and leaves those who chose their own', async () => {
    const fan = await open(OPEN)
    const child = await open(fan)
    const [grandchild, own, other] = [await open(child), await open(child), await open(OPEN)]
    await choose(own, 'alsace')
    const [below, voided] = [await open(own), await open(grandchild)]
    await ledger.void({ campaign: 'c', node: voided, isSubtree: false }, REASON)
    await choose(fan, 'corse')
    const circles = await Promise.all([fan, child, grandchild, own, below, other].map(circleOf))
    expect(circles).toEqual(['corse', 'corse', 'corse', 'alsace', 'alsace', undefined])
    expect(await viewsByPart()).toEqual({ alsace: 2, corse: 3 })
    await ledger.unvoid({ campaign: 'c', node: voided, isSubtree: false })
    expect(await circleOf(await open(voided))).toBe('corse')
    expect(await viewsByPart()).toEqual({ alsace: 2, corse: 5 })
    const quarters = await readCircleQuarters(engine, 'c', { from: 0, to: 1e9 })
    expect(quarters.map(({ circle, views }) => [circle, views])).toEqual([
      ['alsace', 2],
      ['corse', 5],
    ])
    expect(await recount(engine)).toEqual([])
  })

  it('takes along a crowd that grows meanwhile, with several choices at once, and loses none', async () => {
    const fans = [await open(OPEN), await open(OPEN)]
    const crowd = async (parents: readonly NodeId[], views: number) =>
      Promise.all(Array.from({ length: views }, (_, i) => open(parents[i % parents.length])))
    const children = await crowd(fans, 2500)
    const grandchildren = await crowd(children, 2500)
    const [deep = OPEN, deeper = OPEN] = [children[7], grandchildren[7]]
    const other = await openFile(`file:${here.folder}/test.db`)
    const others = createLedger({ engine: other, nextTurn: setImmediate, now: () => clock })
    try {
      await Promise.all([
        ...[choose(fans[0] ?? OPEN, 'corse'), choose(fans[1] ?? OPEN, 'alsace', others)],
        ...[choose(deep, 'bretagne', others), choose(deeper, 'corse')],
        crowd([...grandchildren.slice(0, 40), ...children.slice(0, 40), ...fans], 400),
      ])
    } finally {
      await other.close()
    }
    expect(await undecided()).toEqual([])
    expect(sum(Object.values(await viewsByPart()))).toBe(5402)
    expect(await recount(engine)).toEqual([])
  })

  it.each(['next choice', 'housekeeping'])(
    'is carried out by the %s where a process stopped in the middle, and is no fault meanwhile',
    async (by) => {
      const [fan, next] = [await open(OPEN), await open(OPEN)]
      const child = await open(fan)
      await engine.write([
        sql`INSERT INTO circle_choices (node, campaign, circle) VALUES (${fan}, 'c', 'corse')`,
        sql`UPDATE nodes SET branch = id WHERE id = ${fan}`,
      ])
      const later = await open(fan)
      expect([await viewsByPart(), await recount(engine)]).toEqual([{}, []])
      if (by === 'housekeeping') await ledger.finishChoices()
      else await choose(next, 'alsace')
      expect(await Promise.all([fan, child, later].map(circleOf))).toEqual(['corse', 'corse', 'corse'])
      expect((await viewsByPart()).corse).toBe(3)
      await choose(next, 'alsace')
      expect(await undecided()).toEqual([])
      expect(await recount(engine)).toEqual([])
    },
  )
})

describe('after the fold', () => {
  const REMAINS = { shape: null, reposted: 0 }

  it('a branch that grew while its tree was folded keeps its circle, and those who come through it', async () => {
    const [first, ...rest] = await branch(6)
    clock += 60_000
    const foldedAt = clock
    await engine.write([foldTree('c', REMAINS, foldedAt)])
    clock += 5
    const late = await open(first)
    await ledger.sweep('c', foldedAt)
    expect(await circleOf(late)).toBe('bretagne')
    expect(await circleOf(await open(late))).toBe('bretagne')
    expect([await circleOf(rest[0] ?? OPEN), await viewsByPart()]).toEqual([undefined, { bretagne: 8 }])
    await ledger.void({ campaign: 'c', node: late, isSubtree: false }, REASON)
    expect(await viewsByPart()).toEqual({ bretagne: 7 })
    expect(await recount(engine)).toEqual([])
    clock += 60_000
    await ledger.fold('c', REMAINS)
    expect(await engine.db.all(sql`SELECT node FROM circle_branches`)).toEqual([])
    expect(await viewsByPart()).toEqual({ bretagne: 7 })
  })

  it('a fan whose node is gone chooses again, for those who come through them too, until the next fold', async () => {
    const fan = await open(OPEN, 'bretagne')
    await ledger.choose({ campaign: 'c', node: await open(OPEN), circle: 'alsace' })
    clock += 60_000
    await ledger.fold('c', REMAINS)
    const foldedAt = clock
    clock += 5
    await ledger.choose({ campaign: 'c', node: fan, circle: 'corse' })
    await ledger.choose({ campaign: 'c', node: fan, circle: 'alsace' })
    await ledger.sweep('c', foldedAt)
    expect(await circleOf(fan)).toBe('corse')
    const later = await open(fan)
    // A process that starts sweeps again.
    await ledger.sweep('c', foldedAt)
    expect(await Promise.all([fan, later, await open(later)].map(circleOf))).toEqual(['corse', 'corse', 'corse'])
    expect(await viewsByPart()).toEqual({ alsace: 1, bretagne: 1, corse: 2 })
    expect(await recount(engine)).toEqual([])
    clock += 60_000
    await ledger.fold('c', REMAINS)
    for (const table of ['circle_choices', 'circle_branches'])
      expect(await engine.db.all(sql`SELECT node FROM ${sql.identifier(table)}`)).toEqual([])
    expect(await viewsByPart()).toEqual({ alsace: 1, bretagne: 1, corse: 2 })
  })

  it('both counters of a circle are still compared', async () => {
    await branch(6)
    clock += 60_000
    await ledger.fold('c', REMAINS)
    expect(await recount(engine)).toEqual([])
    await engine.write([sql`UPDATE circle_tallies SET views = 5`])
    expect(await recount(engine)).toMatchObject([{ counter: 'circle views', row: 'bretagne', stored: 5, recounted: 6 }])
  })
})

it('circles lose and double nothing while fans come, parts are divided and views are voided at the same time', async () => {
  const CIRCLES = ['bretagne', 'corse', 'alsace', null]
  const other = await openFile(`file:${here.folder}/test.db`)
  const others = createLedger({ engine: other, nextTurn: setImmediate, now: () => clock })
  const step = fc.record({
    what: fc.constantFrom('open', 'open', 'open', 'open', 'split', 'void', 'unvoid', 'choose'),
    who: fc.nat(1000),
    circle: fc.constantFrom(...CIRCLES),
    isOther: fc.boolean(),
    isWide: fc.boolean(),
    doubt: fc.constantFrom(0, 0, 0, DOUBTS.burst),
  })
  /** In each round, whatever chance brings besides. */
  const SPLITS = [0, 1, 2].map((who) => {
    return { what: 'split' as const, who, circle: null, isOther: who === 1, isWide: false, doubt: 0 }
  })
  const nodes = [BREST, OPEN, BREST, OPEN]
  let splits = 0
  try {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 10, maxLength: 30 }), { minLength: 3, maxLength: 6 }),
        async (rounds) => {
          for (const steps of rounds) {
            clock += QUARTER_MS / 3
            const parts = (await readParts(engine, 'c')).map(({ circle }) => circle)
            await Promise.all(
              [...steps, ...SPLITS].map(async ({ what, who, circle, isOther, isWide, doubt }) => {
                const by = isOther ? others : ledger
                const node = nodes[who % nodes.length] ?? OPEN
                const views = { campaign: 'c', node, isSubtree: isWide }
                if (what === 'open') nodes.push(await open(isWide ? (nodes[who % 4] ?? node) : node, circle, by, doubt))
                else if (what === 'split') {
                  if ((await split(parts[who % parts.length] ?? 'corse', by))?.isDone) splits++
                } else if (what === 'void') await by.void(views, REASON)
                else if (what === 'unvoid') await by.unvoid(views)
                else if (circle && node !== BREST && node !== OPEN) await by.choose({ campaign: 'c', node, circle })
              }),
            )
            expect(await recount(engine)).toEqual([])
            const parted = sql`SELECT nodes.id FROM nodes JOIN nodes AS parents ON parents.id = nodes.parent
              WHERE nodes.branch IS NULL AND parents.branch IS NOT NULL UNION ALL SELECT node FROM circle_choices`
            expect(await engine.db.all(parted)).toEqual([])
            const [undecided = { views: 0 }] = await engine.db.all<{ views: number }>(
              sql`SELECT count(*) AS views FROM nodes WHERE parent IS NOT NULL AND voided IS NULL AND branch IS NULL`,
            )
            expect(sum(Object.values(await viewsByPart())) + undecided.views).toBe((await readTally(engine, 'c')).views)
            const quarters = await readCircleQuarters(engine, 'c', { from: 0, to: 1e9 })
            expect(sum(quarters.map(({ views }) => views))).toBe(sum(Object.values(await viewsByPart())))
          }
        },
      ),
      { numRuns: 10 },
    )
  } finally {
    await other.close()
  }
  expect(splits).toBeGreaterThan(5)
})
