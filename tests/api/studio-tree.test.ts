import { setImmediate } from 'node:timers'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Tree } from '../../api/studio/contract.ts'
import { createTrees } from '../../api/studio/trees.ts'
import { createForests } from '../../db/forests.ts'
import { createLedger } from '../../db/ledger.ts'
import { firstIdAt, type NodeId } from '../../db/node-id.ts'
import { createTokenKind } from '../../seal/link.ts'
import { keyring, rootToken } from '../support/fixture.ts'
import { grow } from '../support/grown.ts'
import { type NodeHost, startNodeHost } from '../support/node-host.ts'

const HOUR_MS = 3_600_000
const BEGAN = Date.parse('2026-03-01T00:00:00Z')
const ENDED = BEGAN + 24 * HOUR_MS
/** More than are read at once. */
const VIEWS = 7001

const rootOf = (slug: string, label?: string) => createTokenKind(keyring.link(slug)).read(rootToken(slug, label))
const roots = { busy: rootOf('busy') as NodeId, capped: rootOf('busy', 'Capped') as NodeId }

let host: NodeHost
let clock = ENDED
let readTree: ReturnType<typeof createTrees>
beforeAll(async () => {
  host = await startNodeHost()
  const { engine } = host
  // A small campaign behind a large one, of whose nodes more are passed over than are read at once.
  const plan = { from: BEGAN, to: ENDED }
  await grow(engine, { ...plan, campaign: 'busy', roots: Object.values(roots), views: VIEWS })
  await grow(engine, {
    ...plan,
    campaign: 'open',
    roots: [rootOf('open') as NodeId],
    views: 12,
    from: ENDED + 1,
    to: ENDED + 9,
  })
  const world = { engine, now: () => clock, pause: () => new Promise<void>((resolve) => setImmediate(resolve)) }
  readTree = createTrees({ ...world, useForest: createForests(world) })
})
afterAll(() => host.stop())

async function tree(campaign: string, selection: { root?: string; most?: number; fold?: number } = {}): Promise<Tree> {
  return JSON.parse(await readTree(campaign, { most: 20_000, fold: 5, ...selection }))
}

interface Node {
  id: number
  parent: number | null
  root: number
  depth: number
  channel: string
  at: number
}

/** What the database says, counted in the plainest way. */
async function counted(campaign: string, root?: string) {
  const nodes = await host.engine.db.all<Node>(sql`
    SELECT id, parent, root, depth, channel, at FROM nodes
    WHERE campaign = ${campaign} AND (${root ?? null} IS NULL OR root = ${Number(root ?? 0)})`)
  const views = nodes.filter(({ parent }) => parent !== null)
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const below = new Map(nodes.map(({ id }) => [id, 0]))
  for (const view of views) {
    for (let up = view.parent; up !== null; up = byId.get(up)?.parent ?? null) below.set(up, (below.get(up) ?? 0) + 1)
  }
  return { views, byId, below }
}

async function expectCounted(told: Tree, campaign: string, { root, fold = 5 }: { root?: string; fold?: number } = {}) {
  const { views, byId, below } = await counted(campaign, root)
  expect(told.size).toBe(views.length)
  const expected = views.filter(({ id }) => (below.get(id) ?? 0) + 1 >= fold).map(({ id }) => String(id))
  expect(told.nodes.filter((_, i) => (told.parents[i] ?? -1) >= 0).sort()).toEqual(expected.sort())
  told.nodes.forEach((id, i) => {
    const node = byId.get(Number(id))
    expect([id, told.below[i]]).toEqual([id, below.get(Number(id)) ?? 0])
    const parent = told.parents[i] ?? -1
    if (parent < 0) return
    expect(parent).toBeLessThan(i)
    expect([told.nodes[parent], told.channels[i], told.at[i]]).toEqual([String(node?.parent), node?.channel, node?.at])
  })
  const generations = Object.entries(Object.groupBy(views, ({ depth }) => depth))
  expect(told.generations).toEqual(
    generations.map(([generation, nodes]) => ({ generation: Number(generation), views: nodes?.length })),
  )
  const sizes = views.filter(({ depth }) => depth === 1).map(({ id }) => (below.get(id) ?? 0) + 1)
  expect(told.branches.reduce((sum, { branches }) => sum + branches, 0)).toBe(sizes.length)
  for (const { upTo, branches } of told.branches) {
    expect(branches).toBe(sizes.filter((size) => size > upTo / 2 && size <= upTo).length)
  }
}

const insert = (nodes: readonly Omit<Node, 'root' | 'depth' | 'channel'>[]) =>
  host.engine.write([
    sql`INSERT INTO nodes (id, campaign, parent, root, depth, channel, at)
      SELECT value->>'id', 'busy', value->>'parent', parent.root, parent.depth + 1, 'signal', value->>'at'
      FROM json_each(${JSON.stringify(nodes)}) JOIN nodes AS parent ON parent.id = value->>'parent'`,
  ])

describe('a forwarding tree', () => {
  it('is what the nodes say, as a whole and below each root', async () => {
    await expectCounted(await tree('busy'), 'busy')
    await expectCounted(await tree('busy', { fold: 1 }), 'busy', { fold: 1 })
    await expectCounted(await tree('open'), 'open')
    for (const root of Object.values(roots).map(String))
      await expectCounted(await tree('busy', { root }), 'busy', { root })
  })

  it('is its largest branches where more would be drawn than asked for', async () => {
    const { views, below } = await counted('busy')
    const told = await tree('busy', { most: 50, fold: 1 })
    const drawn = told.below.filter((_, i) => (told.parents[i] ?? -1) >= 0)
    expect(drawn.length).toBeLessThanOrEqual(50)
    const sizes = views.map(({ id }) => below.get(id) ?? 0).sort((a, b) => b - a)
    expect(drawn.sort((a, b) => b - a)).toEqual(sizes.slice(0, drawn.length))
    expect(told.size).toBe(VIEWS)
  })

  it('below a root that there is not is empty', async () => {
    expect(await tree('busy', { root: '1' })).toMatchObject({ size: 0, nodes: [], generations: [], branches: [] })
  })

  it('takes in what comes, one whose writer was late too, a second later at most', async () => {
    const id = firstIdAt(clock)
    await tree('busy')
    await insert([{ id: id + 64, parent: roots.busy, at: clock }])
    clock += 999
    expect((await tree('busy')).size).toBe(VIEWS)
    clock += 1
    await expectCounted(await tree('busy', { fold: 1 }), 'busy', { fold: 1 })
    await insert([{ id, parent: roots.capped, at: clock }])
    await insert([{ id: id + 128, parent: id, at: clock }])
    clock += 1000
    const answers = await Promise.all([1, 2, 3].map((fold) => tree('busy', { fold })))
    for (const [i, told] of answers.entries()) await expectCounted(told, 'busy', { fold: i + 1 })
    clock += HOUR_MS
    await expectCounted(await tree('busy', { fold: 1 }), 'busy', { fold: 1 })
    expect((await tree('busy')).size).toBe(VIEWS + 3)
  })

  it('is gone with its nodes, however lately somebody looked', async () => {
    await tree('busy')
    await createLedger({ engine: host.engine, writer: 1, nextTurn: setImmediate }).fold('busy')
    expect(await tree('busy')).toMatchObject({ size: 0, generations: [], branches: [] })
  })
})
