import { setImmediate } from 'node:timers'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FollowsAnswer } from '../../api/studio/contract/follows-schema.ts'
import type { DeskAnswer } from '../../api/studio/contract/told-schema.ts'
import type { WordAnswer } from '../../api/studio/contract/word-schema.ts'
import { DOUBTS } from '../../db/campaign/doubt.ts'
import { createLedger } from '../../db/campaign/ledger.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { createTokenKind } from '../../seal/link.ts'
import { startHost } from '../support/any-host.ts'
import { keyring, newVisit, rootToken } from '../support/fixture.ts'
import { Fan, type StudioHost } from '../support/host.ts'
import { codeOf, type StudioBrowser, signedIn } from '../support/studio.ts'

let host: StudioHost
let editor: StudioBrowser
let owner: StudioBrowser
let viewer: StudioBrowser
beforeAll(async () => {
  host = await startHost()
  owner = (await signedIn(host, { role: 'owner', name: 'Odile' })).browser
  editor = (await signedIn(host, { role: 'editor', name: 'Edgar' })).browser
  viewer = (await signedIn(host, { role: 'viewer' })).browser
})
afterAll(() => host.stop())

const fan = (slug: string) => new Fan(host, slug)
const asPass = (pass: string) => ({ Authorization: `Pass ${pass}` })
const nodeOf = (slug: string, pass: string) => createTokenKind(keyring.pass(slug)).read(pass) as NodeId
const ledger = (slug: string) => createLedger({ engine: host.storeOf(slug), nextTurn: setImmediate, now: Date.now })
const path = (slug: string, route: string) => `campaigns/${slug}/${route}`

describe('the word', () => {
  const say = (body: object, slug = 'group', browser = editor) => browser.send('POST', path(slug, 'word'), body)
  const said = async (body: object, slug?: string) => (await (await say(body, slug)).json()) as WordAnswer
  const wordOf = async (pass: string, slug = 'group') => {
    const answer = await fan(slug).get('pass', asPass(pass))
    return ((await answer.json()) as { word?: Record<string, string> }).word
  }

  it('is said, said anew, put back and taken down, within seconds, and the log says where and never what', async () => {
    const { pass } = await fan('group').opened(rootToken('group'))
    const first = await said({ locale: 'fr', text: 'Bonsoir.\r\n\r\n\r\n\r\nÀ table\u202e !' })
    expect(first.words.map(({ id, text, who, stands }) => [id > 0, text, who, stands])).toEqual([
      [true, 'Bonsoir.\n\nÀ table !', 'Edgar', true],
      [false, 'Premier mot.', null, false],
      [false, 'First word.', null, true],
    ])
    await expect.poll(() => wordOf(pass)).toEqual({ fr: 'Bonsoir.\n\nÀ table !', en: 'First word.' })
    const second = await said({ locale: 'fr', text: 'Deuxième.' })
    const earlier = second.words.find(({ text }) => text.startsWith('Bonsoir'))
    await said({ locale: 'fr', again: earlier?.id })
    await expect.poll(() => wordOf(pass)).toMatchObject({ fr: 'Bonsoir.\n\nÀ table !' })
    await said({ locale: 'fr', again: 0 })
    await expect.poll(() => wordOf(pass)).toMatchObject({ fr: 'Premier mot.' })
    await said({ locale: 'fr', text: '' })
    await said({ locale: 'en', text: ' \n ' })
    await expect.poll(() => wordOf(pass)).toBeUndefined()
    const log = (await (await owner.ask('audit?campaign=group')).json()) as {
      entries: { action: string; detail: string }[]
    }
    const words = log.entries.filter(({ action }) => action.startsWith('word-'))
    expect(words.map(({ action, detail }) => `${action} ${detail}`)).toEqual([
      ...['word-taken-down en', 'word-taken-down fr', 'word-put-back fr', 'word-put-back fr'],
      ...['word-said fr', 'word-said fr'],
    ])
    expect(JSON.stringify(log)).not.toContain('Deuxième')
  })

  it('is in no row of the database that can be read', async () => {
    await said({ locale: 'fr', text: 'Recette introuvable' })
    const rows = await host.storeOf('group').db.all(sql`SELECT * FROM pinned_words`)
    expect(JSON.stringify(rows)).not.toContain('introuvable')
    expect(rows.length).toBeGreaterThan(0)
  })

  it('is said to one circle, whose own wins, and can be said where the config has none', async () => {
    const slug = 'group-of-circles'
    const brest = await fan(slug).opened(rootToken(slug, 'Brest'))
    const rouen = await fan(slug).opened(rootToken(slug, 'Rouen'))
    const { circles } = await said({ locale: 'fr', circle: 'bretagne', text: 'Kenavo.' }, slug)
    expect(circles.map(({ id }) => id)).toEqual(['bretagne', 'normandie', 'corse'])
    await expect.poll(() => wordOf(brest.pass, slug)).toEqual({ fr: 'Kenavo.', en: 'First word.' })
    expect(await wordOf(rouen.pass, slug)).toEqual({ fr: 'Premier mot.', en: 'First word.' })
    await said({ locale: 'fr', circle: 'bretagne', text: '' }, slug)
    await expect.poll(() => wordOf(brest.pass, slug)).toEqual({ fr: 'Premier mot.', en: 'First word.' })
    await said({ locale: 'fr', text: 'Sans config.' }, 'open')
    const { word } = await fan('open').opened(rootToken('open'))
    expect(word).toEqual({ fr: 'Sans config.' })
  })

  it('is the config’s own to a circle, until another is said, and again once it is put back', async () => {
    const slug = 'group-of-circles'
    const [ajaccio, rouen] = [
      await fan(slug).opened(rootToken(slug, 'Ajaccio')),
      await fan(slug).opened(rootToken(slug, 'Rouen')),
    ]
    const place = { locale: 'fr', circle: 'corse' }
    expect(ajaccio.word).toEqual({ fr: 'Bona sera.', en: 'First word.' })
    expect(rouen.word).toEqual({ fr: 'Premier mot.', en: 'First word.' })
    const { words } = await said({ ...place, text: 'A prestu.' }, slug)
    expect(
      words.filter(({ circle }) => circle === 'corse').map(({ id, text, stands }) => [id > 0, text, stands]),
    ).toEqual([
      [true, 'A prestu.', true],
      [false, 'Bona sera.', false],
    ])
    await expect.poll(() => wordOf(ajaccio.pass, slug)).toMatchObject({ fr: 'A prestu.' })
    await said({ ...place, text: '' }, slug)
    await expect.poll(() => wordOf(ajaccio.pass, slug)).toMatchObject({ fr: 'Premier mot.' })
    await said({ ...place, again: 0 }, slug)
    await expect.poll(() => wordOf(ajaccio.pass, slug)).toMatchObject({ fr: 'Bona sera.' })
    const none = await say({ locale: 'en', circle: 'corse', again: 0 }, slug)
    expect([none.status, (await none.json()).code]).toEqual([400, 'malformed'])
  })

  it('moves the live stream, which does not say it', async () => {
    const stream = (await fan('group-apart').get('live')).body?.pipeThrough(new TextDecoderStream()).getReader()
    const heard = async () => (await stream?.read())?.value ?? ''
    expect(await heard()).toContain('event: inside\ndata: {"inside":{"word":0,"here":0}}')
    await said({ locale: 'fr', text: 'Tout bas.' }, 'group-apart')
    let later = await heard()
    // A heartbeat may come first.
    while (!later.includes('inside')) later = await heard()
    expect(later).toMatch(/event: inside\ndata: \{"inside":\{"word":[1-9]\d*,"here":0\}\}/)
    expect(later).not.toContain('bas')
    await stream?.cancel()
  })

  it('is refused to viewers, too long, and where it cannot stand', async () => {
    expect(await codeOf(await say({ locale: 'fr', text: 'x' }, 'group', viewer))).toBe('forbidden')
    expect((await viewer.ask(path('group', 'word'))).status).toBe(403)
    for (const body of [
      { locale: 'fr', text: 'x'.repeat(601) },
      { locale: 'pl', text: 'x' },
      { locale: 'fr', circle: 'bretagne', text: 'x' },
      { locale: 'fr', again: 999_999 },
    ]) {
      expect(await codeOf(await say(body)), JSON.stringify(body)).toBe('malformed')
    }
  })

  it('is counted: how many, in how many days', async () => {
    const { rate } = (await (await editor.ask(path('group', 'word'))).json()) as WordAnswer
    expect(rate).toEqual({ words: 5, days: 1, verdict: 'unknown', change: null })
  })
})

describe('what fans told', () => {
  const slug = 'group'
  const tell = async (pass: string, line: string) => {
    const id = newVisit()
    expect((await fan(slug).post('tell', { id, line }, asPass(pass))).status).toBe(201)
    return id
  }
  const desk = async (query = '') => (await (await editor.ask(path(slug, `told${query}`))).json()) as DeskAnswer
  const come = () => fan(slug).opened(rootToken(slug))

  it('is read, set aside and made new again, by editors, in hours', async () => {
    const { pass } = await come()
    const [a, b] = [await tell(pass, 'Le four chauffe trop.'), await tell(pass, 'Merci.')]
    const { lines, counts } = await desk()
    expect(lines.map(({ id, line, state }) => [id, line, state])).toEqual([
      [a, 'Le four chauffe trop.', 'new'],
      [b, 'Merci.', 'new'],
    ])
    expect(lines[0]).toMatchObject({ doubtful: false, voided: false })
    expect((lines[0]?.at ?? 1) % 3_600_000).toBe(0)
    expect(counts).toEqual({ new: 2, read: 0, aside: 0 })
    const sort = (ids: string[], state: string, browser = editor) =>
      browser.send('PATCH', path(slug, 'told'), { ids, state })
    expect(await (await sort([a, b], 'read')).json()).toEqual({ changed: 2, counts: { new: 0, read: 2, aside: 0 } })
    expect(await (await sort([a], 'aside')).json()).toEqual({ changed: 1, counts: { new: 0, read: 1, aside: 1 } })
    expect((await desk('?queue=aside')).lines.map(({ id }) => id)).toEqual([a])
    expect(await (await sort([a], 'new')).json()).toMatchObject({ counts: { new: 1 } })
    expect((await sort([a], 'read', viewer)).status).toBe(403)
    expect((await viewer.ask(path(slug, 'told'))).status).toBe(403)
    await fan(slug).ask(`tell/${a}`, { method: 'DELETE', headers: asPass(pass) })
    expect((await desk()).lines).toEqual([])
  })

  it('comes in pages that tell no moment, and is nowhere to be exported or read in the database', async () => {
    const id = newVisit()
    const sealed = await host.storeOf('group').db.all<{ sealed: string }>(sql`SELECT sealed FROM told_lines LIMIT 1`)
    const rows = Array.from({ length: 60 }, (_, i) => [newVisit(), i])
    await host.storeOf('group').write([
      sql`INSERT INTO told_lines (id, campaign, node, at, state, sealed)
        SELECT value->>0, 'group', 5, value->>1, 2, ${sealed[0]?.sealed} FROM json_each(${JSON.stringify(rows)})`,
    ])
    const first = await desk('?queue=aside')
    const rest = await desk(`?queue=aside&after=${first.next}`)
    expect([first.lines.length, rest.lines.length, rest.next]).toEqual([50, 10, null])
    expect(new Set([...first.lines, ...rest.lines].map((line) => line.id)).size).toBe(60)
    expect(await codeOf(await editor.ask(path(slug, `told?after=1.${id}`)))).toBe('malformed')
    const { pass } = await come()
    await tell(pass, 'Rien que pour vous')
    for (const table of ['views.csv', 'nodes.json', 'audit.json']) {
      expect(await (await owner.ask(path(slug, `export/${table}`))).text()).not.toContain('Rien que')
    }
    expect(JSON.stringify(await host.storeOf('group').db.all(sql`SELECT * FROM told_lines`))).not.toContain('Rien que')
  })

  it('goes with the tree, and none of those who were in it comes after: whoever opens then may say something, until the next fold', async () => {
    const campaign = 'group-of-circles'
    const { pass } = await fan(campaign).opened(rootToken(campaign, 'Brest'))
    const post = (pass: string) => fan(campaign).post('tell', { id: newVisit(), line: 'encore' }, asPass(pass))
    expect((await post(pass)).status).toBe(201)
    const lines = () => host.storeOf(campaign).db.all(sql`SELECT id FROM told_lines WHERE campaign = ${campaign}`)
    // One whose node a restored backup has lost.
    await host
      .storeOf(campaign)
      .write([
        sql`INSERT INTO told_lines (id, campaign, node, at, state, sealed) VALUES ('lost', ${campaign}, 99, 1, 0, 'x')`,
      ])
    expect(await lines()).toHaveLength(2)
    await ledger(campaign).fold(campaign, { shape: null, reposted: 0 })
    expect(await lines()).toEqual([])
    expect(await codeOf(await post(pass))).toBe('closed')
    const later = await fan(campaign).opened(rootToken(campaign, 'Brest'))
    expect((await post(later.pass)).status).toBe(201)
    await ledger(campaign).fold(campaign, { shape: null, reposted: 0 })
    expect(await lines()).toEqual([])
    expect(await codeOf(await post(later.pass))).toBe('closed')
  })
})

describe('what a crowd likes', () => {
  const slug = 'group-apart'
  const follows = async (browser: StudioBrowser, query = '') => browser.ask(path(slug, `follows${query}`))
  const read = async (browser: StudioBrowser) => (await (await follows(browser)).json()) as FollowsAnswer
  const clip = ({ pieces }: FollowsAnswer) => pieces.find(({ piece }) => piece === 'clip')

  it('is counted by piece and hour, an act of a pass once, of clear views alone', async () => {
    const fans = await Promise.all(Array.from({ length: 5 }, () => fan(slug).opened(rootToken(slug))))
    const say = (pass: string, acts: object) => fan(slug).post('follow', { pass, ...acts })
    const [first, second, doubted] = fans.map(({ pass }) => pass) as [string, string, string]
    await host.storeOf(slug).write([sql`UPDATE nodes SET doubt = ${DOUBTS.burst} WHERE id = ${nodeOf(slug, doubted)}`])
    for (const pass of [first, first, second, doubted]) await say(pass, { opened: ['clip', 'unknown'] })
    await say(first, { reopened: ['clip'], passedOn: ['clip'] })
    const told = await read(owner)
    expect(told.counts).toBe(true)
    expect(clip(told)).toMatchObject({ title: 'clip', opened: 2, reopened: 1, passedOn: 1 })
    const hours = clip(told)?.hours ?? []
    expect(hours.reduce((sum, { opened }) => sum + opened, 0)).toBe(2)
    expect(hours.every(({ at }) => at % 3_600_000 === 0)).toBe(true)
    expect(told.pieces.map(({ piece, opened }) => [piece, opened])).toEqual([
      ['clip', 2],
      ['together', 0],
    ])
  })

  it('is told to others than owners in fives, and as a whole', async () => {
    expect(clip(await read(viewer))).toEqual({
      ...{ piece: 'clip', title: 'clip', opened: null, reopened: null, passedOn: null, passing: null, hours: [] },
    })
    for (let i = 0; i < 3; i++) {
      const { pass } = await fan(slug).opened(rootToken(slug))
      await fan(slug).post('follow', { pass, opened: ['clip'] })
    }
    expect(clip(await read(viewer))).toMatchObject({ opened: 5, reopened: null, hours: [] })
    const { pass } = await fan(slug).opened(rootToken(slug))
    await fan(slug).post('follow', { pass, opened: ['clip'] })
    expect([clip(await read(viewer))?.opened, clip(await read(owner))?.opened]).toEqual([5, 6])
    expect((await follows(viewer, '?from=0')).status).toBe(403)
    expect(await (await follows(owner, `?from=${Date.now() + 3_600_000}`)).json()).toMatchObject({
      pieces: [{ opened: 0 }, {}],
    })
  })

  it('is told of one circle, with all of its parts, to owners', async () => {
    const circled = 'group-of-circles'
    const hear = (browser: StudioBrowser, query: string) => browser.ask(path(circled, `follows${query}`))
    const openedIn = async (circle: string) => {
      const { pieces } = (await (await hear(owner, `?circle=${circle}`)).json()) as FollowsAnswer
      return pieces.find(({ piece }) => piece === 'clip')?.opened
    }
    for (const label of ['Brest', 'Brest', 'Rouen']) {
      const { pass } = await fan(circled).opened(rootToken(circled, label))
      await fan(circled).post('follow', { pass, opened: ['clip'] })
    }
    expect(await Promise.all(['bretagne', 'normandie', 'corse', 'alsace'].map(openedIn))).toEqual([2, 1, 0, 0])
    await host.storeOf(circled).write([
      sql`INSERT INTO circle_tallies (campaign, circle, whole, number, views, clear, reached)
        VALUES (${circled}, 'bretagne.2', 'bretagne', 2, 5, 5, 0)`,
      sql`INSERT INTO piece_hours (campaign, piece, hour, circle, opened, reopened, passed_on)
        VALUES (${circled}, 'clip', 1, 'bretagne.2', 4, 0, 0)`,
    ])
    expect(await Promise.all(['bretagne', 'bretagne.1', 'bretagne.2'].map(openedIn))).toEqual([6, 2, 4])
    expect(await codeOf(await hear(viewer, '?circle=bretagne'))).toBe('forbidden')
    expect(await codeOf(await hear(editor, '?circle=bretagne'))).toBe('forbidden')
  })

  it('has no column that says of whom', async () => {
    const columns = await host
      .storeOf(slug)
      .db.all<{ name: string }>(sql`SELECT name FROM pragma_table_info('piece_hours')`)
    expect(columns.map(({ name }) => name)).toEqual([
      ...['campaign', 'piece', 'hour', 'circle', 'opened', 'reopened', 'passed_on'],
    ])
  })
})
