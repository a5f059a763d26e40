import { setImmediate } from 'node:timers'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Tree } from '../../api/studio/contract/tree-schema.ts'
import { createTrees } from '../../api/studio/trees.ts'
import { createForests, ForestTooLarge } from '../../db/campaign/forests.ts'
import { createLedger } from '../../db/campaign/ledger.ts'
import { firstIdAt, type NodeId } from '../../db/campaign/node-id.ts'
import { createTokenKind } from '../../seal/link.ts'
import { keyring, rootToken } from '../support/fixture.ts'
import { grow } from '../support/grown.ts'
import { type NodeHost, startNodeHost } from '../support/node-host.ts'

const HOUR_MS = 3_600_000
/** Lately: an old tree is folded. */
const BEGAN = Date.now() - 48 * HOUR_MS
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

const namesOf = (slug: string) => createTokenKind(keyring.name(slug))
const idOf = (slug: string, name: string) => namesOf(slug).read(name) ?? 0

interface Asked {
  root?: NodeId | null
  most?: number
  fold?: number
  isOwner?: boolean
}
async function tree(slug: string, asked: Asked = {}): Promise<Tree> {
  return JSON.parse(await readTree({ slug, names: namesOf(slug) }, { most: 20_000, fold: 5, isOwner: true, ...asked }))
}

interface Node {
  id: number
  parent: number | null
  root: number
  depth: number
  channel: string
  at: number
  doubt: number
}

/** What the database says, counted in the plainest way. */
async function counted(campaign: string, root?: NodeId) {
  const nodes = await host.engine.db.all<Node>(sql`
    SELECT id, parent, root, depth, channel, at, doubt FROM nodes
    WHERE campaign = ${campaign} AND (${root ?? null} IS NULL OR root = ${root ?? 0}) ORDER BY id`)
  const views = nodes.filter(({ parent }) => parent !== null)
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const below = new Map(nodes.map(({ id }) => [id, 0]))
  for (const view of views) {
    for (let up = view.parent; up !== null; up = byId.get(up)?.parent ?? null) below.set(up, (below.get(up) ?? 0) + 1)
  }
  return { views, byId, below }
}

async function expectCounted(told: Tree, campaign: string, { root, fold = 5 }: { root?: NodeId; fold?: number } = {}) {
  const { views, byId, below } = await counted(campaign, root)
  expect(told.size).toBe(views.length)
  const expected = views
    .filter(({ id }) => (below.get(id) ?? 0) + 1 >= fold)
    .map(({ id }) => namesOf(campaign).write(id))
  expect(told.nodes.filter((_, i) => (told.parents[i] ?? -1) >= 0).sort()).toEqual(expected.sort())
  told.nodes.forEach((name, i) => {
    const id = idOf(campaign, name)
    const node = byId.get(id)
    expect([name, told.below[i]]).toEqual([name, below.get(id) ?? 0])
    const parent = told.parents[i] ?? -1
    if (parent < 0) return
    expect(parent).toBeLessThan(i)
    expect(told.nodes[parent]).toBe(namesOf(campaign).write(node?.parent ?? 0))
    expect([told.channels[i], told.at[i], told.doubtful[i]]).toEqual([node?.channel, node?.at, 0])
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

const insert = (nodes: readonly Omit<Node, 'root' | 'depth' | 'channel' | 'doubt'>[]) =>
  host.engine.write([
    sql`INSERT INTO nodes (id, campaign, parent, root, depth, channel, at)
      SELECT value->>'id', 'busy', value->>'parent', parent.root, parent.depth + 1, 'signal', value->>'at'
      FROM json_each(${JSON.stringify(nodes)}) JOIN nodes AS parent ON parent.id = value->>'parent'`,
  ])

it('is not read where it has more views than the host has memory for, and others are', async () => {
  const world = { engine: host.engine, now: () => clock, pause: () => new Promise<void>(setImmediate) }
  const read = createTrees({ ...world, useForest: createForests({ ...world, mostViews: VIEWS - 1 }) })
  const asked = { most: 10, fold: 1, isOwner: true }
  await expect(read({ slug: 'busy', names: createTokenKind(keyring.name('busy')) }, asked)).rejects.toThrow(
    ForestTooLarge,
  )
  expect(JSON.parse(await read({ slug: 'open', names: createTokenKind(keyring.name('open')) }, asked))).toMatchObject({
    size: 12,
  })
})

describe('a forwarding tree', () => {
  it('is what the nodes say, as a whole and below each root', async () => {
    await expectCounted(await tree('busy'), 'busy')
    await expectCounted(await tree('busy', { fold: 1 }), 'busy', { fold: 1 })
    await expectCounted(await tree('open'), 'open')
    for (const root of Object.values(roots)) await expectCounted(await tree('busy', { root }), 'busy', { root })
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
    for (const root of [1 as NodeId, null])
      expect(await tree('busy', { root })).toMatchObject({ size: 0, nodes: [], generations: [], branches: [] })
  })

  it('tells owners the order and the times of the openings', async () => {
    const { at, parents } = await tree('busy')
    const views = at.filter((_, i) => (parents[i] ?? -1) >= 0)
    expect(views).toEqual([...views].sort((a, b) => Number(a) - Number(b)))
    expect(at.filter((_, i) => parents[i] === -1)).toEqual([null, null])
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

  it('is told others without times, in an order that tells nothing', async () => {
    const [owners, others] = [await tree('busy'), await tree('busy', { isOwner: false })]
    expect(others.nodes.length).toBeGreaterThan(100)
    expect(new Set(others.at)).toEqual(new Set([null]))
    const depths: number[] = []
    for (const parent of others.parents) depths.push(parent < 0 ? 0 : (depths[parent] ?? 0) + 1)
    const views = others.nodes.map((name, i) => ({ name, depth: depths[i] ?? 0 })).filter(({ depth }) => depth > 0)
    expect(views).toEqual([...views].sort((a, b) => a.depth - b.depth || (a.name < b.name ? -1 : 1)))
    expect(others.generations).toEqual(owners.generations)
    expect(others.size).toBe(owners.size)
    // What is drawn of it is a part of what owners see, under the same names.
    for (const name of others.nodes) expect(owners.nodes).toContain(name)
    others.nodes.forEach((name, i) => {
      expect(others.below[i]).toBeLessThanOrEqual(owners.below[owners.nodes.indexOf(name)] ?? 0)
    })
  })

  it('grows for others by five views of a root at once, so that nobody is seen to come alone', async () => {
    const shown = async () => (await tree('busy', { isOwner: false, root: roots.busy })).below
    const { views } = await counted('busy', roots.busy)
    const parent = views.find(({ depth }) => depth === 1)?.id ?? 0
    let last = views.at(-1)?.id ?? 0
    const add = async () => {
      clock += 1000
      last = Math.max(last + 1, firstIdAt(clock))
      await insert([{ id: last, parent, at: clock }])
      clock += 1000
    }
    for (let waiting = views.length % 5; waiting % 5 !== 0; waiting++) await add()
    const before = await shown()
    for (let i = 0; i < 4; i++) {
      await add()
      const [reach, ...others] = await shown()
      expect(others).toEqual(before.slice(1))
      // The root's own figure is in the report as well.
      expect(reach).toBe((before[0] ?? 0) + i + 1)
    }
    await add()
    const grown = (await shown()).slice(1)
    expect(grown.reduce((sum, each) => sum + each, 0)).toBe(before.slice(1).reduce((sum, each) => sum + each, 0) + 5)
  })

  it('is gone with its nodes, however lately somebody looked', async () => {
    await tree('busy')
    await createLedger({ engine: host.engine, nextTurn: setImmediate, now: Date.now }).fold('busy', {
      shape: null,
      reposted: 0,
    })
    expect(await tree('busy')).toMatchObject({ size: 0, generations: [], branches: [] })
  })
})
