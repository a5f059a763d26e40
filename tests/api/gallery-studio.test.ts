import { setImmediate } from 'node:timers'
import { sql } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLedger } from '../../db/campaign/ledger.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import type { Decided, GalleryReport, HeldPage } from '../../pieces/gallery/contract.ts'
import { createTokenKind } from '../../seal/link.ts'
import { differencesIn, isEdge, startHost } from '../support/any-host.ts'
import { keyring, rootToken } from '../support/fixture.ts'
import { freePort } from '../support/free-port.ts'
import { Fan, type StudioHost } from '../support/host.ts'
import { readMetrics } from '../support/metrics.ts'
import { Contributor, jpeg, newPhotoId, noise } from '../support/photos.ts'
import { invite } from '../support/studio.ts'
import { filesInZip } from '../support/zip.ts'

const SLUG = 'cabines'
const HOUR_MS = 3_600_000

let host: StudioHost
let keys: Record<'owner' | 'editor' | 'viewer', string>
let photo: Uint8Array
let metrics: number
beforeAll(async () => {
  metrics = await freePort()
  host = await startHost({ env: { METRICS_PORT: String(metrics) } })
  const [owner, editor, viewer] = await Promise.all([
    invite(host, { role: 'owner', name: 'Olga' }),
    invite(host, { role: 'editor', name: 'Emil' }),
    invite(host, { role: 'viewer' }),
  ])
  keys = { owner: owner.key, editor: editor.key, viewer: viewer.key }
  photo = await jpeg(120, 90)
})
afterAll(() => host.stop())

const ledger = () => createLedger({ engine: host.storeOf(SLUG), nextTurn: setImmediate, now: Date.now })
const nodeOf = (pass: string) => createTokenKind(keyring.pass(SLUG)).read(pass) as NodeId
const fanOf = async (piece: string) => {
  const fan = new Fan(host, SLUG)
  return new Contributor(fan, (await fan.opened(rootToken(SLUG))).pass, piece)
}
const ask = (path: string, role: keyof typeof keys = 'editor', init: RequestInit = {}) =>
  host.fetch(`/api/studio/campaigns/${SLUG}/pieces/${path}`, {
    ...init,
    headers: { Authorization: `Bearer ${keys[role]}`, ...(init.headers as Record<string, string>) },
  })
const queue = async (piece: string, name: string, query = ''): Promise<HeldPage> =>
  (await ask(`${piece}/photos?queue=${name}${query}`)).json()
const decide = async (piece: string, body: object): Promise<Decided> => {
  const answer = await ask(`${piece}/photos`, 'editor', {
    method: 'PATCH',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json' },
  })
  expect(answer.status).toBe(200)
  return answer.json()
}
const idsIn = async (piece: string, name: string) => (await queue(piece, name)).photos.map(({ id }) => id)

describe('moderators of a gallery', () => {
  it('accept, refuse and reconsider, which the fan is told and the log keeps', async () => {
    const fan = await fanOf('cabs')
    const [a, b] = [await fan.added(photo, { caption: 'Mine' }), await fan.added(photo)]
    const { photos, counts } = await queue('cabs', 'waiting')
    expect(photos.map(({ id }) => id)).toEqual([a, b])
    expect(photos[0]).toMatchObject({ caption: 'Mine', state: 'waiting', reason: null, reports: 0, blocked: false })
    expect((photos[0]?.at ?? 1) % HOUR_MS).toBe(0)
    expect(counts).toEqual({ waiting: 2, reported: 0, shown: 0, refused: 0, blocked: 0 })
    const accepted = await decide('cabs', { do: 'accept', ids: [a] })
    expect(accepted).toMatchObject({ photos: [{ id: a, state: 'shown' }], counts: { waiting: 1, shown: 1 } })
    await decide('cabs', { do: 'refuse', ids: [b], reason: 'plate' })
    expect(await fan.own()).toMatchObject({
      shown: 1,
      own: [
        { id: a, state: 'shown' },
        { id: b, state: 'refused', reason: 'plate' },
      ],
    })
    await decide('cabs', { do: 'reconsider', ids: [a, b] })
    expect(await idsIn('cabs', 'waiting')).toEqual([a, b])
    expect((await fan.wall()).photos).toEqual([])
    // What changes nothing is not recorded.
    await decide('cabs', { do: 'reconsider', ids: [a, b] })
    const entries = await host
      .storeOf(SLUG)
      .db.all<{ entry: string }>(
        sql`SELECT who || ' ' || action || ' ' || detail AS entry FROM audit WHERE action LIKE 'photos-%' ORDER BY id`,
      )
    expect(entries.map(({ entry }) => entry)).toEqual([
      'Emil photos-accepted cabs: 1',
      'Emil photos-refused cabs: 1, plate',
      'Emil photos-reconsidered cabs: 2',
    ])
    expect(await differencesIn(host, SLUG)).toEqual([])
  })

  it('see a photo opened, which no cache keeps, and viewers see none', async () => {
    const fan = await fanOf('cabs')
    const id = await fan.added(photo)
    const picture = await ask(`cabs/photos/${id}/full`)
    expect(picture.headers.get('content-type')).toBe(isEdge ? 'image/jpeg' : 'image/webp')
    expect(picture.headers.get('cache-control')).toBe('no-store')
    expect(picture.headers.get('x-content-type-options')).toBe('nosniff')
    expect(picture.headers.get('content-security-policy')).toContain("default-src 'none'")
    const { format } = await sharp(await picture.bytes()).metadata()
    expect(format).toBe(isEdge ? 'jpeg' : 'webp')
    for (const path of ['cabs/photos', `cabs/photos/${id}/thumb`, 'cabs/photos.zip']) {
      expect((await ask(path, 'viewer')).status).toBe(403)
    }
    expect((await ask('cabs/photos.zip', 'editor')).status).toBe(403)
    expect((await ask('cabs/report', 'viewer')).status).toBe(200)
    expect((await ask('prize/photos', 'owner')).status).toBe(404)
  })

  it('block a pass, whose photos leave the wall and come back with it', async () => {
    const [fan, other] = [await fanOf('open-cabs'), await fanOf('open-cabs')]
    const [a, b, c] = [await fan.added(photo), await fan.added(photo), await other.added(photo)]
    const blocked = await decide('open-cabs', { do: 'block', id: a })
    expect(blocked.photos.map(({ id, blocked }) => [id, blocked])).toEqual([
      [a, true],
      [b, true],
    ])
    expect((await other.wall()).photos.map(({ id }) => id)).toEqual([c])
    expect(await idsIn('open-cabs', 'refused')).toEqual([b, a])
    expect((await queue('open-cabs', 'blocked')).photos.map(({ id }) => id)).toEqual([b, a])
    expect(blocked.counts).toMatchObject({ refused: 2, blocked: 2 })
    expect(await fan.own()).toMatchObject({ blocked: true, left: 10 })
    expect((await fan.send(photo)).status).toBe(410)
    expect(await differencesIn(host, SLUG)).toEqual([])
    await decide('open-cabs', { do: 'unblock', id: b })
    expect((await other.wall()).photos.map(({ id }) => id)).toEqual([c, b, a])
    expect((await fan.send(photo)).status).toBe(201)
    expect(await differencesIn(host, SLUG)).toEqual([])
  })

  it('block and unblock a pass whose photo its fan has withdrawn meanwhile', async () => {
    const fan = await fanOf('open-cabs')
    const id = await fan.added(photo)
    await fan.ask(`photos/${id}`, { method: 'DELETE' })
    await decide('open-cabs', { do: 'block', id })
    expect(await fan.own()).toMatchObject({ blocked: true, own: [] })
    expect(await differencesIn(host, SLUG)).toEqual([])
    await decide('open-cabs', { do: 'unblock', id })
    expect((await fan.send(photo)).status).toBe(201)
    expect(await differencesIn(host, SLUG)).toEqual([])
  })

  it('leave a photo as another one decided, unless they have seen that', async () => {
    const [fan, other] = [await fanOf('open-cabs'), await fanOf('open-cabs')]
    const [a, b] = [await fan.added(photo), await fan.added(photo)]
    await other.ask(`photos/${a}/report`, { method: 'POST' })
    await decide('open-cabs', { do: 'reconsider', ids: [a], seen: 'shown' })
    const late = await decide('open-cabs', { do: 'refuse', ids: [a, b], reason: 'plate', seen: 'shown' })
    expect(late.photos).toMatchObject([
      { id: a, state: 'waiting', reports: 1 },
      { id: b, state: 'refused', reason: 'plate' },
    ])
    expect(await differencesIn(host, SLUG)).toEqual([])
    const seen = await decide('open-cabs', { do: 'accept', ids: [a], seen: 'waiting' })
    expect(seen.photos).toMatchObject([{ id: a, state: 'shown', reports: 0 }])
    expect(await differencesIn(host, SLUG)).toEqual([])
  })

  it('answer reports by accepting, and find them again once that is taken back', async () => {
    const [fan, other] = [await fanOf('open-cabs'), await fanOf('open-cabs')]
    const id = await fan.added(photo)
    await other.ask(`photos/${id}/report`, { method: 'POST' })
    expect((await queue('open-cabs', 'reported')).photos).toMatchObject([{ id, reports: 1, state: 'shown' }])
    await decide('open-cabs', { do: 'accept', ids: [id] })
    await other.ask(`photos/${id}/report`, { method: 'POST' })
    expect(await idsIn('open-cabs', 'reported')).toEqual([])
    await decide('open-cabs', { do: 'reconsider', ids: [id] })
    expect((await queue('open-cabs', 'reported')).photos).toMatchObject([{ id, reports: 1, state: 'waiting' }])
  })

  it('find the photos of a voided view apart, off the wall, and back on it', async () => {
    const fan = await fanOf('open-cabs')
    const id = await fan.added(photo)
    const chosen = { campaign: SLUG, node: nodeOf(fan.pass), isSubtree: false }
    await ledger().void(chosen, { who: 'test', why: 'a test', what: 'one' })
    expect((await (await fanOf('open-cabs')).ask(`photos/${id}`)).status).toBe(404)
    expect((await queue('open-cabs', 'shown')).photos[0]).toMatchObject({ id, voided: true })
    expect(await differencesIn(host, SLUG)).toEqual([])
    await ledger().unvoid(chosen)
    expect((await fan.ask(`photos/${id}`)).status).toBe(200)
    expect(await differencesIn(host, SLUG)).toEqual([])
  })

  it('page through a queue, whose pages tell no moment', async () => {
    const [fans, kept] = [await Promise.all([0, 1, 2, 3, 4, 5].map(() => fanOf('bare'))), ledger()]
    for (const { pass } of fans) {
      for (let i = 0; i < 12; i++) {
        const added = { most: 12, isShownAtOnce: false, epoch: '0.0', caption: '', width: 4, height: 3, bytes: 1 }
        const body = { do: 'add', piece: 'bare', id: newPhotoId(), file: newPhotoId(), ...added } as const
        await kept.enter({ kind: 'gallery', campaign: SLUG, node: nodeOf(pass), body })
      }
    }
    const { photos, next, counts } = await queue('bare', 'waiting')
    expect([photos.length, counts.waiting]).toEqual([60, 72])
    expect(next).toMatch(/^[1-9A-HJ-NP-Za-km-z]{22}\.[\w-]{22}$/)
    const rest = await queue('bare', 'waiting', `&after=${next}`)
    expect([rest.photos.length, rest.next]).toEqual([12, null])
    expect(new Set([...photos, ...rest.photos].map(({ id }) => id)).size).toBe(72)
    await kept.close()
  })

  it('page no further than there is, and refuse a request that is none', async () => {
    const codes = [
      await ask('cabs/photos?queue=all'),
      await ask('cabs/photos?after=x'),
      await ask('cabs/photos', 'editor', {
        method: 'PATCH',
        body: '{}',
        headers: { 'Content-Type': 'application/json' },
      }),
    ].map(({ status }) => status)
    expect(codes).toEqual([400, 400, 400])
  })
})

/** At the edge photos stay as they were sent. */
const ENDING = isEdge ? 'jpg' : 'webp'

describe('what an owner takes home', () => {
  it('is a ZIP of the wall with its captions, harmless in a spreadsheet', async () => {
    const fan = await fanOf('named')
    const id = await fan.added(photo, { caption: '=HYPERLINK("http://evil","x")' })
    await decide('named', { do: 'accept', ids: [id] })
    const answer = await ask('named/photos.zip', 'owner')
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="cabines-named.zip"')
    const files = filesInZip(await answer.bytes())
    expect([...files.keys()]).toEqual([`00001-${id}.${ENDING}`, 'captions.csv'])
    const captions = files.get('captions.csv')
    expect(captions).toContain(`00001-${id}.${ENDING},"'=HYPERLINK`)
    expect(captions).toMatch(/:00:00\.000Z/)
    const other = await (await ask('named/photos.zip?separator=semicolon', 'owner')).bytes()
    expect(filesInZip(other).get('captions.csv')).toContain(`00001-${id}.${ENDING};"'=HYPERLINK`)
    // ZIP knows no time before 1980, and programs show another one then.
    const entry = Buffer.from(other).lastIndexOf('PK\x01\x02')
    expect(1980 + (Buffer.from(other).readUInt16LE(entry + 14) >> 9)).toBe(new Date().getFullYear())
  })

  it('may be cancelled: that is no failure of ours, and makes room for the next', async () => {
    const fan = await fanOf('bare')
    const large = await noise(1200, 900).jpeg().toBuffer()
    const id = await fan.added(new Uint8Array(large))
    const [row] = await host.storeOf(SLUG).db.all<{ file: string }>(sql`SELECT file FROM photos WHERE id = ${id}`)
    await decide('bare', { do: 'accept', ids: [id] })
    // The same picture fifty times: more than lies between a server and who has gone.
    const kept = ledger()
    for (let i = 0; i < 50; i++) {
      const added = { most: 100, isShownAtOnce: true, epoch: '0.0', caption: '', width: 4, height: 3, bytes: 1 }
      const body = { do: 'add', piece: 'bare', id: newPhotoId(), file: row?.file ?? '', ...added } as const
      await kept.enter({ kind: 'gallery', campaign: SLUG, node: nodeOf(fan.pass), body })
    }
    await kept.close()
    const begin = async () => {
      const answer = await ask('bare/photos.zip', 'owner')
      return { answer, reader: answer.body?.getReader() }
    }
    for (const { answer, reader } of [await begin(), await begin()]) {
      expect(answer.status).toBe(200)
      await reader?.read()
      await reader?.cancel()
    }
    await expect
      .poll(async () => {
        const { answer, reader } = await begin()
        await reader?.cancel()
        return answer.status
      })
      .toBe(200)
    // The edge has no counters of its own.
    if (!isEdge) expect((await readMetrics(metrics)).text).not.toMatch(/^entrenous_faults_total\{.*\} [1-9]/m)
  })

  it('is reported by state, channel and generation, with who added against who could have, and without what was withdrawn', async () => {
    const fan = await fanOf('named')
    const id = await fan.added(photo, { caption: 'Not for long' })
    await decide('named', { do: 'accept', ids: [id] })
    await fan.ask(`photos/${id}`, { method: 'DELETE' })
    const report: GalleryReport = await (await ask('named/report', 'owner')).json()
    expect(report).toMatchObject({
      photos: { waiting: 0, shown: 1, refused: 0, doubtful: 0, voided: 0 },
      contributors: { fans: 1 },
      byChannel: [{ key: 'whatsapp', photos: 1 }],
      byGeneration: [{ key: '1', photos: 1 }],
    })
    expect(report.overTime.reduce((sum, { photos }) => sum + photos, 0)).toBe(1)
    // Who could have added one is not asked of a period.
    const before: GalleryReport = await (await ask(`named/report?to=${Date.now() - 86_400_000}`, 'owner')).json()
    expect([before.photos?.shown, before.contributors]).toEqual([0, report.contributors])
    // What became of the photos of so few says what became of one's.
    const ofOne: GalleryReport = await (await ask('named/report?channel=whatsapp', 'viewer')).json()
    expect(ofOne).toMatchObject({ photos: null, byChannel: [{ key: null, photos: 1 }] })
    const toOwners: GalleryReport = await (await ask('named/report?channel=whatsapp', 'owner')).json()
    expect(toOwners.photos).toEqual(report.photos)
  })

  it('are told what became of the photos of a crowd, and not of one that leaves somebody alone', async () => {
    const photosOf = async (query: string) =>
      ((await (await ask(`bare/report${query}`, 'viewer')).json()) as GalleryReport).photos
    for (let fans = 0; fans < 5; fans++) await (await fanOf('bare')).added(photo)
    const { shown = 0, waiting = 0 } = (await photosOf('?channel=whatsapp')) ?? {}
    expect(shown + waiting).toBeGreaterThan(4)
    // Of two periods, the difference can be one fan's photo.
    expect(await photosOf(`?from=${Date.now() - 86_400_000}`)).toBeNull()
    const fan = new Fan(host, SLUG)
    const first = await fan.opened(rootToken(SLUG))
    const { pass } = await fan.opened(first.link, undefined, { link: `m${first.link}` })
    await new Contributor(fan, pass, 'bare').added(photo)
    expect(await photosOf('?channel=whatsapp')).toBeNull()
    expect(await photosOf('')).toMatchObject({})
    // By generation, it would place a fan in the tree of whom one knows when, or by which channel, the photo came.
    const generations = async (query: string, role: 'owner' | 'viewer') =>
      ((await (await ask(`bare/report${query}`, role)).json()) as GalleryReport).byGeneration.length
    expect(await generations('', 'viewer')).toBeGreaterThan(0)
    for (const query of [`?from=${Date.now() - 86_400_000}`, '?channel=whatsapp']) {
      expect(await generations(query, 'viewer')).toBe(0)
      expect(await generations(query, 'owner')).toBeGreaterThan(0)
    }
  })

  it('are counted apart once their view is voided', async () => {
    const fan = await fanOf('bare')
    await fan.added(photo)
    const read = async (): Promise<GalleryReport> => (await ask('bare/report', 'owner')).json()
    const sum = (parts: readonly { photos: number }[]) => parts.reduce((total, { photos }) => total + photos, 0)
    const { photos, byChannel, overTime } = await read()
    const selection = { campaign: SLUG, node: nodeOf(fan.pass), isSubtree: true }
    expect(await ledger().void(selection, { who: 'test', why: 'a script', what: 'branch' })).toBe(1)
    const after = await read()
    expect(after.photos).toMatchObject({ waiting: (photos?.waiting ?? 0) - 1, voided: (photos?.voided ?? 0) + 1 })
    expect([sum(after.byChannel), sum(after.overTime)]).toEqual([sum(byChannel) - 1, sum(overTime) - 1])
  })
})
