import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import type { EdgeEnv } from '../../../api/edge/edge-env.ts'
import { MEMBER } from '../../../api/edge/member-header.ts'
import { placeOf } from '../../../api/edge/place-of.ts'
import { route } from '../../../api/edge/routing.ts'
import { FULL } from '../../../api/routes/live.ts'
import { signedHeaders } from '../../../seal/operator-signature.ts'
import { keyring, manifest } from '../../support/fixture.ts'

test.each([
  ['/api/campaigns/open/unlock', { at: 'campaign', slug: 'open' }],
  ['/api/operator/campaigns/open/read', { at: 'operator', slug: 'open' }],
  ['/api/campaigns/open/live', { at: 'stream', slug: 'open' }],
  ['/api/campaigns/open/live/', { at: 'campaign', slug: 'open' }],
  ['/api/campaigns/open/tally', { at: 'figures', slug: 'open' }],
  ['/api/campaigns/open/badge.svg', { at: 'figures', slug: 'open' }],
  ['/api/operator/campaigns/open/tally', { at: 'operator', slug: 'open' }],
  ['/api/campaigns/op%65n/live', { at: 'stream', slug: 'open' }],
  ['/api/campaigns/open%2Flive', { at: 'campaign', slug: 'open/live' }],
  ['/api/campaigns/%E0%A4%A/tally', { at: 'figures', slug: '%E0%A4%A' }],
  ['/api/operator/campaigns/open/live', { at: 'operator', slug: 'open' }],
  ['/api/studio/campaigns/open/live', { at: 'studio-campaign', slug: 'open' }],
  ['/api/studio/campaigns/open/report', { at: 'studio-campaign', slug: 'open' }],
  ['/api/studio/campaigns/open', { at: 'studio-campaign', slug: 'open' }],
  ['/api/%73tudio/campaigns/open/roots', { at: 'studio-campaign', slug: 'open' }],
  ['/api/studio/c%61mpaigns/open', { at: 'studio-campaign', slug: 'open' }],
  ['/api/campaigns/open/l%69ve', { at: 'stream', slug: 'open' }],
  ['/api/studio%2Fcampaigns/open', { at: 'studio' }],
  ['/api/campaigns/o%2565n/unlock', { at: 'campaign', slug: 'o%65n' }],
  ['/%61pi/health', { at: 'site' }],
  ['/api/studio/campaigns', { at: 'studio' }],
  ['/api/studio/session', { at: 'studio' }],
  ['/api/operator/studio/write', { at: 'studio' }],
  ['/api/health', { at: 'studio' }],
  ['/api/', { at: 'studio' }],
  ['/api', { at: 'site' }],
  ['/api/campaigns//unlock', { at: 'studio' }],
  ['/apian/', { at: 'site' }],
  ['/open/', { at: 'site' }],
])('%s is answered by %o', (path, place) => {
  expect(placeOf(new Request(`https://links.example${path}`))).toEqual(place)
})

/** Names of the objects that were addressed, and what campaigns' objects were asked. */
let addressed: string[]
let asked: Request[]
let member: string | undefined
/** What objects say of their room for streams: none for anybody, none for this network, or that there is some. */
let roomOf: (name: string) => 'full' | 'full for this network' | 'free'
beforeEach(() => {
  addressed = []
  roomOf = () => 'free'
  kept.clear()
  asked = []
  member = undefined
})

const objects = (answer: (request: Request, name: string) => Response) => ({
  getByName(name: string) {
    return {
      fetch: async (input: Request | string, init?: RequestInit) => {
        addressed.push(name)
        return answer(new Request(input, init), name)
      },
    }
  },
})
function streamOf(name: string, text: string): Response {
  const room = roomOf(name)
  if (room === 'free') return new Response(text)
  return new Response(null, { status: 204, headers: room === 'full' ? { [FULL]: '1' } : {} })
}

const env = {
  CAMPAIGN: objects((request, name) => {
    asked.push(request)
    const answer = streamOf(name, 'campaign')
    answer.headers.set('ETag', '"as it is"')
    return answer
  }),
  WATCH: objects((_, name) => streamOf(name, name)),
  STUDIO: {
    getByName: (name: string) => ({
      ...objects((request) => {
        expect(request.headers.has(MEMBER)).toBe(false)
        const headers = new Headers({ 'Set-Cookie': 'studio=next' })
        if (member !== undefined) headers.set(MEMBER, member)
        return new Response(null, { status: member === undefined ? 401 : 204, headers })
      }).getByName(name),
      async knows(slug: string) {
        addressed.push(name)
        return slug === 'taken-out'
      },
    }),
  },
} as unknown as EdgeEnv
const read = async () => ({ keyring, siteUrl: 'https://links.example', manifest })
const kept = new Map<string, Response>()
const cache = {
  match: async ({ href }: URL) => kept.get(href)?.clone(),
  put: async ({ href }: URL, answer: Response) => void kept.set(href, answer),
  later: () => {},
}
const ask = (path: string, init?: RequestInit) =>
  route(new Request(`https://links.example${path}`, init), env, read, cache)

test('no object is addressed for a campaign that is not in the manifest, however often it is asked for', async () => {
  for (let i = 0; i < 100; i++) {
    const response = await ask(`/api/campaigns/invented-${i}/unlock`, { method: 'POST', body: '{}' })
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
  }
  member = 'somebody'
  for (const slug of ['invented', 'OPEN', 'open%00', '..%2fopen', '%E0%A4%A'])
    expect((await ask(`/api/studio/campaigns/${slug}/report`)).status).toBe(404)
  expect(addressed.filter((name) => name !== 'studio')).toEqual([])
  await ask('/api/campaigns/open/tally')
  expect(addressed.filter((name) => name !== 'studio')).toEqual(['open'])
})

test('of a campaign that was taken out of the build its operator alone is answered, where it has an object', async () => {
  const operate = async (slug: string, key = keyring.operator()) => {
    const path = `/api/operator/campaigns/${slug}/read`
    const headers = await signedHeaders(key, { path, body: '{}', at: Date.now(), nonce: 'n' })
    return (await ask(path, { method: 'POST', headers, body: '{}' })).status
  }
  expect([await operate('taken-out', keyring.manifest()), addressed]).toEqual([404, []])
  expect([await operate('invented'), addressed]).toEqual([404, ['studio']])
  expect([await operate('taken-out'), addressed]).toEqual([200, ['studio', 'studio', 'taken-out']])
})

test('whom the door lets in is told to nobody outside', async () => {
  member = '{"role":"owner"}'
  for (const path of ['/api/studio/campaigns', '/api/studio%2Fcampaigns/open/roots']) {
    const answer = await ask(path, { method: 'POST' })
    expect([answer.status, answer.headers.get(MEMBER)]).toEqual([404, null])
    expect(await answer.json()).toMatchObject({ code: 'route-unknown' })
  }
})

test('a campaign hears who was let in from the door alone, and the browser gets the cookie that was turned there', async () => {
  const forged = { [MEMBER]: 'an owner' }
  expect((await ask('/api/studio/campaigns/open/report', { headers: forged })).status).toBe(401)
  expect(asked).toEqual([])
  member = 'a viewer'
  const answer = await ask('/api/studio/campaigns/open/links/x', {
    method: 'PATCH',
    body: '{"cap":1}',
    headers: forged,
  })
  expect(answer.headers.getSetCookie()).toEqual(['studio=next'])
  expect([asked[0]?.headers.get(MEMBER), await asked[0]?.text()]).toEqual(['a viewer', '{"cap":1}'])
})

test('a start that fails is a problem that no cache keeps, and the next request tries again', async () => {
  let tries = 0
  const failing = async () => {
    if (++tries === 1) throw new Error('ENTRENOUS_SECRET: missing')
    return { keyring, siteUrl: 'https://links.example', manifest }
  }
  const request = () => new Request('https://links.example/api/campaigns/open/tally')
  const failed = await route(request(), env, failing, cache)
  expect(failed.status).toBe(503)
  expect(failed.headers.get('cache-control')).toBe('no-store')
  expect(await failed.json()).toMatchObject({ code: 'unavailable' })
  expect(await (await route(request(), env, failing, cache)).text()).toBe('campaign')
})

test('a stream goes to the first object with room, the others are not asked for a while, and 204 says that none has any', async () => {
  const full = new Set<string>()
  roomOf = (name) => (full.has(name) ? 'full' : 'free')
  const stream = async (slug: string, init?: RequestInit) => {
    addressed = []
    const answer = await ask(`/api/campaigns/${slug}/live`, init)
    return [answer.status, await answer.text(), addressed.filter((name) => name !== 'studio')]
  }
  expect(await stream('fresh')).toEqual([200, 'campaign', ['fresh']])
  full.add('fresh').add('fresh/1')
  expect(await stream('fresh')).toEqual([200, 'fresh/2', ['fresh', 'fresh/1', 'fresh/2']])
  expect(await stream('fresh')).toEqual([200, 'fresh/2', ['fresh/2']])
  expect(await stream('busy')).toEqual([200, 'campaign', ['busy']])
  for (let place = 2; place <= 10; place++) full.add(`fresh/${place}`)
  const [status, , tried] = await stream('fresh')
  expect([status, tried]).toEqual([204, Array.from({ length: 9 }, (_, i) => `fresh/${i + 2}`)])
  expect(await stream('fresh', { method: 'HEAD' })).toEqual([204, '', ['fresh']])
})

test('a network at its limit is passed on from object to object, and keeps nobody else out', async () => {
  const stream = async () => {
    addressed = []
    return [await (await ask('/api/campaigns/silent/live')).text(), addressed.filter((name) => name !== 'studio')]
  }
  roomOf = (name) => (name === 'silent' ? 'full for this network' : 'free')
  expect(await stream()).toEqual(['silent/1', ['silent', 'silent/1']])
  roomOf = () => 'free'
  expect(await stream()).toEqual(['campaign', ['silent']])
  // The first is full for everybody, the next for this network.
  roomOf = (name) => (name === 'silent' ? 'full' : name === 'silent/1' ? 'full for this network' : 'free')
  expect(await stream()).toEqual(['silent/2', ['silent', 'silent/1', 'silent/2']])
  roomOf = () => 'free'
  expect(await stream()).toEqual(['silent/1', ['silent/1']])
})

test('an object that was full by a clock that was ahead is tried again once that is right', async () => {
  const tried = async () => {
    addressed = []
    await ask('/api/campaigns/shown/live')
    return addressed.filter((name) => name !== 'studio')
  }
  roomOf = (name) => (name === 'shown' ? 'full' : 'free')
  onTestFinished(() => void vi.useRealTimers())
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 400 * 86_400_000 })
  expect([await tried(), await tried()]).toEqual([['shown', 'shown/1'], ['shown/1']])
  vi.useRealTimers()
  expect(await tried()).toEqual(['shown', 'shown/1'])
})

test('figures are asked for once while a cache has them, by nobody in particular, and apart for each origin', async () => {
  const phone = { headers: { Cookie: 'studio=x', 'If-None-Match': '"1"', 'CF-Connecting-IP': '192.0.2.1' } }
  for (const path of ['/api/campaigns/open/tally', '/api/campaigns/open/badge.svg?theme=dark']) {
    asked = []
    expect([await (await ask(path, phone)).text(), await (await ask(path)).text()]).toEqual(['campaign', 'campaign'])
    await ask(path, { headers: { Origin: 'https://brand.example' } })
    expect(asked.map(({ headers }) => [...headers])).toEqual([[], [['origin', 'https://brand.example']]])
  }
  const had = await ask('/api/campaigns/open/badge.svg', { headers: { 'If-None-Match': '"before", W/"as it is"' } })
  expect([had.status, await had.text(), had.headers.get('ETag')]).toEqual([304, '', '"as it is"'])
  expect((await ask('/api/campaigns/open/badge.svg', { headers: { 'If-None-Match': '*' } })).status).toBe(304)
  // Nobody else’s request finds what was answered to an origin.
  asked = []
  for (const route of ['tally?origin=https://brand.example', 'tally%2F', 'pass'])
    for (let i = 0; i < 2; i++) await ask(`/api/campaigns/open/${route}`)
  await ask('/api/campaigns/open/tally', { method: 'HEAD' })
  expect(asked.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([
    'GET /api/campaigns/open/tally',
    'GET /api/campaigns/open/tally%2F',
    'GET /api/campaigns/open/tally%2F',
    'GET /api/campaigns/open/pass',
    'GET /api/campaigns/open/pass',
    'HEAD /api/campaigns/open/tally',
  ])
})
