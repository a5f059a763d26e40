import { setImmediate } from 'node:timers'
import { type SQL, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { createApp } from '../../api/app.ts'
import { type CampaignHost, createCampaignHost } from '../../api/campaign-host.ts'
import type { DeskDeps, StudioDeps } from '../../api/deps.ts'
import { createOutbox } from '../../api/edge/outbox.ts'
import { createFaults } from '../../api/faults.ts'
import { networkOf } from '../../api/network.ts'
import { keepAsSent } from '../../api/photos/as-sent.ts'
import { createPhotos } from '../../api/photos/photos.ts'
import type { AmbassadorsAnswer } from '../../api/studio/contract/ambassadors-schema.ts'
import type { AuditAnswer } from '../../api/studio/contract/audit-schema.ts'
import { EXPORT_TABLES } from '../../api/studio/exports.ts'
import type { Member } from '../../api/studio/member.ts'
import { stillIn } from '../../api/studio/still-in.ts'
import { createStudioHost } from '../../api/studio-host.ts'
import type { AuditEntry, AuditPage } from '../../db/audit.ts'
import { readCampaignAudit, record } from '../../db/campaign/audit.ts'
import { backfill } from '../../db/campaign/backfill.ts'
import { readCircleQuarters, readParts, readSplits } from '../../db/campaign/circles/parts.ts'
import { readTallies } from '../../db/campaign/figures.ts'
import { giveUpArrival, moveOf, shut, wasOvertaken } from '../../db/campaign/moves.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { hasNodes, readRecounted, recount, viewsOf } from '../../db/campaign/recount.ts'
import { listRoots } from '../../db/campaign/roots.ts'
import { countWriters } from '../../db/campaign/writers.ts'
import type { Engine } from '../../db/engine.ts'
import { PAGES } from '../../db/pages.ts'
import { readDelivered, takeDelivered } from '../../db/studio/audit.ts'
import { addFirstStudioKey, addStudioKey, type NewStudioKey } from '../../db/studio/new-studio-keys.ts'
import { listStudioKeys, revokeStudioKey } from '../../db/studio/studio-keys.ts'
import { areDue } from '../../pieces/gallery/erasing.ts'
import { readWall, readWallFigures } from '../../pieces/gallery/figures.ts'
import { createTokenKind } from '../../seal/link.ts'
import { AmbassadorPage, pageToken } from '../support/ambassadors.ts'
import { keyring, manifest, newVisit, OPENS_AT, rootToken } from '../support/fixture.ts'
import { Fan, type RunningHost } from '../support/host.ts'
import { Contributor, jpeg, newPhotoId, storeIn } from '../support/photos.ts'
import { type StudioBrowser, signedIn } from '../support/studio.ts'
import { startWorkerStores } from '../support/worker-stores.ts'

/** The whole API in this process, on stores in workerd: what a Durable Object does not take, fails. */

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** More than the parameters that a statement may have. */
const MANY = 120

let stores: Awaited<ReturnType<typeof startWorkerStores>>
let campaigns: CampaignHost
let studio: DeskDeps & StudioDeps
let host: RunningHost & { engine: typeof stores.studio }
let owner: StudioBrowser
let clock = Date.now()
const failures: string[] = []
/** What makes statements: of the stores, and of each kind of piece. */
const STATEMENTS =
  /\/db\/(?:campaign|studio)\/(?:circles\/)?[\w-]+\.ts|\/pieces\/\w+\/(?:statements|decisions|figures|held|erasing|report|export)\.ts/
/** What asks this process alone: of a number, an error or a list. */
const WITHOUT_STATEMENT =
  /^campaign\/(?:ledger|writers)\.ts (?:get \w+|lose|onRecovery)$| <instance_members_initializer>$|\.ts (?:copyInto|shareOfObject|ageWithin|isAway|isStale|isDone|isOvertaken|areAlike)$|offspring\.ts add$/
/** Begun before anything is imported: of a module that ran earlier, what is never called is not told. */
const coverage = await vi.hoisted(async () => {
  const { Session } = await import('node:inspector/promises')
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
  return session
})

beforeAll(async () => {
  stores = await startWorkerStores()
  const kept = new Map<string, Uint8Array<ArrayBuffer>>()
  const world = {
    photos: createPhotos({
      store: storeIn(kept),
      develop: keepAsSent,
      mostBytes: 1e9,
      atOnce: 4,
      log: console.error,
      tell: console.error,
    }),
    ...{ keyring, siteUrl: 'http://localhost', nextTurn: setImmediate, now: () => clock, watchers: 10 },
    networkOf: (c: { req: { header(name: string): string | undefined } }) =>
      networkOf(c.req.header('CF-Connecting-IP') ?? ''),
    cut() {},
    faults: createFaults(
      (_level, _event, message) => void failures.push(message),
      () => clock,
    ),
  }
  campaigns = createCampaignHost(world, stores.campaign)
  studio = createStudioHost(world, stores.studio, campaigns)
  const app = createApp({ ...campaigns.deps, ...studio })
  host = { engine: stores.studio, fetch: async (path, init) => app.request(path, init), stop: () => stores.stop() }
  await backfill(stores.campaign)
  await campaigns.store.ledger.begin()
  await campaigns.use(manifest)
  owner = (await signedIn(host, { role: 'owner' })).browser
})
afterAll(async () => {
  await stores.stop()
})

const nodeOf = (token: string) => createTokenKind(keyring.link('open')).read(token) as NodeId
const nameOf = (token: string) => createTokenKind(keyring.name('open')).write(nodeOf(token))
const change = async (token: string, body: object) => {
  const response = await owner.send('PATCH', `campaigns/open/links/${nameOf(token)}`, body)
  expect(response.status, await response.clone().text()).toBe(200)
  return response.json()
}

it('fans open, share and say, a crowd of them in one commit', async () => {
  const fan = new Fan(host, 'open')
  const first = await fan.opened(rootToken('open'))
  const visit = newVisit()
  const second = await fan.opened(first.link, visit)
  expect((await fan.opened(first.link, visit)).pass).toBe(second.pass)
  const { ledger } = campaigns.store
  const opening = { campaign: 'open', parent: nodeOf(second.link), channel: 'sms', askedAt: clock } as const
  await Promise.all(Array.from({ length: 3 * MANY }, () => ledger.open({ ...opening, visit: newVisit(), doubt: 2 })))
  // One that a restored backup has lost.
  await ledger.open({ ...opening, parent: (nodeOf(second.link) + 1) as NodeId, visit: newVisit() })
  await fan.post('intents', { pass: first.pass, channel: 'whatsapp' })
  const { words } = await fan.words(first.pass)
  expect((await fan.say(words.join(' '))).status).toBe(200)
  const pass = await fan.get('pass', { Authorization: `Pass ${first.pass}` })
  expect(await pass.json()).toMatchObject({ mine: { views: 1 } })
  expect((await host.fetch('/api/health')).status).toBe(200)
  // A writer's number is renewed now and then.
  vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 60_000)
  await ledger.probe()
  vi.restoreAllMocks()
})

it('fans hear the brand, tell it something, are here and open pieces; the studio reads it', async () => {
  const fan = new Fan(host, 'group')
  const { pass } = await fan.opened(rootToken('group'))
  const headers = { Authorization: `Pass ${pass}` }
  expect((await fan.post('presence', { pass, here: true })).status).toBe(200)
  expect((await fan.post('follow', { pass, opened: ['clip'], reopened: ['clip'], passedOn: ['clip'] })).status).toBe(
    204,
  )
  const [kept, taken] = [newVisit(), newVisit()]
  for (const id of [kept, taken]) expect((await fan.post('tell', { id, line: 'Merci.' }, headers)).status).toBe(201)
  expect(await (await fan.ask(`tell/${taken}`, { method: 'DELETE', headers })).json()).toMatchObject({ left: 4 })
  const first = await owner.send('POST', 'campaigns/group/word', { locale: 'fr', text: 'Bonsoir.' })
  const { words } = (await first.json()) as { words: { id: number }[] }
  const again = { locale: 'fr', again: words[0]?.id }
  expect((await owner.send('POST', 'campaigns/group/word', again)).status).toBe(201)
  expect(await (await owner.ask('campaigns/group/told')).json()).toMatchObject({ lines: [{ id: kept }] })
  const sorted = await owner.send('PATCH', 'campaigns/group/told', { ids: [kept], state: 'aside' })
  expect(await sorted.json()).toMatchObject({ changed: 1 })
  expect(await (await owner.ask(`campaigns/group/follows?from=0`)).json()).toMatchObject({
    pieces: [{ opened: 1 }, {}],
  })
})

it('fans vote, change their minds and see how it stands', async () => {
  const fan = new Fan(host, 'asked')
  const { pass } = await fan.opened(rootToken('asked'))
  const headers = { Authorization: `Pass ${pass}` }
  for (const choices of [['pink'], ['brown']]) {
    expect((await fan.post('pieces/colour/vote', { choices }, headers)).status).toBe(200)
  }
  expect(await (await fan.get('pieces/colour', headers)).json()).toMatchObject({ vote: ['brown'] })
  expect((await owner.ask('campaigns/asked/pieces/colour/report')).status).toBe(200)
  expect(await (await owner.ask('campaigns/asked/export/votes.csv?from=0')).text()).toContain('brown')
  const part = await owner.ask('campaigns/asked/export/votes.csv?channel=whatsapp')
  expect(await part.text()).toContain('poll,choice')
  const { browser: editor } = await signedIn(host, { role: 'editor' })
  // One vote, of which nobody but an owner is told more.
  const untold = await editor.ask('campaigns/asked/export/votes.csv?channel=whatsapp')
  expect(await untold.text()).toContain('colour,brown,,')
  expect(await (await editor.ask('campaigns/asked/pieces/colour/report?channel=whatsapp')).json()).toMatchObject({
    told: false,
  })
  expect((await editor.ask('session', { method: 'DELETE' })).status).toBe(204)
})

it('fans take codes and tickets, and the studio counts them', async () => {
  const fan = new Fan(host, 'won')
  const { pass } = await fan.opened(rootToken('won'))
  const headers = { Authorization: `Pass ${pass}` }
  for (const [piece, taken] of [
    ['shared', 'ONE'],
    ['own', 'A'],
  ]) {
    const answer = await fan.post(`pieces/${piece}/take`, {}, headers)
    expect(await answer.json()).toEqual({ code: taken, isGone: false })
    expect(await (await owner.ask(`campaigns/won/pieces/${piece}/report`)).json()).toMatchObject({ taken: 1 })
  }
  expect((await fan.post('pieces/pans/enter', { ticket: newVisit() }, headers)).status).toBe(200)
  expect(await (await owner.ask('campaigns/won/pieces/pans/report')).json()).toMatchObject({ entries: { clear: 1 } })
  const live = await fan.get('live')
  await live.body?.cancel()
  expect(await (await owner.ask('campaigns/won/report')).json()).toMatchObject({
    pieces: [{ entries: 1 }, { entries: 1 }, { entries: 1 }, { entries: 0 }],
  })
})

it('pieces open by the branch of a link, and by that of a list of members', async () => {
  const fan = new Fan(host, 'together')
  const lists = [{ label: 'Club', members: ['Ada', 'Ben', 'Cleo', 'Dina', 'Eve'] }]
  const brought = await owner.send('POST', 'campaigns/together/members', { lists })
  expect(brought.status, await brought.clone().text()).toBe(201)
  const { list } = (await brought.json()).lists[0]
  const { members } = await (await owner.ask(`campaigns/together/members/${list}`)).json()
  const branchOf = async ({ pass }: { pass: string }) => {
    const { pieces } = await (await fan.get('pass', { Authorization: `Pass ${pass}` })).json()
    return pieces.find(({ piece }: { piece: string }) => piece === 'thanks')
  }
  for (const [have, unlocked] of [
    [1, false],
    [2, false],
    [3, true],
  ]) {
    expect(await branchOf(await fan.opened(rootToken('together')))).toMatchObject({ have, unlocked })
  }
  const member = await fan.opened(members[0].url.slice(-22))
  await expect.poll(() => branchOf(member)).toMatchObject({ have: 1, unlocked: false })
})

it('fans come into circles, choose one, and are divided', async () => {
  const fan = new Fan(host, 'circled-asked')
  const { ledger } = campaigns.store
  const root = createTokenKind(keyring.link('circled-asked')).read(rootToken('circled-asked', 'Brest')) as NodeId
  const opening = { campaign: 'circled-asked', parent: root, channel: 'sms', circle: null } as const
  await Promise.all(Array.from({ length: MANY }, () => ledger.open({ ...opening, visit: newVisit() })))
  const { pass, link, circle } = await fan.opened(rootToken('circled-asked'))
  expect(circle).toBeNull()
  await fan.opened(link)
  const chosen = await fan.opened(rootToken('circled-asked'), newVisit(), { pass, circle: 'corse' })
  expect(chosen.circle).toMatchObject({ id: 'corse', views: 2 })
  const change = { at: clock, who: 'test', campaign: 'circled-asked', action: 'circle-split', detail: 'x' } as const
  const split = { campaign: 'circled-asked', circle: 'bretagne', who: 'test', change: () => change }
  expect(await ledger.split(split)).toMatchObject({ isDone: true })
  await ledger.outgrow('circled-asked', { circle: 'bretagne', clear: MANY }, MANY / 8)
  const parts = await readParts(stores.campaign, 'circled-asked')
  const views = parts.filter(({ whole }) => whole === 'bretagne').map((part) => part.views)
  expect(views).toEqual([15, 60, 15, 15, 15])
  expect(await readSplits(stores.campaign, 'circled-asked')).toHaveLength(4)
  const quarters = await readCircleQuarters(stores.campaign, 'circled-asked', { from: 0, to: 1e9 })
  expect(quarters.reduce((sum, { views }) => sum + views, 0)).toBe(MANY + 2)
  for (const label of ['Brest', 'Rouen']) {
    const invitation = await fan.post('invitation', { link: `w${rootToken('circled-asked', label)}` })
    expect(invitation.status).toBe(200)
  }
  const circled = createTokenKind(keyring.name('circled-asked'))
  const path = `campaigns/circled-asked/links/${circled.write(root)}`
  const dryRun = await owner.send('PATCH', path, { void: 'branch', why: 'a test', dryRun: true })
  // What was open before the circle was divided stays open.
  expect(await dryRun.json()).toMatchObject({ voided: MANY, closes: [] })
  // Once all are voided, there is nothing left to void.
  for (const voided of [MANY + 2, 0]) {
    const reason = { who: 'test', why: 'a test', what: 'all' }
    expect(await ledger.void({ campaign: 'circled-asked', isSubtree: true }, reason)).toBe(voided)
  }
  expect(await recount(stores.campaign)).toEqual([])
})

it('ambassadors write, are read, ranked and proven, and their pages made anew', async () => {
  const fan = new Fan(host, 'led')
  const page = new AmbassadorPage(host, 'led', pageToken('led', 'Claire'))
  const { pass } = await fan.opened(rootToken('led', 'Claire'))
  const { note } = await page.write('Merci.')
  await page.ask('PUT', '/ranking', { listed: true })
  expect((await page.read()).ranking?.places).toHaveLength(1)
  const listed = (await (await owner.ask('campaigns/led/ambassadors')).json()) as AmbassadorsAnswer
  const path = `campaigns/led/ambassadors/${listed.ambassadors.find(({ label }) => label === 'Claire')?.node}`
  const decided = await owner.send('PATCH', `${path}/note`, { state: 'shown', at: note?.at })
  expect(decided.status).toBe(204)
  const read = await fan.get('pass', { Authorization: `Pass ${pass}` })
  expect(await read.json()).toMatchObject({ note: { text: 'Merci.' } })
  const live = await fan.get('live')
  await live.body?.cancel()
  expect((await page.proof()).proof).toBeTruthy()
  expect((await page.ask('DELETE', '/note')).status).toBe(200)
  expect((await owner.send('POST', `${path}/page`, {})).status).toBe(201)
  expect((await page.refused('GET', '')).code).toBe('link-invalid')
})

it('fans play a film, and the studio sees how far', async () => {
  const fan = new Fan(host, 'watched')
  const { pass } = await fan.opened(rootToken('watched'))
  const played = await fan.post('pieces/film/reached', { tenths: [0, 1] }, { Authorization: `Pass ${pass}` })
  expect(played.status).toBe(200)
  expect(await (await owner.ask('campaigns/watched/pieces/film/report')).json()).toMatchObject({
    byChannel: [{ tenths: [1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0] }],
  })
  expect(await (await owner.ask('campaigns/watched/report')).json()).toMatchObject({
    pieces: [{ entries: 2 }, { entries: 0 }, { entries: 0 }, { entries: 0 }],
  })
})

it('fans add photos, moderators decide about them, and the studio counts them', async () => {
  const fans = await Promise.all(
    [0, 1, 2].map(async () => {
      const fan = new Fan(host, 'cabines')
      return new Contributor(fan, (await fan.opened(rootToken('cabines'))).pass, 'open-cabs')
    }),
  )
  const [fan, other] = fans as [Contributor, Contributor]
  const photo = await jpeg(8, 8)
  const [a, b] = [await fan.added(photo, { caption: 'Mine' }), await fan.added(photo)]
  for (const each of fans) {
    await each.ask(`photos/${a}/report`, { method: 'POST' })
    await each.ask(`photos/${a}/passed-on`, { method: 'POST' })
  }
  expect((await fan.wall('?order=passed-on&after=99.99')).photos[0]).toMatchObject({ id: a, passedOn: 3 })
  expect((await other.wall('?after=99.0')).photos).toHaveLength(2)
  const ids = [a, b, ...Array.from({ length: MANY }, newPhotoId)]
  const path = 'campaigns/cabines/pieces/open-cabs/photos'
  for (const decision of [
    { do: 'refuse', ids, reason: 'person' },
    { do: 'reconsider', ids, seen: 'refused' },
    { do: 'accept', ids },
    { do: 'block', id: a },
    { do: 'unblock', id: a },
  ]) {
    const response = await owner.send('PATCH', path, decision)
    expect([decision.do, (await response.json()).photos.length]).toEqual([decision.do, 2])
  }
  const first = await (await owner.ask(`${path}?queue=shown`)).json()
  expect(first.photos).toHaveLength(2)
  for (const queue of ['waiting', 'reported', 'refused', 'blocked']) {
    expect((await (await owner.ask(`${path}?queue=${queue}`)).json()).photos).toEqual([])
  }
  const archive = await owner.ask('campaigns/cabines/pieces/open-cabs/photos.zip')
  expect((await archive.bytes()).length).toBeGreaterThan(2 * photo.length)
  expect((await owner.ask('campaigns/cabines/pieces/open-cabs/report')).status).toBe(200)
  expect(await (await owner.ask('campaigns/cabines/report')).json()).toMatchObject({ totals: { views: 3 } })
  for (const id of [b, newPhotoId()]) expect((await fan.ask(`photos/${id}`, { method: 'DELETE' })).status).toBe(200)
  const wall = { campaign: 'cabines', piece: 'open-cabs' }
  expect(
    await readWall(stores.campaign, wall, { isByPassedOn: false, circle: 'x', after: undefined, most: 2 }),
  ).toEqual([])
  expect(await readWallFigures(stores.campaign, wall, 'x')).toMatchObject({ shown: 0 })
  expect(await recount(stores.campaign)).toEqual([])
})

it('lists of members are brought in, listed, revoked, taken over and folded; a branch has its own window', async () => {
  const labels = Array.from({ length: 7 * MANY }, (_, i) => `Member ${i}`)
  const list = { label: 'Club', circle: 'bretagne', opens: clock - HOUR_MS }
  const brought = await owner.send('POST', 'campaigns/circled/members', { lists: [{ ...list, members: labels }] })
  expect(brought.status, await brought.clone().text()).toBe(201)
  const { list: node } = (await brought.json()).lists[0]
  const { members } = await (await owner.ask(`campaigns/circled/members/${node}?most=200`)).json()
  expect(members).toHaveLength(200)
  await new Fan(host, 'circled').opened(members[0].url.slice(-22))
  expect(await (await owner.ask('campaigns/circled/members')).json()).toMatchObject({ lists: [{ label: 'Club' }] })
  for (const body of [
    { revoke: 'branch' },
    { restore: 'branch' },
    { void: 'branch', why: 'a test' },
    { unvoid: 'branch' },
  ]) {
    const response = await owner.send('PATCH', `campaigns/circled/links/${node}`, body)
    expect(response.status, await response.clone().text()).toBe(200)
  }
  const taken = await owner.send('POST', 'campaigns/circled-asked/members/take-over', { from: 'circled' })
  expect(await taken.json()).toMatchObject({ lists: [{ added: labels.length }] })
  const [leaver] = members
    .slice(-1)
    .map(({ url }: { url: string }) => createTokenKind(keyring.link('circled')).read(url.slice(-22)))
  const left = { at: clock, who: 'test', campaign: 'circled', action: 'members-removed', detail: '{changed}' } as const
  expect(await campaigns.store.ledger.dismiss('circled', [leaver as NodeId], left)).toBe(1)
  expect((await new Fan(host, 'early').unlock(rootToken('early'))).status).toBe(425)
  for (const table of ['roots', 'nodes', 'views']) {
    expect(await (await owner.ask(`campaigns/circled/export/${table}.csv`)).text()).toContain('\n')
  }
  expect(await recount(stores.campaign, 'circled')).toEqual([])
})

it('the studio changes links, branches and views, and makes many links at once', async () => {
  const fan = new Fan(host, 'open')
  const { link } = await fan.opened(rootToken('open', 'Capped'))
  const { link: below } = await fan.opened(link)
  await fan.opened(below)
  await change(link, { cap: 5 })
  for (const body of [
    { void: 'view', why: 'a test' },
    { unvoid: 'view' },
    { revoke: 'branch' },
    { restore: 'branch' },
    { void: 'branch', why: 'a test' },
    { unvoid: 'branch' },
  ]) {
    await change(link, { ...body, dryRun: true })
    await change(link, body)
  }
  await owner.send('PATCH', 'campaigns/open/links/all', { void: 'branch', why: 'a test', doubtful: true, from: 0 })
  await owner.send('PATCH', 'campaigns/open/links/all', { unvoid: 'branch' })
  await owner.send('PATCH', 'campaigns/together/links/all', { void: 'branch', why: 'a test', dryRun: true })
  const roots = Array.from({ length: MANY }, (_, i) => ({ label: `Link ${i}`, cap: 9 }))
  expect((await owner.send('POST', 'campaigns/open/roots', { roots })).status).toBe(201)
  expect((await listRoots(stores.campaign, 'open')).length).toBe(MANY + 2)
  const made = await (await owner.send('POST', 'campaigns/open/previews', {})).json()
  const [{ id, url }] = (made as { previews: [{ id: number; url: string }] }).previews
  expect((await fan.post('preview', { preview: url.slice(-22) })).status).toBe(200)
  await owner.ask('campaigns/open/previews')
  expect((await owner.ask(`campaigns/open/previews/${id}`, { method: 'DELETE' })).status).toBe(204)
})

it('the studio reads circles and one of them alone, and divides it', async () => {
  const fan = new Fan(host, 'circled-asked')
  for (const friends of [4, 4]) {
    const { link } = await fan.opened(rootToken('circled-asked', 'Rouen'))
    for (let n = 0; n < friends; n++) await fan.opened(link)
  }
  for (const path of [
    'circles',
    'report?circle=normandie',
    'export/nodes.csv?circle=normandie',
    'export/circles.csv',
  ]) {
    expect((await owner.ask(`campaigns/circled-asked/${path}`)).status, path).toBe(200)
  }
  for (const dryRun of [true, false]) {
    const split = await owner.send('POST', 'campaigns/circled-asked/circles/normandie.1/split', { dryRun })
    expect(await split.json()).toMatchObject({ divides: true })
  }
})

it('the studio reads everything, and every recount agrees', async () => {
  for (const path of ['campaigns', 'campaigns/open/report', 'campaigns/open/tree', 'campaigns/open/roots']) {
    expect((await owner.ask(path)).status, path).toBe(200)
  }
  for (const table of Object.keys(EXPORT_TABLES)) {
    const text = await (await owner.ask(`campaigns/open/export/${table}.csv?from=0`)).text()
    expect(text.split('\n').length, table).toBeGreaterThan(1)
  }
  const many = Array.from({ length: MANY }, (_, i) => `campaign-${i}`)
  expect((await readTallies(stores.campaign, many)).size).toBe(MANY)
  expect(await hasNodes(stores.campaign, 'open')).toBe(true)
  expect(await viewsOf(stores.campaign, 'open')).toBeGreaterThan(MANY)
  expect(await countWriters(stores.campaign, clock)).toBe(1)
  expect(await areDue(stores.campaign, clock)).toBe(false)
  expect(await readRecounted(stores.campaign)).toContainEqual(expect.objectContaining({ campaign: 'open' }))
  expect(await recount(stores.campaign)).toEqual([])
})

it('counters of an earlier program are counted anew', async () => {
  await stores.campaign.write([sql`DELETE FROM backfills`, sql`UPDATE tallies SET views = views + 1`])
  await backfill(stores.campaign)
  expect(await recount(stores.campaign, 'open')).toEqual([])
})

it('more keys, sessions and campaigns than a statement may have parameters', async () => {
  const at = clock
  const viewer = { role: 'viewer', expiresAt: null } as const
  await stores.studio.write(
    addFirstStudioKey({ ...viewer, name: 'First', campaigns: null, digest: 'first' }, 'test', at),
  )
  const members: Member[] = []
  const slugs = Array.from({ length: MANY }, (_, i) => `campaign-${i}`)
  const invited = slugs.map(
    (name): NewStudioKey => ({ ...viewer, name: `Guest of ${name}`, campaigns: slugs, digest: name }),
  )
  await stores.studio.write(invited.flatMap((key) => addStudioKey(key, 'test', at)))
  const reader = await signedIn(host, { campaigns: ['open', ...slugs] })
  const keys = await listStudioKeys(stores.studio, at)
  const session = 1
  for (const { id, name, role, campaigns } of keys) {
    members.push({ key: id, session, name, role, campaigns, expiresAt: null })
    members.push({ key: id, session: null, name, role, campaigns, expiresAt: null })
  }
  clock += HOUR_MS
  expect((await stillIn({ studio: stores.studio, now: () => clock, log: console.error }, members)).size).toBe(
    2 * keys.length,
  )
  await stores.campaign.write(
    slugs.map((campaign) => record({ at: clock, who: 'test', campaign, action: 'exported', detail: 'x' })),
  )
  const listed = (await (await reader.browser.ask('audit?most=500')).json()) as AuditAnswer
  expect(listed.entries.filter(({ detail }) => detail === 'x').length).toBe(MANY)
  await reader.browser.ask('sessions', { method: 'DELETE' })
  const key = keys.at(-1)
  if (key) await stores.studio.write(revokeStudioKey(key, 'test', clock))
})

it('what an outbox delivers, once or twice, stands once where it was delivered, in the same order and pages', async () => {
  const kept = new Map<string, unknown>()
  const failed: unknown[] = []
  const outbox = createOutbox({
    storage: { kv: { get: (key) => kept.get(key), put: (key, value) => void kept.set(key, value) } },
    engine: stores.campaign,
    deliver: async (entries) => void (await stores.studio.write([takeDelivered(entries)])),
    log: (error) => failed.push(error),
  })
  expect([await outbox.empty(), failed]).toEqual([true, []])
  kept.clear()
  // Nor do the numbers tell, which a restored backup changes.
  await stores.campaign.write([sql`UPDATE audit SET id = id + 1000000`])
  expect([await outbox.emptySoon(), failed]).toEqual([true, []])
  await stores.campaign.write([sql`UPDATE audit SET id = id - 1000000`])
  const paged = async (read: (page: AuditPage) => Promise<AuditEntry[]>) => {
    const entries: AuditEntry[] = []
    for (let page: AuditEntry[] | undefined; page?.length !== 0; entries.push(...page))
      page = await read({ before: entries.at(-1), most: 50 })
    return entries
  }
  const source = await paged((page) => readCampaignAudit(stores.campaign, null, page))
  expect(source.length).toBeGreaterThan(MANY)
  expect(await paged((page) => readDelivered(stores.studio, null, page))).toEqual(source)
})

it('pages of the audit have no gap and no repeat, across stores and within one moment', async () => {
  const read = async (most: number) => {
    const ids: string[] = []
    for (let before = '', more = true; more; before = `&before=${ids.at(-1)}`) {
      const page = (await (await owner.ask(`audit?most=${most}${before}`)).json()) as AuditAnswer
      ids.push(...page.entries.map(({ id }) => id))
      more = page.more
    }
    return ids
  }
  const ids = await read(500)
  const countOf = (engine: Engine, table: SQL) =>
    engine.db.get<{ rows: number }>(sql`SELECT count(*) AS rows FROM ${table}`)
  const ofCampaigns = await countOf(stores.campaign, sql`audit`)
  const ofStudio = await countOf(stores.studio, sql`studio_audit`)
  expect([new Set(ids).size, ofStudio.rows > 100]).toEqual([ofCampaigns.rows + ofStudio.rows, true])
  expect(await read(70)).toEqual(ids)
})

it('a campaign that is away takes nothing and no other with it, until its arrival is given up', async () => {
  const { engine, ledger } = { engine: stores.campaign, ledger: campaigns.store.ledger }
  const tables = [
    { name: 'nodes', owner: 'campaign' },
    { name: 'threads', owner: 'node' },
  ] as const
  await engine.write([
    sql.raw(PAGES),
    sql`INSERT INTO moves (campaign, move, state, at, peer) VALUES ('busy', 'm', 'arriving', ${clock - HOUR_MS}, '')`,
    ...shut(tables, 'busy'),
  ])
  const open = (campaign: string, parent: string) => {
    const node = createTokenKind(keyring.link(campaign)).read(parent) as NodeId
    return ledger.open({ campaign, parent: node, channel: 'copy', visit: newVisit() })
  }
  const [away, here] = await Promise.allSettled([open('busy', rootToken('busy')), open('fresh', rootToken('fresh'))])
  expect([away.status, here.status]).toEqual(['rejected', 'fulfilled'])
  expect(ledger.isWritable).toBe(true)
  expect(await moveOf(engine, 'busy')).toMatchObject({ state: 'arriving' })
  // Whoever asks next finds that nothing more came of it.
  await expect.poll(async () => (await new Fan(host, 'busy').get('tally')).status).toBe(200)
  await expect.poll(() => moveOf(engine, 'busy')).toBeUndefined()
  expect((await new Fan(host, 'busy').opened(rootToken('busy'))).counted).toBe(true)
  // And whoever sent it takes no step any more.
  const arrival = { campaign: 'busy', move: 'm', state: 'arriving', at: clock, peer: '', hadLeft: 0 } as const
  expect(wasOvertaken(await giveUpArrival(engine, arrival).catch((error: unknown) => error))).toBe(true)
})

it('housekeeping forgets and folds when it says it will', async () => {
  const next = await campaigns.keepHouse()
  expect(next).toBeLessThanOrEqual(clock + DAY_MS)
  clock += 32 * DAY_MS
  await campaigns.keepHouse()
  const left = await stores.campaign.db.all(sql`SELECT id FROM nodes WHERE parent IS NOT NULL OR visit IS NOT NULL`)
  expect(left).toEqual([])
  expect(await recount(stores.campaign)).toEqual([])
})

it('housekeeping holds the draws that have ended', async () => {
  const fan = new Fan(host, 'won')
  const { pass } = await fan.opened(rootToken('won'))
  const ticket = newVisit()
  await fan.post('pieces/pans/enter', { ticket }, { Authorization: `Pass ${pass}` })
  clock = OPENS_AT + 60_000
  await campaigns.keepHouse()
  const prizes = await stores.campaign.db.all(sql`SELECT ticket FROM draw_prizes WHERE piece = 'pans'`)
  expect(prizes).toEqual([{ ticket }])
  await campaigns.store.ledger.close()
})

it('nothing of the stores was left out', async () => {
  expect(failures).toEqual([])
  const { result } = await coverage.post('Profiler.takePreciseCoverage')
  const scripts = result.filter(({ url }) => STATEMENTS.test(url))
  const unused = scripts.flatMap(({ url, functions }) =>
    functions
      .filter(({ functionName, ranges }) => functionName !== '' && ranges.every(({ count }) => count === 0))
      .map(({ functionName }) => `${url.replace(/^.*\/(?:db|pieces)\//, '')} ${functionName}`),
  )
  expect(scripts.length).toBeGreaterThan(30)
  expect(unused.filter((name) => !WITHOUT_STATEMENT.test(name))).toEqual([])
})
