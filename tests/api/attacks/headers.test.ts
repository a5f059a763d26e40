import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DOUBTS } from '../../../db/campaign/doubt.ts'
import { newVisit, PHONE, rootToken } from '../../support/fixture.ts'
import { BROWSER, from, newAddress } from '../../support/host.ts'
import { type NodeHost, startNodeHost } from '../../support/node-host.ts'

/** What a script sends that no browser sends, or leaves out; and browsers that send less than others, and are clear. */

let host: NodeHost
let secure: NodeHost
let plain: NodeHost
beforeAll(async () => {
  host = await startNodeHost()
  secure = await startNodeHost({ SITE_URL: 'https://share.example' })
  plain = await startNodeHost({ SITE_URL: 'http://share.example' })
})
afterAll(() => Promise.all([host, secure, plain].map((each) => each.stop())))

const agents = {
  chrome:
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36',
  webview:
    'Mozilla/5.0 (Linux; Android 14; SM-A546B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/131.0.6778.39 Mobile Safari/537.36',
  firefox: 'Mozilla/5.0 (Android 14; Mobile; rv:133.0) Gecko/133.0 Firefox/133.0',
  mac: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
  ios: PHONE,
  iosOld:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 15_8 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.6 Mobile/15E148 Safari/604.1',
  iosJustBefore:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 16_3_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 270.0',
  macOld:
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.6 Safari/605.1.15',
  macApp: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)',
  chromeOld:
    'Mozilla/5.0 (Linux; Android 7.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/79.0.3945.136 Mobile Safari/537.36',
  firefoxOld: 'Mozilla/5.0 (X11; Linux x86_64; rv:89.0) Gecko/20100101 Firefox/89.0',
  paleMoon: 'Mozilla/5.0 (X11; Linux x86_64; rv:102.0) Gecko/20100101 Goanna/6.7 Firefox/102.0 PaleMoon/33.4.0',
  unknown: 'Mozilla/5.0 (PlayStation 5/SmartTV) AppleWebKit/605.1.15 (KHTML, like Gecko)',
}
const MODERN = ['chrome', 'webview', 'firefox', 'mac', 'ios'] as const
const UNDEMANDED = [
  'iosOld',
  'iosJustBefore',
  'macOld',
  'macApp',
  'chromeOld',
  'firefoxOld',
  'paleMoon',
  'unknown',
] as const

const silent = { 'Accept-Language': BROWSER['Accept-Language'] }

async function doubtOf(on: NodeHost, headers: Record<string, string>): Promise<number | undefined> {
  expect(await post(on, { 'Content-Type': 'application/json', ...from(newAddress()), ...headers })).toBe(200)
  return newestDoubt(on)
}

/** Sends these headers and no others, which `fetch` would not. */
async function post(on: NodeHost, headers: Record<string, string>, more: object = {}): Promise<number | undefined> {
  const asked = request(new URL('/api/campaigns/open/unlock', on.url), { method: 'POST', headers })
  asked.end(JSON.stringify({ ...opening(), ...more }))
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  answer.resume()
  await once(answer, 'end')
  return answer.statusCode
}

const opening = () => ({ link: `w${rootToken('open')}`, visit: newVisit() })

async function newestDoubt({ engine }: NodeHost): Promise<number | undefined> {
  const rows = await engine.db.all<{ doubt: number }>('SELECT doubt FROM nodes ORDER BY id DESC LIMIT 1')
  return rows[0]?.doubt
}

describe('a browser', () => {
  it.each(MODERN)('of today is clear: %s', async (name) => {
    for (const on of [host, secure]) expect(await doubtOf(on, { ...BROWSER, 'User-Agent': agents[name] })).toBe(0)
  })

  it.each(UNDEMANDED)('that says less is clear all the same: %s', async (name) => {
    expect(await doubtOf(host, { ...silent, 'User-Agent': agents[name] })).toBe(0)
  })

  it.each(MODERN)('of today is clear where no browser says it, without TLS: %s', async (name) => {
    expect(await doubtOf(plain, { ...silent, 'User-Agent': agents[name] })).toBe(0)
  })

  it.each([
    ['the site’s own', { Origin: 'https://share.example' }],
    ['null, as of a page without a referrer', { Origin: 'null' }],
    ['that of the name it was asked by', { Origin: 'https://www.share.example', Host: 'www.share.example' }],
  ])('is clear with an origin that is %s', async (_, headers) => {
    expect(await doubtOf(secure, { ...BROWSER, ...headers })).toBe(0)
  })
})

describe('a script', () => {
  it.each(MODERN)(
    'under the name of a browser of today that leaves out what that sends is doubtful: %s',
    async (name) => {
      for (const on of [host, secure]) {
        expect(await doubtOf(on, { ...silent, 'User-Agent': agents[name] })).toBe(DOUBTS.browser)
      }
    },
  )

  it.each(['Sec-Fetch-Site', 'Sec-Fetch-Mode', 'Sec-Fetch-Dest'])(
    'that leaves out %s alone is doubtful',
    async (header) => {
      const { [header]: _, ...headers } = { ...BROWSER, 'User-Agent': agents.chrome } as Record<string, string>
      expect(await doubtOf(host, headers)).toBe(DOUBTS.browser)
    },
  )

  it.each([
    ['from another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['from an address bar', { 'Sec-Fetch-Site': 'none' }],
    ['as a form does', { 'Sec-Fetch-Mode': 'navigate' }],
    ['as a document', { 'Sec-Fetch-Dest': 'document' }],
    ['from another origin', { Origin: 'https://evil.example' }],
    ['from the same name without TLS', { Origin: 'http://share.example' }],
    ['in no language', { 'Accept-Language': '' }],
    ['in any language', { 'Accept-Language': '*' }],
  ])('that asks %s is doubtful, whatever it calls itself', async (_, headers) => {
    for (const name of ['chrome', 'unknown'] as const) {
      expect(await doubtOf(secure, { ...BROWSER, 'User-Agent': agents[name], ...headers })).toBe(DOUBTS.browser)
    }
  })

  it('that drives a browser of today, which says so, is doubtful: as scanners of mail that press buttons', async () => {
    const headers = {
      ...BROWSER,
      'User-Agent': agents.chrome,
      'Content-Type': 'application/json',
      ...from(newAddress()),
    }
    expect(await post(host, headers, { driven: true })).toBe(200)
    expect(await newestDoubt(host)).toBe(DOUBTS.browser)
  })

  it('in a browser without a screen is doubtful by its client hints, whatever its user agent', async () => {
    const hints = (brand: string) => ({ 'Sec-CH-UA': `"Not.A/Brand";v="24", "${brand}";v="131", "Chromium";v="131"` })
    const headers = { ...BROWSER, 'User-Agent': agents.chrome }
    expect(await doubtOf(host, { ...headers, ...hints('HeadlessChrome') })).toBe(DOUBTS.browser)
    expect(await doubtOf(host, { ...headers, ...hints('Google Chrome') })).toBe(0)
  })

  it('that calls Node’s fetch a browser is doubtful', async () => {
    const headers = { 'User-Agent': agents.chrome, 'Content-Type': 'application/json', ...from(newAddress()) }
    await host.fetch('/api/campaigns/open/unlock', { method: 'POST', headers, body: JSON.stringify(opening()) })
    expect(await newestDoubt(host)).toBe(DOUBTS.browser)
  })
})
