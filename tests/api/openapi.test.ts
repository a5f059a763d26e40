import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import type { Hono } from 'hono'
import { inspectRoutes } from 'hono/dev'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../api/app.ts'
import type { Deps } from '../../api/deps.ts'
import { PROBLEMS } from '../../api/errors.ts'
import type { ApiDescription } from '../../api/openapi/document.ts'
import type { AmbassadorsAnswer } from '../../api/studio/contract/ambassadors-schema.ts'
import type { EnlistedAnswer } from '../../api/studio/contract/members-schema.ts'
import { AmbassadorPage, pageToken } from '../support/ambassadors.ts'
import { startHost } from '../support/any-host.ts'
import { newVisit, rootToken } from '../support/fixture.ts'
import { Fan, type StudioHost } from '../support/host.ts'
import { type StudioBrowser, signedIn } from '../support/studio.ts'

let host: StudioHost
let owner: StudioBrowser
let document: ApiDescription
let ajv: Ajv2020
beforeAll(async () => {
  host = await startHost()
  owner = (await signedIn(host, { role: 'owner' })).browser
  document = await (await host.fetch('/api/openapi.json')).json()
  ajv = new Ajv2020({ strict: false, formats: { uri: URL.canParse } })
  ajv.addSchema(document, 'api')
})
afterAll(() => host.stop())

const described = () =>
  Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )

it('describes every route that there is, and no other', () => {
  // Routes are registered before anything is asked of the world.
  const app = createApp({ siteUrl: 'https://share.example' } as Deps)
  const registered = inspectRoutes(app as unknown as Hono)
    .filter(({ isMiddleware, method }) => !isMiddleware && method !== 'ALL')
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
  expect([...new Set(registered)].sort()).toEqual([...described()].sort())
})

it('names each operation once, and every answer that a status can have', () => {
  const operations = Object.values(document.paths ?? {}).flatMap((methods) => Object.values(methods))
  const names = operations.map(({ operationId }) => operationId)
  expect(new Set(names).size).toBe(names.length)
  expect(document.openapi).toBe('3.1.0')
  const schemes = Object.keys(document.components?.securitySchemes ?? {})
  for (const { security = [] } of operations) {
    for (const name of security.flatMap(Object.keys)) expect(schemes).toContain(name)
  }
  const codes = JSON.stringify(document.paths)
  for (const code of Object.keys(PROBLEMS)) expect(codes, code).toContain(`\`${code}\``)
})

/** Operations whose answers {@link expectAsDescribed} has seen. */
const seen = new Set<string>()

/** Streams, the page for people, and the routes of kinds, whose own tests say what they answer. */
const HELD_ELSEWHERE = /\/live$|\/docs$|\/pieces\//

interface Told {
  content?: Record<string, object>
}

/** Holds an answer against what the description says of its route, status and type. */
async function expectAsDescribed(method: string, path: string, response: Response): Promise<unknown> {
  const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? ''
  seen.add(`${method.toUpperCase()} ${path}`)
  const operations = document.paths?.[path] as Record<string, { responses: Record<string, Told> }> | undefined
  const told = operations?.[method]?.responses[response.status]
  expect(told, `${method} ${path}: ${response.status}`).toBeDefined()
  if (response.status === 204) return expect(told?.content).toBeUndefined()
  expect(Object.keys(told?.content ?? {})).toContain(type)
  const text = await response.text()
  if (!type.endsWith('json')) return text
  const pointer = ['paths', path, method, 'responses', response.status, 'content', type, 'schema']
  const escaped = pointer.map((part) => encodeURIComponent(String(part).replaceAll('~', '~0').replaceAll('/', '~1')))
  const validate = ajv.compile({ $ref: `api#/${escaped.join('/')}` }) as ValidateFunction
  const body: unknown = JSON.parse(text)
  expect(validate(body) ? [] : validate.errors, `${method} ${path}: ${text.slice(0, 300)}`).toEqual([])
  return body
}

describe('what the fan’s routes answer', () => {
  const fan = (slug: string) => new Fan(host, slug)
  const of = (route: string) => `/api/campaigns/{slug}/${route}`

  it('is as described, when they say yes', async () => {
    const mine = await fan('open').opened(rootToken('open'))
    const { pass } = mine
    await expectAsDescribed('post', of('unlock'), await fan('open').unlock(mine.link))
    await expectAsDescribed('get', of('pass'), await fan('open').get('pass', { Authorization: `Pass ${pass}` }))
    await expectAsDescribed('get', of('tally'), await fan('open').get('tally'))
    await expectAsDescribed('get', of('badge.svg'), await fan('open').get('badge.svg'))
    await expectAsDescribed('get', of('keys'), await fan('shown').get('keys'))
    await expectAsDescribed('post', of('intents'), await fan('open').post('intents', { pass, channel: 'copy' }))
    const lent = await expectAsDescribed('post', of('words'), await fan('open').post('words', { pass }))
    const { words } = lent as { words: string[] }
    await expectAsDescribed('post', of('spoken'), await fan('open').post('spoken', { words: words.join(' ') }))
    const grouped = fan('group')
    const member = (await grouped.opened(rootToken('group'))).pass
    const authorization = { Authorization: `Pass ${member}` }
    await expectAsDescribed('post', of('follow'), await grouped.post('follow', { pass: member, opened: ['clip'] }))
    await expectAsDescribed('post', of('presence'), await grouped.post('presence', { pass: member, here: true }))
    const line = newVisit()
    const told = await grouped.post('tell', { id: line, line: 'Merci.' }, authorization)
    await expectAsDescribed('post', of('tell'), told)
    await expectAsDescribed('get', of('tell'), await grouped.get('tell', authorization))
    const taken = await grouped.ask(`tell/${line}`, { method: 'DELETE', headers: authorization })
    await expectAsDescribed('delete', of('tell/{line}'), taken)
    const made = await owner.send('POST', 'campaigns/open/previews', {})
    const { previews } = (await made.json()) as { previews: { url: string }[] }
    const preview = previews[0]?.url.split('#P')[1]
    await expectAsDescribed('post', of('preview'), await fan('open').post('preview', { preview }))
    const invited = await fan('circled').post('invitation', { link: `w${rootToken('circled', 'Brest')}` })
    await expectAsDescribed('post', of('invitation'), invited)
    const born = await fan('circled').unlock(rootToken('circled', 'Brest'))
    expect(await expectAsDescribed('post', of('unlock'), born)).toMatchObject({ circle: { id: 'bretagne' } })
    const page = new AmbassadorPage(host, 'led', pageToken('led', 'Claire'))
    await expectAsDescribed('get', of('ambassador'), await page.ask())
    await expectAsDescribed('put', of('ambassador/note'), await page.ask('PUT', '/note', { text: 'Merci.' }))
    await expectAsDescribed('delete', of('ambassador/note'), await page.ask('DELETE', '/note'))
    await expectAsDescribed('put', of('ambassador/ranking'), await page.ask('PUT', '/ranking', { listed: true }))
    await expectAsDescribed('get', of('ambassador/proof'), await page.ask('GET', '/proof'))
    await expectAsDescribed('get', '/api/jwks.json', await host.fetch('/api/jwks.json'))
    await expectAsDescribed('get', '/api/health', await host.fetch('/api/health'))
    await expectAsDescribed('get', '/api/health/live', await host.fetch('/api/health/live'))
    await expectAsDescribed('get', '/api/openapi.json', await host.fetch('/api/openapi.json'))
  })

  it('is as described, when they say no', async () => {
    const page = new AmbassadorPage(host, 'led', pageToken('led', 'Claire'))
    const refused: [string, string, Promise<Response>][] = [
      ['post', 'unlock', fan('open').post('unlock', {})],
      ['post', 'unlock', fan('open').post('unlock', 'x'.repeat(2000))],
      ['post', 'unlock', fan('open').unlock(rootToken('busy'))],
      ['post', 'unlock', fan('early').unlock(rootToken('early'))],
      ['post', 'unlock', fan('over').unlock(rootToken('over'))],
      ['post', 'unlock', fan('nowhere').unlock(rootToken('open'))],
      [
        'post',
        'unlock',
        fan('open').post('unlock', { link: `w${rootToken('open')}`, visit: newVisit() }, { 'User-Agent': 'curl/8' }),
      ],
      ['post', 'unlock', fan('circled').unlock(rootToken('circled'), newVisit(), { circle: 'alsace' })],
      ['post', 'invitation', fan('circled').post('invitation', { link: `w${rootToken('open')}` })],
      ['get', 'pass', fan('open').get('pass')],
      ['get', 'keys', fan('open').get('keys')],
      ['put', 'ambassador/note', page.ask('PUT', '/note', { text: '06 12 34 56 78' })],
      ['get', 'ambassador', fan('led').get('ambassador')],
      ['get', 'badge.svg', fan('open').get('badge.svg?theme=pink')],
      ['post', 'preview', fan('open').post('preview', { preview: rootToken('open') })],
      ['post', 'words', fan('silent').post('words', {})],
      ['post', 'spoken', fan('open').say('not these words')],
      ['post', 'follow', fan('open').post('follow', {})],
      ['post', 'presence', fan('group').post('presence', {})],
      ['get', 'tell', fan('group').get('tell')],
    ]
    for (const [method, route, response] of refused) {
      expect((await response).status).toBeGreaterThan(399)
      await expectAsDescribed(method, of(route), await response)
    }
  })
})

describe('what the studio’s routes answer', () => {
  const of = (route: string) => `/api/studio/campaigns/{slug}/${route}`

  it('is as described, when they say yes', async () => {
    const { link } = await new Fan(host, 'open').opened(rootToken('open'))
    await new Fan(host, 'open').opened(link)
    for (const route of ['session', 'audit', 'campaigns']) {
      await expectAsDescribed('get', `/api/studio/${route}`, await owner.ask(route))
    }
    for (const route of ['report', 'tree', 'roots', 'previews', 'word', 'told', 'follows']) {
      await expectAsDescribed('get', of(route), await owner.ask(`campaigns/open/${route}`))
    }
    const claire = new AmbassadorPage(host, 'led', pageToken('led', 'Claire'))
    const { note } = await claire.write('Merci encore.')
    const led = await owner.ask('campaigns/led/ambassadors')
    const { ambassadors } = (await expectAsDescribed('get', of('ambassadors'), led)) as AmbassadorsAnswer
    const ambassador = `campaigns/led/ambassadors/${ambassadors.find(({ label }) => label === 'Claire')?.node}`
    const shown = await owner.send('PATCH', `${ambassador}/note`, { state: 'shown', at: note?.at })
    await expectAsDescribed('patch', of('ambassadors/{node}/note'), shown)
    await expectAsDescribed('get', of('ambassadors/{node}/proof'), await owner.ask(`${ambassador}/proof`))
    await expectAsDescribed('post', of('ambassadors/{node}/page'), await owner.send('POST', `${ambassador}/page`, {}))
    const stale = await owner.send('PATCH', `${ambassador}/note`, { state: 'shown', at: 1 })
    await expectAsDescribed('patch', of('ambassadors/{node}/note'), stale)
    await expectAsDescribed('get', of('circles'), await owner.ask('campaigns/circled/circles'))
    await new Fan(host, 'circled').opened(rootToken('circled', 'Brest'))
    const tried = await owner.send('POST', 'campaigns/circled/circles/bretagne.1/split', { dryRun: true })
    await expectAsDescribed('post', of('circles/{part}/split'), tried)
    const { browser, key } = await signedIn(host, { role: 'owner' })
    await expectAsDescribed('post', '/api/studio/session', await browser.signIn(key))
    const made = await browser.send('POST', 'campaigns/open/roots', { roots: [{ label: 'Described', cap: 5 }] })
    const { roots } = (await expectAsDescribed('post', of('roots'), made)) as { roots: { node: string }[] }
    const changed = await browser.send('PATCH', `campaigns/open/links/${roots[0]?.node}`, { revoke: 'branch' })
    await expectAsDescribed('patch', of('links/{node}'), changed)
    const members = Array.from({ length: 6 }, (_, i) => `Member ${i}`)
    const brought = await browser.send('POST', 'campaigns/open/members', { lists: [{ label: 'Club', members }] })
    const { lists } = (await expectAsDescribed('post', of('members'), brought)) as EnlistedAnswer
    const list = lists[0]?.list
    const page = await browser.ask(`campaigns/open/members/${list}?most=2`)
    await expectAsDescribed('get', of('members/{list}'), page)
    const taken = await browser.send('POST', 'campaigns/fresh/members/take-over', { from: 'open' })
    await expectAsDescribed('post', of('members/take-over'), taken)
    await expectAsDescribed('get', of('members'), await browser.ask('campaigns/open/members'))
    const previewed = await browser.send('POST', 'campaigns/open/previews', {})
    const { previews } = (await expectAsDescribed('post', of('previews'), previewed)) as { previews: { id: number }[] }
    const ended = await browser.ask(`campaigns/open/previews/${previews[0]?.id}`, { method: 'DELETE' })
    await expectAsDescribed('delete', of('previews/{id}'), ended)
    for (const file of ['views.csv', 'nodes.json', 'audit.json']) {
      await expectAsDescribed('get', of('export/{file}'), await browser.ask(`campaigns/open/export/${file}`))
    }
    const word = await browser.send('POST', 'campaigns/open/word', { locale: 'fr', text: 'Merci.' })
    await expectAsDescribed('post', of('word'), word)
    const sorted = await browser.send('PATCH', 'campaigns/group/told', { ids: [newVisit()], state: 'read' })
    await expectAsDescribed('patch', of('told'), sorted)
    await expectAsDescribed('delete', '/api/studio/session', await browser.ask('session', { method: 'DELETE' }))
    const { browser: leaving } = await signedIn(host, { role: 'owner' })
    const left = await leaving.ask('sessions', { method: 'DELETE' })
    await expectAsDescribed('delete', '/api/studio/sessions', left)
  })

  it('is as described, when they say no', async () => {
    const { browser: viewer } = await signedIn(host, { role: 'viewer', campaigns: ['open'] })
    const refused: [string, string, Promise<Response>][] = [
      ['post', '/api/studio/session', viewer.signIn('nothing')],
      ['get', '/api/studio/session', host.fetch('/api/studio/session')],
      ['get', '/api/studio/audit', viewer.ask('audit?most=0')],
      ['get', of('report'), viewer.ask('campaigns/busy/report')],
      ['get', of('report'), viewer.ask('campaigns/open/report?zone=Nowhere')],
      ['get', of('roots'), viewer.ask('campaigns/open/roots')],
      ['get', of('previews'), viewer.ask('campaigns/open/previews')],
      ['post', of('previews'), owner.send('POST', 'campaigns/open/previews', { expiresAt: 0 })],
      ['delete', of('previews/{id}'), owner.ask('campaigns/open/previews/0', { method: 'DELETE' })],
      ['get', of('word'), viewer.ask('campaigns/open/word')],
      ['post', of('word'), owner.send('POST', 'campaigns/open/word', { locale: 'xx', text: '' })],
      ['patch', of('told'), owner.send('PATCH', 'campaigns/open/told', { ids: [], state: 'read' })],
      ['get', of('follows'), viewer.ask('campaigns/open/follows?from=0')],
      ['post', of('roots'), owner.send('POST', 'campaigns/open/roots', { roots: [] })],
      ['post', of('members'), owner.send('POST', 'campaigns/open/members', { lists: [{ label: 'X', members: [] }] })],
      ['get', of('members/{list}'), owner.ask('campaigns/open/members/nothing')],
      ['post', of('members/take-over'), owner.send('POST', 'campaigns/open/members/take-over', { from: 'open' })],
      ['patch', of('links/{node}'), owner.send('PATCH', 'campaigns/open/links/1', { cap: 1 })],
      ['get', of('circles'), owner.ask('campaigns/open/circles')],
      ['post', of('circles/{part}/split'), viewer.send('POST', 'campaigns/circled/circles/bretagne.1/split', {})],
      ['post', of('circles/{part}/split'), owner.send('POST', 'campaigns/circled/circles/alsace.1/split', {})],
      ['get', of('export/{file}'), viewer.ask('campaigns/open/export/nothing.csv')],
      [
        'delete',
        '/api/studio/session',
        viewer.ask('session', { method: 'DELETE', headers: { 'Sec-Fetch-Site': 'cross-site' } }),
      ],
    ]
    for (const [method, path, response] of refused) {
      expect((await response).status).toBeGreaterThan(399)
      await expectAsDescribed(method, path, await response)
    }
  })
})

describe('the page for people', () => {
  it('shows every operation, and nothing but its own style may load', async () => {
    const response = await host.fetch('/api/docs')
    const page = await response.text()
    for (const operation of described()) expect(page).toContain(`<code>${operation.split(' ')[1]}</code>`)
    const csp = response.headers.get('content-security-policy') ?? ''
    expect(csp).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]{43}='; /)
    expect(page).toContain(`content="${csp.replace("; frame-ancestors 'none'", '').replaceAll("'", '&#39;')}"`)
    expect(page).not.toMatch(/<script|<link|<img|style="|\son\w+="/)
  })
})

it('leaves no route whose answer nothing holds against its description', () => {
  expect(described().filter((operation) => !seen.has(operation) && !HELD_ELSEWHERE.test(operation))).toEqual([])
})
