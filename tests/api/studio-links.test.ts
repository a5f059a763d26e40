import { setImmediate } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { ProblemBody } from '../../api/errors.ts'
import type { AuditAnswer } from '../../api/studio/contract/audit-schema.ts'
import type { RootLink } from '../../api/studio/contract/roots-schema.ts'
import { createTokenKind } from '../../seal/link.ts'
import { startHost } from '../support/any-host.ts'
import { keyring, newVisit, rootToken } from '../support/fixture.ts'
import { Fan, type StudioHost } from '../support/host.ts'
import { codeOf, type StudioBrowser, signedIn } from '../support/studio.ts'

let host: StudioHost
let editor: StudioBrowser
let name: string
beforeAll(async () => {
  host = await startHost()
  const signed = await signedIn(host, { role: 'editor', campaigns: ['open', 'fresh', 'busy'] })
  editor = signed.browser
  name = signed.name
})
afterAll(() => host.stop())

const fan = (slug: string) => new Fan(host, slug)
/** The name of the node whose link this is. */
const nameOf = (slug: string, token: string) =>
  createTokenKind(keyring.name(slug)).write(createTokenKind(keyring.link(slug)).read(token) ?? 0)
const tokenOf = ({ url }: RootLink) => url.slice(-22)

async function rootsOf(slug: string, browser = editor): Promise<RootLink[]> {
  const response = await browser.ask(`campaigns/${slug}/roots`)
  expect(response.status).toBe(200)
  return ((await response.json()) as { roots: RootLink[] }).roots
}
async function make(slug: string, roots: unknown[]): Promise<RootLink[]> {
  const response = await editor.send('POST', `campaigns/${slug}/roots`, { roots })
  expect(response.status).toBe(201)
  return ((await response.json()) as { roots: RootLink[] }).roots
}
const change = (slug: string, node: string, body: unknown) =>
  editor.send('PATCH', `campaigns/${slug}/links/${node}`, body)
const log = async (slug: string) => {
  const { entries } = (await (await editor.ask(`audit?campaign=${slug}&most=500`)).json()) as AuditAnswer
  return entries.map(({ who, action, detail }) => ({ who, action, detail }))
}
/** What the links of a campaign and its log are, to see whether anything changed. */
const everything = async (slug: string) => [
  await host.storeOf(slug).db.all(sql`SELECT * FROM roots WHERE campaign = ${slug}`),
  await host.storeOf(slug).db.all(sql`SELECT * FROM restrictions WHERE campaign = ${slug} ORDER BY node`),
  await log(slug),
]

describe('the roots of a campaign', () => {
  it('are told to editors and owners only, since a link opens', async () => {
    const owner = await signedIn(host, { role: 'owner' })
    for (const browser of [editor, owner.browser]) {
      const roots = await rootsOf('open', browser)
      expect(roots.map(({ label }) => label)).toEqual(expect.arrayContaining(['List', 'Capped']))
      const list = roots.find(({ label }) => label === 'List')
      expect(list?.url).toBe(`${host.siteUrl}/open/#w${rootToken('open')}`)
    }
    const viewer = await signedIn(host, { role: 'viewer' })
    const asked = [
      await viewer.browser.ask('campaigns/open/roots'),
      await viewer.browser.send('POST', 'campaigns/open/roots', { roots: [{ label: 'Mine' }] }),
      await viewer.browser.send('PATCH', `campaigns/open/links/${nameOf('open', rootToken('open'))}`, { cap: 1 }),
    ]
    for (const response of asked) {
      expect(response.status).toBe(403)
      expect(await codeOf(response)).toBe('forbidden')
    }
  })

  it('are made one by one: the link opens, and it is written down who made it', async () => {
    const [made] = await make('open', [{ label: 'Nour', kind: 'ambassador', channel: 'instagram', cap: 2 }])
    expect(made).toMatchObject({ label: 'Nour', kind: 'ambassador', channel: 'instagram', views: 0, cap: 2 })
    if (!made) throw new Error('no root')
    await fan('open').opened(tokenOf(made))
    await fan('open').opened(tokenOf(made))
    expect(await codeOf(await fan('open').unlock(tokenOf(made)))).toBe('link-exhausted')
    expect((await rootsOf('open')).find(({ label }) => label === 'Nour')).toMatchObject({ views: 2, cap: 2 })
    expect((await log('open'))[0]).toEqual({ who: name, action: 'root-added', detail: 'Nour' })
  })

  it('get the channel of their kind, and e-mail a link that survives gateways', async () => {
    const [poster, list, mail] = await make('open', [
      { label: 'Wall', kind: 'poster' },
      { label: 'Somewhere' },
      { label: 'Newsletter', channel: 'email' },
    ])
    expect(poster?.url).toMatch(/\/open\/#q\w{22}$/)
    expect(list).toMatchObject({ kind: 'seed', channel: 'copy' })
    expect(mail?.url).toMatch(/\/open\/\?k=m\w{22}$/)
  })

  it('are made two hundred at once, each with a link and an entry in the log', async () => {
    const labels = Array.from({ length: 200 }, (_, i) => `Ambassador ${i}`)
    const made = await make(
      'fresh',
      labels.map((label) => ({ label, kind: 'ambassador' })),
    )
    expect(made.map(({ label }) => label)).toEqual(labels)
    const listed = await rootsOf('fresh')
    expect(made.every((root) => listed.some(({ url }) => url === root.url))).toBe(true)
    expect(new Set(made.map(({ url }) => url)).size).toBe(200)
    expect((await log('fresh')).filter(({ action }) => action === 'root-added')).toHaveLength(200)
    await fan('fresh').opened(tokenOf(made[199] as RootLink))
  })

  it.each([
    ['twins', [{ label: 'New' }, { label: 'Twin' }, { label: 'Twin' }], 'roots.2.label'],
    ['twins that are written differently', [{ label: 'Zo\u00e9' }, { label: 'Zoe\u0301' }], 'roots.1.label'],
    ['one of two lines', [{ label: 'New' }, { label: 'Two\nlines' }], 'roots.1.label'],
    ['one that turns its row round', [{ label: 'Fri\u202eday' }], 'roots.0.label'],
    ['one that cannot be seen', [{ label: '\u200b' }], 'roots.0.label'],
    ['one that is there already', [{ label: 'New' }, { label: 'List' }], 'roots.1.label'],
    ['an unknown channel', [{ label: 'New' }, { label: 'Other', channel: 'fax' }], 'roots.1.channel'],
    ['an empty label', [{ label: 'New' }, { label: ' ' }], 'roots.1.label'],
    ['a cap of nothing', [{ label: 'New', cap: 0 }], 'roots.0.cap'],
    ['none', [], 'roots'],
    ['a thousand and one', Array.from({ length: 1001 }, (_, i) => ({ label: `N${i}` })), 'roots'],
  ])('are made all or none: %s', async (_, roots, field) => {
    const before = await everything('busy')
    const response = await editor.send('POST', 'campaigns/busy/roots', { roots })
    expect(response.status).toBe(400)
    expect(((await response.json()) as ProblemBody).detail).toContain(`${field}:`)
    expect(await everything('busy')).toEqual(before)
  })

  it('are made once when several ask for the same at the same time, and written down once', async () => {
    // As a database on another machine: between what one reads and what it writes, the others read.
    const { db } = host.storeOf('busy')
    const all = db.all.bind(db)
    const late = async (query: Parameters<typeof all>[0]) => {
      const rows = await all(query)
      for (let turn = 0; turn < 50; turn++) await setImmediate()
      return rows
    }
    const slow = vi.spyOn(db, 'all').mockImplementation(late as unknown as typeof all)
    const asked = await Promise.all(
      [3, 4, 5, 6].map(async (cap) => {
        const roots = [{ label: 'Wanted', cap }, { label: `Beside ${cap}` }]
        const response = await editor.send('POST', 'campaigns/busy/roots', { roots })
        return { cap, status: response.status, body: (await response.json()) as Partial<ProblemBody> }
      }),
    )
    slow.mockRestore()
    const [won, ...more] = asked.filter(({ status }) => status === 201)
    expect(more).toEqual([])
    for (const { status, body } of asked.filter((each) => each !== won)) {
      expect([status, body.code]).toEqual([400, 'malformed'])
      expect(body.detail).toContain('roots.0.label: "Wanted" is there already')
    }
    const made = (await rootsOf('busy')).filter(({ label }) => /^(Wanted|Beside)/.test(label))
    expect(made.map(({ label, cap }) => [label, cap]).sort()).toEqual([
      [`Beside ${won?.cap}`, null],
      ['Wanted', won?.cap],
    ])
    const added = (await log('busy')).filter(({ detail }) => /^(Wanted|Beside)/.test(detail))
    expect(added.map(({ detail }) => detail).sort()).toEqual([`Beside ${won?.cap}`, 'Wanted'])
  })

  it('are not made when they cannot be written into the log', async () => {
    const before = await everything('busy')
    await host.storeOf('busy').write([sql`ALTER TABLE audit RENAME TO audit_away`])
    const response = await editor.send('POST', 'campaigns/busy/roots', { roots: [{ label: 'Unlogged' }] })
    const capped = await change('busy', nameOf('busy', rootToken('busy')), { cap: 3 })
    const revoked = await change('busy', nameOf('busy', rootToken('busy')), { revoke: 'branch' })
    await host.storeOf('busy').write([sql`ALTER TABLE audit_away RENAME TO audit`])
    for (const { status } of [response, capped, revoked]) expect(status).toBe(503)
    expect(await everything('busy')).toEqual(before)
  })
})

describe('a cap', () => {
  it('holds at once, and is taken away again', async () => {
    const { link } = await fan('open').opened(rootToken('open'))
    await fan('open').opened(link)
    const node = nameOf('open', link)
    expect(await (await change('open', node, { cap: 1 })).json()).toMatchObject({ revoked: 0, views: 1 })
    expect(await codeOf(await fan('open').unlock(link))).toBe('link-exhausted')
    expect((await change('open', node, { cap: null })).status).toBe(200)
    await fan('open').opened(link)
    expect((await log('open')).slice(0, 2)).toEqual([
      { who: name, action: 'link-capped', detail: `${node}: no limit` },
      { who: name, action: 'link-capped', detail: `${node}: 1` },
    ])
  })
})

describe('revoking', () => {
  it('says first what it would do, and does nothing', async () => {
    const a = await fan('open').opened(rootToken('open'))
    const b = await fan('open').opened(a.link)
    await fan('open').opened(b.link)
    const before = await everything('open')
    const node = nameOf('open', a.link)
    const would = async (body: object) => (await change('open', node, { ...body, dryRun: true })).json()
    expect(await would({ revoke: 'link' })).toMatchObject({ revoked: 1, views: 1 })
    expect(await would({ revoke: 'branch' })).toMatchObject({ revoked: 3, views: 1 })
    expect(await would({ cap: 5 })).toMatchObject({ revoked: 0, views: 1 })
    expect(await everything('open')).toEqual(before)
    await fan('open').opened(b.link)
  })

  it('a fan’s link: neither link nor pass opens anything, what grew from it goes on', async () => {
    const a = await fan('open').opened(rootToken('open'))
    const b = await fan('open').opened(a.link)
    const node = nameOf('open', a.link)
    expect(await (await change('open', node, { revoke: 'link' })).json()).toMatchObject({ revoked: 1, views: 1 })
    expect(await codeOf(await fan('open').unlock(a.link))).toBe('link-revoked')
    expect(await codeOf(await fan('open').get('pass', { Authorization: `Pass ${a.pass}` }))).toBe('link-revoked')
    expect(await codeOf(await fan('open').unlock(rootToken('open'), newVisit(), { pass: a.pass }))).toBe('link-revoked')
    await fan('open').opened(b.link)
    expect((await log('open'))[0]).toEqual({ who: name, action: 'link-revoked', detail: node })
  })

  it('a branch takes all that grew from it, once: the second time nothing is left to write down', async () => {
    const [made] = await make('open', [{ label: 'Street' }])
    const a = await fan('open').opened(tokenOf(made as RootLink))
    const b = await fan('open').opened(a.link)
    const node = made?.node ?? ''
    await change('open', nameOf('open', a.link), { revoke: 'link' })
    expect(await (await change('open', node, { revoke: 'branch', dryRun: true })).json()).toMatchObject({ revoked: 2 })
    expect(await (await change('open', node, { revoke: 'branch' })).json()).toMatchObject({ revoked: 2, views: 1 })
    expect(await (await change('open', node, { revoke: 'branch' })).json()).toMatchObject({ revoked: 0, views: 1 })
    for (const token of [tokenOf(made as RootLink), a.link, b.link]) {
      expect(await codeOf(await fan('open').unlock(token))).toBe('link-revoked')
    }
    const entries = (await log('open')).filter(({ action }) => action === 'branch-revoked')
    expect(entries).toEqual([{ who: name, action: 'branch-revoked', detail: 'Street' }])
    expect((await rootsOf('open')).find(({ label }) => label === 'Street')?.revokedAt).toBeGreaterThan(0)
  })

  it('a link that is there nowhere, or in another campaign, is unknown', async () => {
    const foreign = await fan('shown').opened(rootToken('shown'))
    const restricted = () => host.storeOf('shown').db.all(sql`SELECT * FROM restrictions WHERE campaign = 'shown'`)
    const before = await restricted()
    const unknown = [nameOf('shown', foreign.link), '1', '0', '-1', 'x', '1e3', '0x10', '9'.repeat(16), '9'.repeat(30)]
    for (const node of unknown) {
      const response = await change('open', node, { revoke: 'branch' })
      expect(response.status, node).toBe(404)
      expect(await codeOf(response)).toBe('link-unknown')
    }
    expect(await codeOf(await change('shown', nameOf('shown', foreign.link), { revoke: 'link' }))).toBe(
      'campaign-unknown',
    )
    expect(await restricted()).toEqual(before)
  })

  it('is undone: link and pass open again, and what was revoked for a reason of its own stays so', async () => {
    const a = await fan('open').opened(rootToken('open'))
    const b = await fan('open').opened(a.link)
    const c = await fan('open').opened(b.link)
    await change('open', nameOf('open', c.link), { revoke: 'link' })
    const node = nameOf('open', a.link)
    await change('open', node, { revoke: 'branch' })
    expect(await (await change('open', node, { restore: 'branch', dryRun: true })).json()).toMatchObject({
      restored: 2,
    })
    expect(await codeOf(await fan('open').unlock(b.link))).toBe('link-revoked')
    expect(await (await change('open', node, { restore: 'branch' })).json()).toMatchObject({ restored: 2, revoked: 0 })
    for (const { link, pass } of [a, b]) {
      await fan('open').opened(link)
      expect((await fan('open').get('pass', { Authorization: `Pass ${pass}` })).status).toBe(200)
    }
    expect(await codeOf(await fan('open').unlock(c.link))).toBe('link-revoked')
    expect(await (await change('open', node, { restore: 'branch' })).json()).toMatchObject({ restored: 0 })
    expect((await log('open'))[0]).toEqual({ who: name, action: 'branch-restored', detail: node })
  })

  it('is undone for a branch whose link had been revoked alone before', async () => {
    const a = await fan('open').opened(rootToken('open'))
    const b = await fan('open').opened(a.link)
    const node = nameOf('open', a.link)
    await change('open', node, { revoke: 'link' })
    expect(await (await change('open', node, { revoke: 'branch' })).json()).toMatchObject({ revoked: 1 })
    for (const dryRun of [true, false]) {
      expect(await (await change('open', node, { restore: 'branch', dryRun })).json()).toMatchObject({ restored: 2 })
    }
    await fan('open').opened(a.link)
    await fan('open').opened(b.link)
  })

  it('leaves out what was revoked by itself before, even after its link had been', async () => {
    const a = await fan('open').opened(rootToken('open'))
    const [b, c] = [await fan('open').opened(a.link), await fan('open').opened(a.link)]
    const node = nameOf('open', a.link)
    await change('open', node, { revoke: 'link' })
    await change('open', nameOf('open', c.link), { revoke: 'link' })
    await change('open', node, { revoke: 'branch' })
    expect(await (await change('open', node, { restore: 'branch' })).json()).toMatchObject({ restored: 2 })
    await fan('open').opened(b.link)
    expect(await codeOf(await fan('open').unlock(c.link))).toBe('link-revoked')
  })

  it('restores a link below a revoked one, says so, and the branch around it afterwards', async () => {
    const a = await fan('open').opened(rootToken('open'))
    const [b, other] = [await fan('open').opened(a.link), await fan('open').opened(a.link)]
    const c = await fan('open').opened(b.link)
    const node = nameOf('open', a.link)
    await change('open', node, { revoke: 'branch' })
    const answer = { restored: 1, isAboveRevoked: true }
    for (const dryRun of [true, false]) {
      const response = await change('open', nameOf('open', b.link), { restore: 'link', dryRun })
      expect(await response.json()).toMatchObject(answer)
    }
    const grown = await fan('open').opened(b.link)
    expect(await codeOf(await fan('open').unlock(c.link))).toBe('link-revoked')
    // Revoked once more, it is one revocation.
    expect(await (await change('open', node, { revoke: 'branch' })).json()).toMatchObject({ revoked: 2 })
    const back = await change('open', node, { restore: 'branch' })
    expect(await back.json()).toMatchObject({ restored: 5, isAboveRevoked: false })
    for (const { link } of [a, b, c, other, grown]) await fan('open').opened(link)
  })

  it.each([
    {},
    { cap: 2, revoke: 'link' },
    { void: 'view' },
    { void: 'view', why: ' ' },
    { revoke: 'link', restore: 'link' },
    { cap: 0 },
    { cap: 1.5 },
    { revoke: 'all' },
    { cap: 1, force: true },
  ])('asks for one thing at a time: %j', async (body) => {
    const response = await change('open', nameOf('open', rootToken('open')), body)
    expect(await codeOf(response)).toBe('malformed')
  })
})
