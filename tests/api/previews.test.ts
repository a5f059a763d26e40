import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PreviewAnswer } from '../../api/fan-contract.ts'
import type { PreviewLink, PreviewsAnswer } from '../../api/studio/contract/previews-schema.ts'
import { makePreview } from '../../api/studio/previews.ts'
import { createTokenKind } from '../../seal/link.ts'
import { startHost } from '../support/any-host.ts'
import { keyring, newVisit, rootToken } from '../support/fixture.ts'
import { Fan, newAddress, type StudioHost } from '../support/host.ts'
import { codeOf, everythingOf, type StudioBrowser, signedIn } from '../support/studio.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

let host: StudioHost
let editor: StudioBrowser
let owner: StudioBrowser
beforeAll(async () => {
  host = await startHost()
  editor = (await signedIn(host, { name: 'Nadia', role: 'editor' })).browser
  owner = (await signedIn(host, { name: 'Olga', role: 'owner' })).browser
})
afterAll(() => host.stop())

const fan = (slug: string, address?: string) => new Fan(host, slug, address)
const tokenOf = ({ url }: Pick<PreviewLink, 'url'>) => (url ?? '').slice(-22)

async function made(slug: string, body: { expiresAt?: number } = {}): Promise<PreviewLink> {
  const response = await editor.send('POST', `campaigns/${slug}/previews`, body)
  expect(response.status).toBe(201)
  const [preview] = ((await response.json()) as PreviewsAnswer).previews
  if (!preview) throw new Error('No preview came back')
  return preview
}

async function listed(slug: string): Promise<PreviewLink[]> {
  return ((await (await owner.ask(`campaigns/${slug}/previews`)).json()) as PreviewsAnswer).previews
}

/** Good until a moment of the past, as time would make it. */
async function expired(slug: string): Promise<string> {
  const world = { store: host.storeOf(slug), siteUrl: host.siteUrl, now: () => Date.now() - DAY_MS }
  const campaign = { slug, previews: createTokenKind(keyring.preview(slug)) }
  return tokenOf(await makePreview(world, campaign, { who: 'test', expiresAt: Date.now() - 1 }))
}

/** What changes by itself: sessions are seen, and a writer renews its lease. */
const CHANGING = ['studio_sessions', 'writers']

/** Every row of every table but {@link CHANGING}. Nobody may read what workerd keeps of its own. */
async function everything(): Promise<Record<string, unknown[]>> {
  const { db } = host.storeOf('open')
  const tables = await db.all<{ name: string }>(sql`SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`)
  const names = tables.map(({ name }) => name).filter((name) => !CHANGING.includes(name) && !name.startsWith('_cf_'))
  expect(names).toEqual(expect.arrayContaining(['nodes', 'tallies', 'refusals', 'intents', 'threads', 'previews']))
  const rows = await Promise.all(names.map((name) => db.all(sql`SELECT * FROM ${sql.identifier(name)}`)))
  return Object.fromEntries(names.map((name, i) => [name, rows[i] ?? []]))
}

describe('a preview', () => {
  it.each(['early', 'open', 'shown', 'over'])(
    'gives the key of every piece of %s, whatever its phase',
    async (slug) => {
      const { keys, until } = await answerOf(slug, await made(slug))
      expect(Object.keys(keys)).toEqual(['clip', 'making-of', 'track', 'past', 'future'])
      expect(keys['making-of']).toBe(Buffer.from(keyring.content(slug, 'making-of', '0.0')).toString('base64url'))
      expect(until).toBeGreaterThan(Date.now())
    },
  )

  it('may not be kept by any cache', async () => {
    const response = await fan('open').post('preview', { preview: tokenOf(await made('open')) })
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  it('is counted nowhere: not a row of the database is another one after it was used, or was not good', async () => {
    await fan('open').opened(rootToken('open'))
    const good = tokenOf(await made('open'))
    const over = await expired('open')
    const report = await (await owner.ask('campaigns/open/report?from=0')).json()
    const before = await everything()
    for (let i = 0; i < 20; i++) expect((await fan('open').post('preview', { preview: good })).status).toBe(200)
    for (const preview of [over, rootToken('open')]) {
      expect((await fan('open').post('preview', { preview })).status).toBe(403)
    }
    await fan('open').post('preview', { preview: good }, { 'User-Agent': 'curl/8.9.1' })
    await fan('open').get(`preview?k=P${good}`)
    expect(await everything()).toEqual(before)
    const after = await (await owner.ask('campaigns/open/report?from=0')).json()
    expect((after as typeof report).totals).toEqual((report as { totals: unknown }).totals)
  })

  it('is told apart from nothing when it is wrong, revoked, expired or another campaign’s', async () => {
    const revoked = await made('open')
    await editor.ask(`campaigns/open/previews/${revoked.id}`, { method: 'DELETE' })
    const wrong = [
      '1'.repeat(22),
      tokenOf(revoked),
      await expired('open'),
      tokenOf(await made('fresh')),
      rootToken('open'),
      createTokenKind(keyring.preview('open')).write(12345),
    ]
    const answers = await Promise.all(
      wrong.map(async (preview) => everythingOf(await fan('open').post('preview', { preview }))),
    )
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain('link-invalid')
  })

  it('opens no gate and reopens nothing: it is neither a private link nor a pass', async () => {
    const preview = tokenOf(await made('open'))
    expect(await codeOf(await fan('open').unlock(preview))).toBe('link-invalid')
    expect(await codeOf(await fan('open').post('unlock', { link: `P${preview}`, visit: newVisit() }))).toBe('malformed')
    expect(await codeOf(await fan('open').get('pass', { Authorization: `Pass ${preview}` }))).toBe('link-invalid')
    const counted = await fan('open').opened(rootToken('open'), newVisit(), { pass: preview })
    expect(counted.counted).toBe(true)
    for (const route of ['intents', 'words']) {
      const response = await fan('open').post(route, { pass: preview, ...(route === 'intents' && { channel: 'copy' }) })
      expect(await codeOf(response)).toBe('link-invalid')
    }
  })

  it('says words as a fan would, which stand for nothing', async () => {
    const { words } = await answerOf('open', await made('open'))
    expect(words?.words).toHaveLength(3)
    expect(await codeOf(await fan('open').say((words?.words ?? []).join(' ')))).toBe('words-unknown')
    expect((await answerOf('silent', await made('silent'))).words).toBeUndefined()
  })

  it('is refused to who calls itself a robot', async () => {
    const preview = tokenOf(await made('open'))
    const response = await fan('open').post('preview', { preview }, { 'User-Agent': 'facebookexternalhit/1.1' })
    expect(await codeOf(response)).toBe('automated')
  })

  it('slows down who tries and tries, and still opens a right one from the same network', async () => {
    const good = tokenOf(await made('open'))
    const office = fan('open', newAddress())
    const wrong = { preview: '1'.repeat(22) }
    const answers = await Promise.all(Array.from({ length: 60 }, () => office.post('preview', wrong)))
    const codes = await Promise.all(answers.map(codeOf))
    expect(codes.filter((code) => code === 'link-invalid').length).toBeGreaterThanOrEqual(30)
    expect(new Set(codes)).toEqual(new Set(['link-invalid', 'slow-down']))
    expect((await office.post('preview', { preview: good })).status).toBe(200)
    expect(await codeOf(await fan('open').post('preview', { preview: '1'.repeat(22) }))).toBe('link-invalid')
  })
})

async function answerOf(slug: string, preview: PreviewLink): Promise<PreviewAnswer> {
  const response = await fan(slug).post('preview', { preview: tokenOf(preview) })
  expect(response.status).toBe(200)
  return (await response.json()) as PreviewAnswer
}

describe('previews in the studio', () => {
  it('are made for seven days unless somebody says otherwise, and for ninety at most', async () => {
    const usual = await made('busy')
    expect(usual.expiresAt - usual.createdAt).toBe(7 * DAY_MS)
    const expiresAt = Date.now() + 2 * HOUR_MS
    expect((await made('busy', { expiresAt })).expiresAt).toBe(expiresAt)
    for (const [moment, mend] of [
      [Date.now() - 1, 'a time to come'],
      [Date.now() + 91 * DAY_MS, '90 days from now at most'],
    ] as const) {
      const response = await editor.send('POST', 'campaigns/busy/previews', { expiresAt: moment })
      expect(await response.json()).toMatchObject({ code: 'malformed', detail: expect.stringContaining(mend) })
    }
  })

  it('are listed with who made them and until when, and with their address while they are good', async () => {
    const [first, second] = [await made('fresh'), await made('fresh')]
    await editor.ask(`campaigns/fresh/previews/${first.id}`, { method: 'DELETE' })
    const [newest, older] = await listed('fresh')
    expect(newest).toEqual({ ...second, who: 'Nadia', revokedAt: null })
    expect(older).toMatchObject({ id: first.id, url: null, revokedAt: expect.any(Number) })
    expect(second.url).toMatch(/\/fresh\/#P[1-9A-Za-z]{22}$/)
  })

  it('are revoked at once, and written down with who made and who revoked them', async () => {
    const preview = await made('silent')
    expect((await fan('silent').post('preview', { preview: tokenOf(preview) })).status).toBe(200)
    const ended = () => owner.ask(`campaigns/silent/previews/${preview.id}`, { method: 'DELETE' })
    expect([(await ended()).status, (await ended()).status]).toEqual([204, 204])
    expect((await fan('silent').post('preview', { preview: tokenOf(preview) })).status).toBe(403)
    const log = (await (await owner.ask('audit?campaign=silent')).json()) as { entries: unknown[] }
    const until = `${new Date(preview.expiresAt).toISOString().slice(0, 16)}Z`
    expect(log.entries.slice(0, 2)).toEqual([
      expect.objectContaining({ action: 'preview-revoked', who: 'Olga', detail: String(preview.id) }),
      expect.objectContaining({ action: 'preview-made', who: 'Nadia', detail: `${preview.id}, until ${until}` }),
    ])
    expect(JSON.stringify(log)).not.toContain(tokenOf(preview))
  })

  it('are unknown under another campaign, and under no number', async () => {
    const { id } = await made('open')
    for (const wrong of [`campaigns/busy/previews/${id}`, 'campaigns/open/previews/x', 'campaigns/open/previews/0']) {
      expect(await codeOf(await editor.ask(wrong, { method: 'DELETE' }))).toBe('link-unknown')
    }
    expect((await listed('open')).find((each) => each.id === id)?.revokedAt).toBeNull()
  })

  it('are for editors and owners: a viewer neither makes, sees nor ends one, nor does who has no such campaign', async () => {
    const { id } = await made('open')
    const { browser: viewer } = await signedIn(host, { role: 'viewer' })
    const { browser: stranger } = await signedIn(host, { role: 'editor', campaigns: ['busy'] })
    for (const [browser, code] of [
      [viewer, 'forbidden'],
      [stranger, 'campaign-unknown'],
    ] as const) {
      expect(await codeOf(await browser.ask('campaigns/open/previews'))).toBe(code)
      expect(await codeOf(await browser.send('POST', 'campaigns/open/previews', {}))).toBe(code)
      expect(await codeOf(await browser.ask(`campaigns/open/previews/${id}`, { method: 'DELETE' }))).toBe(code)
    }
    expect((await listed('open')).find((each) => each.id === id)?.revokedAt).toBeNull()
  })
})
