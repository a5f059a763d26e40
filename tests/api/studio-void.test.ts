import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type * as z from 'zod'
import type { ProblemBody } from '../../api/errors.ts'
import type { PassAnswer } from '../../api/fan-contract.ts'
import type { AuditAnswer } from '../../api/studio/contract/audit-schema.ts'
import type { linkAnswer } from '../../api/studio/contract/links-schema.ts'
import type { Report } from '../../api/studio/contract/report-schema.ts'
import { createTokenKind } from '../../seal/link.ts'
import { differencesIn, startHost } from '../support/any-host.ts'
import { keyring, rootToken } from '../support/fixture.ts'
import { Fan, type StudioHost } from '../support/host.ts'
import { codeOf, type StudioBrowser, signedIn } from '../support/studio.ts'

let host: StudioHost
let editor: StudioBrowser
let owner: StudioBrowser
let name: string
beforeAll(async () => {
  host = await startHost()
  const signed = await signedIn(host, { role: 'editor' })
  editor = signed.browser
  owner = (await signedIn(host, { role: 'owner' })).browser
  name = signed.name
})
afterAll(() => host.stop())

type Answer = z.output<typeof linkAnswer>
const nameOf = (slug: string, token: string) =>
  createTokenKind(keyring.name(slug)).write(createTokenKind(keyring.link(slug)).read(token) ?? 0)
const fan = (slug: string) => new Fan(host, slug)
const change = async (slug: string, node: string, body: unknown, who = editor): Promise<Answer> => {
  const response = await who.send('PATCH', `campaigns/${slug}/links/${node}`, body)
  expect(response.status).toBe(200)
  return (await response.json()) as Answer
}
const report = async (slug: string) => (await (await owner.ask(`campaigns/${slug}/report`)).json()) as Report
const log = async (slug: string) => {
  const { entries } = (await (await editor.ask(`audit?campaign=${slug}`)).json()) as AuditAnswer
  return entries.map(({ who, action, detail }) => ({ who, action, detail }))
}
/** A fan with so many others who came through their link. */
async function branch(slug: string, children: number) {
  const head = await fan(slug).opened(rootToken(slug))
  for (let i = 0; i < children; i++) await fan(slug).opened(head.link)
  return head
}

describe('voiding a branch', () => {
  it('says which circle falls below what opens a piece to it, and takes the views out of its counter', async () => {
    const slug = 'circled-asked'
    const come = (label: string) => fan(slug).opened(rootToken(slug, label))
    await Promise.all([1, 2, 3, 4, 5].map(() => come('Rouen')))
    const head = await come('Ajaccio')
    const [child] = await Promise.all([1, 2, 3].map(() => fan(slug).opened(head.link)))
    expect((await fan(slug).opened(child?.link ?? '')).circle).toMatchObject({ id: 'corse', views: 5 })
    const node = nameOf(slug, child?.link ?? '')
    const closes = [{ piece: 'together', by: 'circle', need: 4, have: 3 }]
    const asked = { void: 'branch', why: 'a test' }
    expect((await change(slug, node, { ...asked, dryRun: true })).closes).toEqual(closes)
    expect(await change(slug, node, asked)).toMatchObject({ voided: 2, closes })
    const again = await fan(slug).get('pass', { Authorization: `Pass ${head.pass}` })
    expect(await again.json()).toMatchObject({ circle: { id: 'corse', views: 3 } })
    expect((await change(slug, node, { unvoid: 'branch', dryRun: true })).closes).toEqual([])
    expect(await differencesIn(host, 'open')).toEqual([])
  })

  it('says where what grew below a link of the brand falls below what opens a piece', async () => {
    const slug = 'together'
    await fan(slug).opened(rootToken(slug, 'Capped'))
    const head = await branch(slug, 2)
    const node = nameOf(slug, head.link)
    const asked = { void: 'view', why: 'a test' }
    const closes = [{ piece: 'thanks', by: 'branch', need: 3, have: 2 }]
    expect((await change(slug, node, { ...asked, dryRun: true })).closes).toEqual(closes)
    expect((await change(slug, node, asked)).closes).toEqual(closes)
    // It is closed already.
    expect((await change(slug, node, { void: 'branch', why: 'a test', dryRun: true })).closes).toEqual([])
  })

  it('names what votes open, once they have: whose view voted, nobody is told', async () => {
    const slug = 'asked'
    const heads = await Promise.all([1, 2, 3].map(() => fan(slug).opened(rootToken(slug))))
    const silent = await fan(slug).opened(rootToken(slug))
    const asked = { void: 'view', why: 'a test', dryRun: true }
    const closesWithout = async ({ link }: { link: string }) =>
      (await change(slug, nameOf(slug, link), asked)).closes.filter(({ piece }) => piece === 'prize')
    expect(await closesWithout(silent)).toEqual([])
    for (const { pass } of heads) {
      await fan(slug).post('pieces/colour/vote', { choices: ['pink'] }, { Authorization: `Pass ${pass}` })
    }
    for (const one of [heads[0], silent]) {
      expect(await closesWithout(one ?? silent)).toEqual([{ piece: 'prize', by: 'votes', need: 3, have: null }])
    }
  })

  it('says first how many, which pieces fall below what opens them and what is left; then does just that', async () => {
    const head = await branch('fresh', 3)
    const other = await fan('fresh').opened(rootToken('fresh'))
    const before = await report('fresh')
    expect(before.totals).toMatchObject({ views: 5, clear: 5, voided: 0 })
    expect(other.keys).toHaveProperty('track')

    const asked = { void: 'branch', why: 'our own test phones' }
    const node = nameOf('fresh', head.link)
    const would = await change('fresh', node, { ...asked, dryRun: true }, owner)
    expect(would).toMatchObject({
      ...{ voided: 4, unvoided: 0, revoked: 0, left: { views: 1, clear: 1 } },
      closes: [
        { piece: 'making-of', by: 'shares', need: 3, have: null },
        { piece: 'track', by: 'views', need: 5, have: 1 },
      ],
    })
    expect((await report('fresh')).totals).toEqual(before.totals)
    const voids = [{ id: expect.any(Number), why: asked.why, views: 4 }]
    expect(await change('fresh', node, asked)).toEqual({ ...would, voids })

    const after = await report('fresh')
    expect(after.totals).toMatchObject({ views: 1, clear: 1, doubtful: 0, voided: 4, depth: 1, inRange: 1 })
    expect(after.channels.map(({ views }) => views)).toEqual([1])
    expect(after.roots.find(({ label }) => label === 'List')).toMatchObject({ views: 1, reach: 1 })
    expect(await fan('fresh').views()).toBe(1)
    expect((await log('fresh'))[0]).toEqual({
      ...{ who: name, action: 'views-voided' },
      detail: `branch of ${node}: our own test phones`,
    })
    expect(await differencesIn(host, 'open')).toEqual([])

    // Who has opened keeps what was opened; the campaign's own piece is shut for who comes now.
    const pass = await fan('fresh').get('pass', { Authorization: `Pass ${head.pass}` })
    expect(((await pass.json()) as PassAnswer).keys).toHaveProperty('clip')
    expect((await fan('fresh').opened(rootToken('fresh'))).keys).not.toHaveProperty('track')
  })

  it('is undone, and every figure is back', async () => {
    const head = await branch('open', 2)
    const before = await report('open')
    const node = nameOf('open', head.link)
    await change('open', node, { void: 'view', why: 'looks odd' })
    expect((await report('open')).totals).toMatchObject({ views: 2, voided: 1, depth: 2 })
    expect(await change('open', node, { unvoid: 'branch' })).toMatchObject({ unvoided: 1, left: { views: 3 } })
    // The form of the tree is read now and then, and a minute may be over.
    const after = await report('open')
    expect({ ...after, shape: null }).toEqual({ ...before, now: after.now, range: after.range, shape: null })
    expect(await differencesIn(host, 'open')).toEqual([])
  })
})

describe('voiding one view alone', () => {
  it('takes what its owner passed on out of growth, though those who opened it stay, also those who come later', async () => {
    const head = await branch('silent', 3)
    const node = nameOf('silent', head.link)
    const before = await report('silent')
    const first = (of: Report) => of.spread.generations.map(({ views, forwarders }) => [views, forwarders])
    expect(first(before)).toEqual([
      [1, 1],
      [3, 0],
    ])
    await change('silent', node, { void: 'view', why: 'a script' })
    await fan('silent').opened(head.link)
    expect(await differencesIn(host, 'open')).toEqual([])
    const voided = await report('silent')
    expect(first(voided)).toEqual([[4, 0]])
    expect(voided.spread.reproduction?.value ?? 0).toBe(0)
    await change('silent', node, { unvoid: 'view' })
    expect(await differencesIn(host, 'open')).toEqual([])
    expect(first(await report('silent'))).toEqual([
      [1, 1],
      [4, 0],
    ])
  })
})

describe('voiding what came through a link of the brand', () => {
  it('takes a period of it, and gives its cap back', async () => {
    const root = nameOf('busy', rootToken('busy', 'Capped'))
    const openCapped = async () => (await fan('busy').unlock(rootToken('busy', 'Capped'))).status
    for (let i = 0; i < 10; i++) expect(await openCapped()).toBe(200)
    expect(await openCapped()).toBe(403)
    // An editor's periods are whole quarters of an hour.
    const from = Math.floor(Date.now() / 900_000) * 900_000 - 900_000
    const early = await change('busy', root, { void: 'branch', why: 'a script', to: from })
    expect(early.voided).toBe(0)
    expect((await change('busy', root, { void: 'branch', why: 'a script', from })).voided).toBe(10)
    expect(await openCapped()).toBe(200)
    expect((await log('busy')).map(({ action }) => action)).toEqual(['views-voided'])
    expect(await differencesIn(host, 'open')).toEqual([])
  })

  it('is not asked of the link alone: a root is no view', async () => {
    const root = nameOf('busy', rootToken('busy'))
    const response = await editor.send('PATCH', `campaigns/busy/links/${root}`, { void: 'view', why: 'x' })
    expect(response.status).toBe(400)
    expect(((await response.json()) as ProblemBody).detail).toContain('branch')
  })
})

describe('voiding all that carry a doubt', () => {
  it('leaves what is clear, and the public counter as it was', async () => {
    const clear = await fan('shown').opened(rootToken('shown'))
    // No browser leaves its languages out.
    const headers = { 'Accept-Language': '' }
    for (let i = 0; i < 3; i++) {
      await fan('shown').post(
        'unlock',
        { link: `w${rootToken('shown')}`, visit: clear.pass.slice(0, 21) + 'abc'[i] },
        headers,
      )
    }
    const { totals, doubts } = await report('shown')
    expect(totals).toMatchObject({ views: 4, clear: 1, doubtful: 3, counter: 'clear' })
    expect(doubts).toEqual([{ doubt: 'browser', views: 3 }])
    const shown = await fan('shown').views()
    const answer = await change('shown', 'all', { void: 'branch', doubtful: true, why: 'a script' })
    expect(answer).toMatchObject({
      voided: 3,
      left: { views: 1, clear: 1 },
      closes: [{ piece: 'making-of', have: null }],
    })
    expect(await report('shown')).toMatchObject({ totals: { views: 1, doubtful: 0, voided: 3 }, doubts: [] })
    expect(await fan('shown').views()).toBe(shown)
    const [script] = answer.voids
    expect(answer.voids).toEqual([{ id: expect.any(Number), why: 'a script', views: 3 }])
    const byMistake = await change('shown', 'all', { void: 'branch', why: 'by mistake' })
    expect(byMistake).toMatchObject({ voided: 1, left: { views: 0 } })
    const voids = [...answer.voids, ...byMistake.voids]
    expect(await change('shown', 'all', { unvoid: 'branch', dryRun: true })).toMatchObject({ unvoided: 4, voids })
    // Undoing one leaves out what the other has taken out.
    const undo = { unvoid: 'branch', voidId: byMistake.voids[0]?.id } as const
    expect(await change('shown', 'all', { ...undo, dryRun: true })).toMatchObject({ unvoided: 1, left: { views: 1 } })
    expect(await change('shown', 'all', undo)).toMatchObject({ unvoided: 1, left: { views: 1 } })
    expect(await report('shown')).toMatchObject({ totals: { views: 1, voided: 3 } })
    expect(await change('shown', 'all', { unvoid: 'branch' })).toMatchObject({ unvoided: 3, voids: [script] })
    expect(await differencesIn(host, 'shown')).toEqual([])
  })
})

it('viewers void nothing, and nobody without a reason', async () => {
  const viewer = (await signedIn(host, { role: 'viewer' })).browser
  const path = 'campaigns/open/links/all'
  expect(await codeOf(await viewer.send('PATCH', path, { void: 'branch', why: 'x' }))).toBe('forbidden')
  expect(await codeOf(await editor.send('PATCH', path, { void: 'branch' }))).toBe('malformed')
  expect(await codeOf(await editor.send('PATCH', path, { revoke: 'branch' }))).toBe('malformed')
})
