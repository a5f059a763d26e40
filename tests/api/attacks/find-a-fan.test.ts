import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CROWD } from '../../../api/studio/anonymity.ts'
import type { Report } from '../../../api/studio/contract/report-schema.ts'
import type { Tree } from '../../../api/studio/contract/tree-schema.ts'
import { createLedger, type Opening } from '../../../db/campaign/ledger.ts'
import type { NodeId } from '../../../db/campaign/node-id.ts'
import { createTokenKind } from '../../../seal/link.ts'
import { keyring, newVisit, rootToken } from '../../support/fixture.ts'
import { grow } from '../../support/grown.ts'
import { type NodeHost, startNodeHost } from '../../support/node-host.ts'
import { codeOf, type StudioBrowser, signedIn } from '../../support/studio.ts'

/**
 * Somebody knows of Nour that she opened between 13:00 and 14:00, through Signal, something that grew from the list. They
 * have a viewer's key or an editor's, and want to know what Nour's link brought. See docs/decisions/013.
 */

const HOUR_MS = 3_600_000
/** Lately: an old tree is folded. */
const DAY = Math.floor(Date.now() / (24 * HOUR_MS) - 3) * 24 * HOUR_MS
const AT = DAY + 13.5 * HOUR_MS
/** Of Nour's branch, herself included. */
const HERS = 151

const node = (label?: string) => createTokenKind(keyring.link('busy')).read(rootToken('busy', label)) as NodeId
const names = createTokenKind(keyring.name('busy'))
const list = names.write(node())

let host: NodeHost
let viewer: StudioBrowser
let editor: StudioBrowser
let owner: StudioBrowser
let nour: string
beforeAll(async () => {
  host = await startNodeHost()
  viewer = (await signedIn(host, { role: 'viewer' })).browser
  editor = (await signedIn(host, { role: 'editor' })).browser
  owner = (await signedIn(host, { role: 'owner' })).browser
  const roots = [node(), node('Capped')]
  await grow(host.engine, { campaign: 'busy', roots, views: 3000, from: DAY, to: DAY + 30 * HOUR_MS })
  const [parent] = await host.engine.db.all<{ id: NodeId }>(sql`
    SELECT id FROM nodes WHERE campaign = 'busy' AND depth = 2 AND root = ${node()} LIMIT 1`)
  nour = await plantNour(parent?.id ?? node())
})
afterAll(() => host.stop())

/** The only one who came by Signal; 130 opened her link, and some passed it on. */
async function plantNour(parent: NodeId): Promise<string> {
  let now = AT
  const ledger = createLedger({ engine: host.engine, nextTurn: setImmediate, now: () => now })
  const opening = { campaign: 'busy', channel: 'whatsapp' } as const
  const open = async (by: Pick<Opening, 'parent'> & Partial<Opening>) => {
    const opened = await ledger.open({ ...opening, visit: newVisit(), ...by })
    if (!('node' in opened)) throw new Error(opened.outcome)
    return opened.node
  }
  const hers = await open({ parent, channel: 'signal' })
  now += HOUR_MS
  const friends = await Promise.all(Array.from({ length: 130 }, () => open({ parent: hers })))
  await Promise.all(friends.slice(0, 20).map((friend) => open({ parent: friend })))
  return names.write(hers)
}

const ask = async (who: StudioBrowser, path: string, query: Record<string, string> = {}) =>
  who.ask(`campaigns/busy/${path}?${new URLSearchParams(query)}`)
const treeOf = async (who: StudioBrowser, query: Record<string, string> = {}) =>
  (await (await ask(who, 'tree', query)).json()) as Tree
const reportOf = async (who: StudioBrowser, query: Record<string, string> = {}) =>
  (await (await ask(who, 'report', query)).json()) as Report
const others = (): [string, StudioBrowser][] => [
  ['viewer', viewer],
  ['editor', editor],
]
const hour = { from: String(AT - (AT % HOUR_MS)), to: String(AT - (AT % HOUR_MS) + HOUR_MS) }

it('an owner finds her', async () => {
  const rows = (await (await ask(owner, 'export/nodes.json', { ...hour, channel: 'signal', root: list })).json()) as {
    node: string
  }[]
  expect(rows.map((row) => row.node)).toEqual([nour])
  const { nodes, below, channels } = await treeOf(owner)
  const place = nodes.indexOf(nour)
  expect([below[place], channels[place]]).toEqual([HERS - 1, 'signal'])
  const { leaks } = await reportOf(owner)
  expect(leaks.find((leak) => leak.node === nour)).toMatchObject({ channel: 'signal', openedAt: AT })
})

it('anybody may know that she was there: the report counts one', async () => {
  expect((await reportOf(viewer, { ...hour, channel: 'signal', root: list })).totals.inRange).toBe(1)
})

describe('whoever is not an owner', () => {
  it('reads no table of nodes, no period of what grew, no small branch', async () => {
    for (const [, who] of others()) {
      for (const file of ['nodes', 'surges'].flatMap((table) => [`${table}.csv`, `${table}.json`])) {
        expect(await codeOf(await ask(who, `export/${file}`))).toBe('forbidden')
      }
      for (const table of ['channels', 'generations']) {
        for (const period of [hour, { from: hour.from }, { to: hour.to }]) {
          expect(await codeOf(await ask(who, `export/${table}.json`, period))).toBe('forbidden')
        }
      }
      for (let fold = 1; fold < CROWD; fold++) {
        expect(await codeOf(await ask(who, 'tree', { fold: String(fold) }))).toBe('forbidden')
      }
    }
  })

  it('finds in the tree a crowd of nodes that may all be hers, of branches of every size', async () => {
    for (const [, who] of others()) {
      const tree = await treeOf(who, { root: list })
      expect(new Set(tree.at)).toEqual(new Set([null]))
      expect(tree.nodes).toContain(nour)
      const candidates = tree.nodes.filter(
        (_, i) => (tree.parents[i] ?? -1) >= 0 && [null, 'signal'].includes(tree.channels[i] ?? null),
      )
      const sizes = new Set(candidates.map((name) => tree.below[tree.nodes.indexOf(name)]))
      expect(candidates.length).toBeGreaterThanOrEqual(CROWD)
      expect(sizes.size).toBeGreaterThanOrEqual(CROWD)
    }
  })

  it('learns no more by asking otherwise: every tree is a part of one', async () => {
    const whole = await treeOf(viewer)
    const known = new Map(whole.nodes.map((name, i) => [name, [whole.below[i], whole.channels[i], whole.doubtful[i]]]))
    const asked = [list, names.write(node('Capped')), nour].flatMap((root) => [
      ...['5', '6', '7', '12', '100'].map((fold) => ({ root, fold })),
      ...['1', '2', '10', '60'].map((most) => ({ root, most })),
    ])
    for (const query of asked) {
      const part = await treeOf(viewer, query)
      part.nodes.forEach((name, i) => {
        expect([part.below[i], part.channels[i], part.doubtful[i]]).toEqual(known.get(name))
      })
    }
  })

  it('is shown an order that is that of the names', async () => {
    const { nodes, parents } = await treeOf(viewer)
    const depths: number[] = []
    for (const parent of parents) depths.push(parent < 0 ? 0 : (depths[parent] ?? 0) + 1)
    for (let i = 1; i < nodes.length; i++) {
      if (depths[i] === 0 || depths[i] !== depths[i - 1]) continue
      expect((nodes[i - 1] ?? '') < (nodes[i] ?? '')).toBe(true)
    }
  })

  it('is told of a flagged link neither hour nor channel, where few came then and so', async () => {
    for (const [, who] of others()) {
      const { leaks } = await reportOf(who)
      expect(leaks.find((leak) => leak.node === nour)).toMatchObject({ channel: null, openedAt: null })
    }
  })

  it('is told of a channel by which she alone came, that somebody came', async () => {
    for (const [, who] of others()) {
      const signal = (await reportOf(who)).channels.find(({ channel }) => channel === 'signal')
      expect(signal).toMatchObject({ views: 1, reproduction: null, depth: null, meanDepth: null })
      const rows = (await (await ask(who, 'export/channels.json')).json()) as Record<string, unknown>[]
      expect(rows.find(({ channel }) => channel === 'signal')).toEqual({
        ...{ channel: 'signal', views: 1, clear: 1 },
        ...{ forwarders: null, views_through_their_links: null, mean_depth: null, deepest: null },
      })
    }
  })

  it('is told so little of other channels and generations that what the whole leaves is a crowd', async () => {
    for (const [, who] of others()) {
      const { channels, spread } = await reportOf(who)
      const untold = {
        channels: channels.filter(({ meanDepth }) => meanDepth === null).map(({ channel }) => channel),
        generations: spread.generations.filter(({ forwarders }) => forwarders === null).map((each) => each.generation),
      }
      expect(untold.channels.length).toBeGreaterThan(1)
      for (const [table, groups] of Object.entries(untold)) {
        const rows = (await (await ask(who, `export/${table}.json`)).json()) as Record<string, unknown>[]
        const left = rows.filter((row) => row.forwarders === null)
        expect(left.map((row) => row.channel ?? row.generation).sort()).toEqual(groups.sort())
        if (left.length > 0)
          expect(left.reduce((sum, { views }) => sum + Number(views), 0)).toBeGreaterThanOrEqual(CROWD)
      }
      for (const channel of untold.channels) {
        const [row] = (await (await ask(who, 'export/channels.json', { channel })).json()) as object[]
        expect(row).toMatchObject({ channel, forwarders: null, deepest: null })
      }
    }
  })

  it('reads her name in no table, nor a finer time than the hour of a zone in any', async () => {
    const zones = ['UTC', 'Asia/Kolkata', 'Asia/Kathmandu']
    for (const table of ['views', 'intents', 'uncounted', 'channels', 'generations', 'forwards', 'roots', 'doubts']) {
      for (const zone of zones) {
        const text = await (await ask(viewer, `export/${table}.json`, { zone })).text()
        expect(text).not.toContain(nour)
        expect(text).not.toContain(String(names.read(nour)))
        const minutes = { UTC: '00', 'Asia/Kolkata': '30', 'Asia/Kathmandu': '15' }[zone]
        for (const [, found] of text.matchAll(/T\d\d:(\d\d:\d\d\.\d+)Z/g)) expect(found).toBe(`${minutes}:00.000`)
      }
    }
  })

  it('cannot ask, as an editor, when a fan opened, nor whether that one view is doubtful', async () => {
    const dryRun = (body: object) => editor.send('PATCH', `campaigns/busy/links/${nour}`, { dryRun: true, ...body })
    for (const kind of ['view', 'branch']) {
      for (const period of [{ from: Number(hour.from) }, { to: Number(hour.to) }]) {
        for (const what of ['void', 'unvoid']) {
          expect(await codeOf(await dryRun({ [what]: kind, ...period }))).toBe('forbidden')
        }
      }
    }
    // Nor of her branch: the branch of whom she brought is less by her.
    for (const kind of ['view', 'branch']) {
      expect(await codeOf(await dryRun({ void: kind, doubtful: true }))).toBe('forbidden')
      for (const what of ['void', 'unvoid']) {
        const trial = await (await dryRun({ [what]: kind })).json()
        expect(trial).toMatchObject({ left: { views: expect.any(Number), clear: null } })
      }
    }
    const all = { void: 'branch', dryRun: true, from: Number(hour.from), to: Number(hour.to) }
    expect((await editor.send('PATCH', `campaigns/busy/links/${list}`, all)).status).toBe(200)
  })

  it('cannot void her, and then ask moment by moment where she is missing', async () => {
    const whole = { dryRun: true, from: Number(hour.from) }
    for (const link of ['all', list]) {
      for (const what of ['void', 'unvoid']) {
        for (const period of [{ from: whole.from + 1 }, { to: whole.from + 1 }, { to: AT + 1 }]) {
          const finer = { [what]: 'branch', ...whole, ...period }
          expect(await codeOf(await editor.send('PATCH', `campaigns/busy/links/${link}`, finer))).toBe('forbidden')
          expect((await owner.send('PATCH', `campaigns/busy/links/${link}`, finer)).status).toBe(200)
        }
        const quarter = { [what]: 'branch', ...whole, to: whole.from + 900_000 }
        expect((await editor.send('PATCH', `campaigns/busy/links/${link}`, quarter)).status).toBe(200)
      }
    }
  })
})
