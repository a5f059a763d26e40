import { afterAll, beforeAll, expect, it } from 'vitest'
import { startHost } from '../support/any-host.ts'
import type { StudioHost } from '../support/host.ts'
import { codeOf, invite, StudioBrowser } from '../support/studio.ts'

const SITE = 'https://share.example'

let host: StudioHost
let key: string
let browser: StudioBrowser
beforeAll(async () => {
  host = await startHost({ siteUrl: SITE })
  key = (await invite(host)).key
  browser = new StudioBrowser(host)
  await browser.signIn(key)
})
afterAll(() => host.stop())

/** As a browser sends what a page asks for, with the cookie, as a sibling site could have it sent. */
const ask = (method: string, path: string, headers: Record<string, string>) =>
  host.fetch(`/api/studio/${path}`, {
    method,
    headers: { Cookie: browser.cookie ?? '', 'Content-Type': 'application/json', ...headers },
    ...(method === 'POST' && { body: JSON.stringify({ key }) }),
  })

const CHANGES = [
  ['POST', 'session'],
  ['DELETE', 'session'],
  ['DELETE', 'sessions'],
  ['POST', 'campaigns/open/roots'],
] as const

it.each([
  { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' },
  { 'Sec-Fetch-Site': 'cross-site', Origin: SITE },
  { 'Sec-Fetch-Site': 'same-site', Origin: 'https://blog.share.example' },
  { 'Sec-Fetch-Site': 'none' },
  { Origin: 'https://evil.example' },
  { Origin: 'https://blog.share.example' },
  { Origin: `${SITE}:8443` },
  { Origin: `${SITE}.evil.example` },
  { Origin: 'null' },
] as Record<string, string>[])('no other site changes anything: %o', async (headers) => {
  for (const [method, path] of CHANGES) {
    const response = await ask(method, path, headers)
    expect(response.status).toBe(403)
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
    expect(await codeOf(response)).toBe('cross-site')
  }
  expect(await browser.isIn()).toBe(true)
})

it('no other site reads anything, a sibling included; what somebody types or downloads may', async () => {
  for (const site of ['cross-site', 'same-site']) {
    expect(await codeOf(await ask('GET', 'session', { 'Sec-Fetch-Site': site }))).toBe('cross-site')
  }
  for (const site of ['same-origin', 'none']) {
    expect((await ask('GET', 'session', { 'Sec-Fetch-Site': site })).status).toBe(200)
  }
})

it('the studio itself may, whatever its browser says of itself, and so may machines', async () => {
  const own: Record<string, string>[] = [
    { 'Sec-Fetch-Site': 'same-origin', Origin: SITE },
    { 'Sec-Fetch-Site': 'same-origin' },
    { Origin: SITE },
    { Origin: host.url },
    {},
  ]
  for (const headers of own) {
    const signedIn = await host.fetch('/api/studio/session', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify({ key }),
    })
    expect(signedIn.status).toBe(200)
  }
})

it('answers no preflight, may be kept by no cache and shown in no frame', async () => {
  const preflight = await ask('OPTIONS', 'session', {
    Origin: 'https://evil.example',
    'Access-Control-Request-Method': 'POST',
    'Access-Control-Request-Headers': 'content-type',
  })
  const read = await browser.ask('session')
  for (const response of [preflight, read]) {
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([])
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('x-frame-options')).toBe('DENY')
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'")
  }
  expect(preflight.ok).toBe(false)
})
