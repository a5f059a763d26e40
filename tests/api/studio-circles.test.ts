import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CirclesAnswer, SplitAnswer } from '../../api/studio/contract/circles-schema.ts'
import type { Report } from '../../api/studio/contract/report-schema.ts'
import { addToCounters } from '../../db/campaign/counters.ts'
import { DOUBTS } from '../../db/campaign/doubt.ts'
import { firstIdAt, type NodeId } from '../../db/campaign/node-id.ts'
import { nodes } from '../../db/campaign/schema.ts'
import { addThreads, directOf } from '../../db/campaign/threads.ts'
import type { PollReport } from '../../pieces/poll/contract.ts'
import { createTokenKind } from '../../seal/link.ts'
import { startHost } from '../support/any-host.ts'
import { keyring, newVisit, rootToken } from '../support/fixture.ts'
import { Fan, type StudioHost } from '../support/host.ts'
import { codeOf, type StudioBrowser, signedIn } from '../support/studio.ts'

const SLUG = 'circled-asked'

let host: StudioHost
let owner: StudioBrowser
let editor: StudioBrowser
beforeAll(async () => {
  host = await startHost()
  owner = (await signedIn(host, { role: 'owner' })).browser
  editor = (await signedIn(host, { role: 'editor' })).browser
  // Three by Brest's own link, one of whom brings two; two more who chose Bretagne; two in Corse; one who chose none.
  const fan = new Fan(host, SLUG)
  const first = await fan.opened(rootToken(SLUG, 'Brest'))
  for (let n = 0; n < 2; n++) await fan.opened(rootToken(SLUG, 'Brest'))
  for (let n = 0; n < 2; n++) await fan.opened(first.link)
  for (let n = 0; n < 2; n++) await fan.opened(rootToken(SLUG), newVisit(), { circle: 'bretagne' })
  for (let n = 0; n < 2; n++) await fan.opened(rootToken(SLUG, 'Ajaccio'))
  await fan.opened(rootToken(SLUG))
})
afterAll(() => host.stop())

const asked = (path: string, by = owner) => by.ask(`campaigns/${SLUG}/${path}`)
async function answer<Answer>(path: string, by = owner): Promise<Answer> {
  const response = await asked(path, by)
  expect(response.status).toBe(200)
  return (await response.json()) as Answer
}
const circles = (query = '', by = owner) => answer<CirclesAnswer>(`circles?${query}`, by)
const report = (query: string, by = owner) => answer<Report>(`report?${query}`, by)
/** First links from which something grew; the others are listed all the same. */
const reached = (roots: Report['roots']) => roots.flatMap(({ label, reach }) => (reach ? [[label, reach]] : []))
const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0)

describe('how each circle is doing', () => {
  it('is told in the order of the config, with its goal, its place and its only part', async () => {
    const { size, splits, circles: all } = await circles()
    expect({ size, splits }).toEqual({ size: 10, splits: 'asked' })
    expect(all.map(({ id, name, goal, place }) => ({ id, name, goal, place }))).toEqual([
      { id: 'bretagne', name: 'Bretagne', goal: 8, place: [48.1, -2.9] },
      { id: 'normandie', name: 'Normandie', goal: null, place: null },
      { id: 'corse', name: 'Corse', goal: null, place: null },
    ])
    const counts = all.map(({ figures }) => figures && [figures.views, figures.clear, figures.inRange, figures.today])
    expect(counts).toEqual([
      [7, 7, 7, 7],
      [0, 0, 0, 0],
      [2, 2, 2, 2],
    ])
    expect(all.map(({ parts }) => parts.map(({ id, name }) => [id, name]))).toEqual([
      [['bretagne.1', 'Bretagne']],
      [['normandie.1', 'Normandie']],
      [['corse.1', 'Corse']],
    ])
  })

  it('goes over the stretches of the period that was asked for', async () => {
    const { starts, range, circles: all } = await circles('bucket=quarter')
    expect(range.bucket).toBe('quarter')
    for (const { figures } of all) {
      expect(figures?.course).toHaveLength(starts.length)
      expect(sum(figures?.course ?? [])).toBe(figures?.inRange)
    }
    const before = await circles(`from=${Date.now() - 9e7}&to=${Date.now() - 8.9e7}`)
    expect(before.circles[0]?.figures).toMatchObject({ views: 7, inRange: 0, today: 7 })
  })

  it('is for owners alone where fewer than five fans are in it; nobody in it is no secret', async () => {
    const { circles: all } = await circles('', editor)
    expect(all.map(({ figures }) => figures?.views ?? null)).toEqual([7, 0, null])
    expect(all[2]?.parts.map(({ figures }) => figures)).toEqual([null])
  })

  it('is nowhere in a campaign without circles', async () => {
    expect(await codeOf(await owner.ask('campaigns/open/circles'))).toBe('route-unknown')
    expect((await (await owner.ask('campaigns/open/report')).json()).circles).toEqual([])
  })
})

describe('a report of one circle', () => {
  it('counts everybody in it, and lists its own first links with what grew from them', async () => {
    const { totals, views, channels, roots, circles: all } = await report('circle=bretagne')
    expect(totals).toMatchObject({ views: 10, inRange: 7, clearInRange: 7 })
    expect(sum(views.map((bucket) => bucket.views))).toBe(7)
    expect(reached(roots)).toEqual([['Brest', 5]])
    expect(sum(channels.map((each) => each.views))).toBe(5)
    expect(sum(channels.map(({ share }) => share))).toBeCloseTo(5 / 7)
    expect(all).toEqual([
      { id: 'bretagne', name: 'Bretagne', parts: [] },
      { id: 'normandie', name: 'Normandie', parts: [] },
      { id: 'corse', name: 'Corse', parts: [] },
    ])
  })

  it('is the same of its only part, and empty of one that is not there', async () => {
    expect((await report('circle=bretagne.1')).totals.inRange).toBe(7)
    expect((await report('circle=bretagne.2')).totals.inRange).toBe(0)
    expect((await report('circle=alsace')).totals.inRange).toBe(0)
  })

  it('is for owners where fewer than five are in it, as a table and a stream too', async () => {
    for (const path of ['report', 'live', 'export/views.json', 'export/circles.csv']) {
      expect(await codeOf(await asked(`${path}?circle=corse`, editor))).toBe('forbidden')
      expect(await codeOf(await asked(`${path}?circle=corse.1`, editor))).toBe('forbidden')
    }
    expect((await report('circle=corse')).totals.inRange).toBe(2)
    expect((await report('circle=bretagne', editor)).totals.inRange).toBe(7)
    expect((await report('', editor)).circles.map(({ few }) => few)).toEqual([undefined, undefined, true])
  })

  it('is refused beside a channel or a first link, by which circles are not counted', async () => {
    for (const more of ['channel=whatsapp', `root=${(await report('')).roots[0]?.node}`]) {
      const response = await asked(`report?circle=bretagne&${more}`)
      expect(response.status).toBe(400)
      expect((await response.json()).detail).toContain('expected no channel and no root')
    }
    expect((await asked('report?circle=Bretagne!')).status).toBe(400)
  })
})

describe('what a circle does', () => {
  const slug = 'circled'
  const fan = () => new Fan(host, slug)
  const of = async <Answer>(path: string, by = owner) =>
    (await (await by.ask(`campaigns/${slug}/${path}`)).json()) as Answer
  const names = createTokenKind(keyring.name(slug))

  it('votes: what came by its own first links is told, and of a few votes to owners alone', async () => {
    const vote = async (label: string | undefined, choice: string, circle?: string) => {
      const { pass } = await fan().opened(rootToken(slug, label), newVisit(), circle ? { circle } : undefined)
      const voted = await fan().post('pieces/coast/vote', { choices: [choice] }, { Authorization: `Pass ${pass}` })
      expect(voted.status).toBe(200)
    }
    await vote('Rouen', 'pink')
    for (let n = 0; n < 4; n++) await fan().opened(rootToken(slug, 'Rouen'))
    await vote('Ajaccio', 'white')
    await vote(undefined, 'brown', 'normandie')
    const chosen = async (query: string, by = owner) => {
      const { choices, turnout } = await of<PollReport>(`pieces/coast/report?${query}`, by)
      return [...choices.map(({ votes }) => votes), turnout.openings]
    }
    expect(await chosen('')).toEqual([1, 1, 1, 7])
    expect(await chosen('circle=normandie')).toEqual([0, 1, 0, 5])
    expect(await chosen('circle=corse')).toEqual([0, 0, 1, 1])
    expect(await chosen('circle=normandie', editor)).toEqual([0, 0, 0, 5])
    expect(await codeOf(await editor.ask(`campaigns/${slug}/pieces/coast/report?circle=corse`))).toBe('forbidden')
    const table = `export/votes.json?circle=normandie`
    expect(await of<object[]>(table)).toMatchObject([{ choice: 'pink', votes: 1 }])
    expect(await of<object[]>(table, editor)).toMatchObject([{ choice: 'pink', votes: null }])
  })

  it('where it leaks: its own first links, and the links of its fans', async () => {
    const { pass } = await fan().opened(rootToken(slug, 'Brest'))
    const owned = createTokenKind(keyring.pass(slug)).read(pass) as NodeId
    const [fanNode] = await host.storeOf(slug).db.select().from(nodes).where(eq(nodes.id, owned))
    if (!fanNode) throw new Error('no node')
    const { root, branch } = fanNode
    const from = Date.now() - 86_400_000
    const openings = Array.from({ length: 24 }, (_, i) => ({
      ...{
        id: firstIdAt(from + i),
        campaign: slug,
        channel: 'copy',
        parent: owned,
        root,
        depth: 2,
        at: from + i,
        branch,
      },
      ...{ place: Math.min(i, 10), doubt: DOUBTS.browser },
    }))
    for (const opening of openings) await host.storeOf(slug).db.insert(nodes).values(opening)
    const counted = sql`nodes WHERE campaign = ${slug} AND at < ${from + 1000}`
    await host.storeOf(slug).write([addThreads(directOf(counted)), ...addToCounters(counted)])
    const flagged = async (query: string) =>
      (await of<Report>(`report?${query}`)).leaks.map(({ node, rule }) => [node, rule])
    const star = [names.write(owned), 'star']
    expect(await flagged('')).toContainEqual(star)
    expect(await flagged('circle=bretagne')).toContainEqual(star)
    expect(await flagged('circle=normandie')).toEqual([])
  })

  it('what was not counted is the campaign’s, and so is what stands beside it', async () => {
    const { uncounted, totals, views } = await report('circle=bretagne')
    expect(sum(uncounted.buckets.map(({ counted }) => counted))).toBe(totals.views)
    expect(sum(views.map((bucket) => bucket.views))).toBe(totals.inRange)
  })
})

describe('tables of circles', () => {
  const rows = (table: string, query = '', by = owner) =>
    answer<Record<string, unknown>[]>(`export/${table}.json?${query}`, by)
  const count = (all: Record<string, unknown>[]) => sum(all.map(({ views }) => Number(views)))

  it('have an hour, circle and part a row, and add up to the report', async () => {
    const all = await rows('circles')
    expect(all[0]).toMatchObject({ circle: 'bretagne', part: 1 })
    expect(all.every(({ views, clear }) => views === clear)).toBe(true)
    expect(count(all)).toBe(9)
    expect(count(await rows('circles', 'circle=bretagne'))).toBe(7)
    expect(count(await rows('circles', 'circle=bretagne.2'))).toBe(0)
  })

  it('leave out, for others than owners, circles of fewer than five fans', async () => {
    expect(new Set((await rows('circles', '', editor)).map(({ circle }) => circle))).toEqual(new Set(['bretagne']))
  })

  it('of nodes hold everybody in the circle; those by first link, what its own have brought', async () => {
    expect(await rows('nodes', 'circle=bretagne')).toHaveLength(7)
    expect(count(await rows('views', 'circle=bretagne'))).toBe(5)
    expect((await rows('roots', 'circle=bretagne')).map(({ label }) => label)).toEqual(['Brest'])
  })
})

describe('dividing a circle', () => {
  const split = async (part: string, body: object, by = editor) =>
    by.send('POST', `campaigns/${SLUG}/circles/${part}/split`, body)
  const planned = async (part: string, body: object, by = editor) => {
    const response = await split(part, body, by)
    expect(response.status).toBe(200)
    return (await response.json()) as SplitAnswer
  }
  const normandie = async () => (await circles()).circles[1]

  beforeAll(async () => {
    // Four branches: one of six, one of four, two of one. More would come too fast to be clear.
    const fan = new Fan(host, SLUG)
    for (const friends of [5, 3, 0, 0]) {
      const first = await fan.opened(rootToken(SLUG, 'Rouen'))
      for (let n = 0; n < friends; n++) await fan.opened(first.link)
    }
  })

  it('is tried first: what goes where, in whole branches, and nothing changes', async () => {
    const plan = await planned('normandie.1', { dryRun: true })
    expect(plan).toEqual({
      ...{ divides: true, why: null, largest: 6 },
      part: { id: 'normandie.1', name: 'Normandie', views: 12 },
      halves: [
        { id: 'normandie.1', name: 'Normandie 1', views: 6, branches: expect.any(Number) },
        { id: 'normandie.2', name: 'Normandie 2', views: 6, branches: expect.any(Number) },
      ],
    })
    expect(sum(plan.halves.map(({ branches }) => branches))).toBe(4)
    expect((await normandie())?.parts).toHaveLength(1)
    expect((await circles()).divisions).toEqual([])
  })

  it('says why a circle stays whole, and tells an editor no figure of a few fans', async () => {
    const few = await planned('corse.1', { dryRun: true })
    expect(few).toMatchObject({ divides: false, why: 'too-small', part: { views: null }, halves: [], largest: null })
    expect((await planned('corse.1', { dryRun: true }, owner)).part.views).toBe(2)
    const stays = await planned('corse.1', { dryRun: false })
    expect(stays.divides).toBe(false)
    expect((await circles()).circles[2]?.parts).toHaveLength(1)
  })

  it('is for editors, of circles that are there', async () => {
    const viewer = (await signedIn(host, { role: 'viewer' })).browser
    expect(await codeOf(await split('normandie.1', { dryRun: true }, viewer))).toBe('forbidden')
    expect(await codeOf(await split('alsace.1', { dryRun: true }))).toBe('circle-unknown')
    expect(await codeOf(await split('normandie.7', { dryRun: true }))).toBe('circle-unknown')
    const elsewhere = await editor.send('POST', 'campaigns/open/circles/normandie.1/split', { dryRun: true })
    expect(await codeOf(elsewhere)).toBe('route-unknown')
  })

  it('makes two parts that add up to the circle, under names of their own, and is in the log', async () => {
    const { halves, divides } = await planned('normandie.1', { parts: 1 })
    expect(divides).toBe(true)
    const divided = await normandie()
    expect(divided?.figures?.views).toBe(12)
    const parts = divided?.parts.map(({ id, name, figures }) => ({ id, name, views: figures?.views }))
    expect(parts).toEqual(halves.map(({ id, name, views }) => ({ id, name, views })))
    for (const { id, views } of halves) {
      const { totals, roots } = await report(`circle=${id}`)
      expect(totals.inRange).toBe(views)
      expect(reached(roots)).toEqual([])
    }
    expect(reached((await report('circle=normandie')).roots)).toEqual([['Rouen', 12]])
    expect((await report('circle=normandie')).circles[1]?.parts.map(({ name }) => name)).toEqual([
      'Normandie 1',
      'Normandie 2',
    ])
    const { entries } = await (await owner.ask(`audit?campaign=${SLUG}`)).json()
    expect(entries[0]).toMatchObject({ action: 'circle-split', detail: 'Normandie → Normandie 1 (6), Normandie 2 (6)' })
    expect((await circles()).divisions).toMatchObject([
      { part: 'Normandie 1', half: 'Normandie 2', stayed: 6, went: 6, who: entries[0].who },
    ])
  })

  it('is not done twice by two who saw the same circle', async () => {
    expect(await planned('normandie.1', { parts: 1 })).toMatchObject({ divides: false, why: 'changed', halves: [] })
    expect((await normandie())?.parts).toHaveLength(2)
  })

  it('tells editors no part of a circle while one is too small: it would be what the others leave', async () => {
    const set = (views: number) =>
      host
        .storeOf(SLUG)
        .write([sql`UPDATE circle_tallies SET views = ${views} WHERE campaign = ${SLUG} AND circle = 'normandie.2'`])
    const parts = async (by: StudioBrowser) =>
      (await circles('', by)).circles[1]?.parts.map(({ figures }) => figures?.views)
    expect(await parts(editor)).toEqual([6, 6])
    await set(3)
    expect((await circles('', editor)).circles[1]?.figures?.views).toBe(9)
    expect([await parts(editor), await parts(owner)]).toEqual([
      [undefined, undefined],
      [6, 3],
    ])
    expect(await codeOf(await asked('report?circle=normandie.1', editor))).toBe('forbidden')
    expect((await report('', editor)).circles[1]?.parts).toEqual([])
    const rows = await answer<{ circle: string }[]>('export/circles.json', editor)
    expect(rows.map(({ circle }) => circle)).not.toContain('normandie')
    await set(6)
  })
})
