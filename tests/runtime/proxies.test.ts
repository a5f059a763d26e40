import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { type RequestOptions, request } from 'node:https'
import { type AddressInfo, connect, createServer } from 'node:net'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { UnlockAnswer } from '../../api/fan-contract.ts'
import { SAME_NETWORK } from '../../db/campaign/doubt.ts'
import { newVisit, rootToken } from '../support/fixture.ts'
import { freePort } from '../support/free-port.ts'
import { BROWSER } from '../support/host.ts'
import { type NodeHost, startNodeHost } from '../support/node-host.ts'
import { type ProxyName, startProxy, type TlsProxy } from '../support/proxy.ts'
import { invite } from '../support/studio.ts'

/** The configurations of `deploy/` in Debian's Caddy and nginx, before the real server. */

const PAGE = '<p>page of open'
const HOME = '127.0.0.2'

interface Asked extends RequestOptions {
  body?: string
}

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  /** Names as they came, one for each line. */
  names: string[]
  body: Buffer
  text: string
}

const namesOf = ({ rawHeaders }: IncomingMessage) =>
  rawHeaders.filter((_, i) => i % 2 === 0).map((name) => name.toLowerCase())

describe.each(['caddy', 'nginx'] as const)('behind %s', (name: ProxyName) => {
  let host: NodeHost
  let proxy: TlsProxy
  let origin: string

  beforeAll(async () => {
    const port = await freePort()
    origin = `https://localhost:${port}`
    host = await startNodeHost({ SITE_URL: origin, HOST: '127.0.0.1' }, async (dist) => {
      await mkdir(join(dist, 'open'), { recursive: true })
      await writeFile(join(dist, 'open/index.html'), PAGE)
      await writeFile(join(dist, 'open/index.html.br'), brotliCompressSync(PAGE))
      await writeFile(join(dist, 'open/index.html.gz'), gzipSync(PAGE))
      await mkdir(join(dist, 'assets'))
      await writeFile(join(dist, 'assets/page.js'), 'void 0')
    })
    proxy = await startProxy(name, Number(new URL(host.url).port), port)
  })
  afterAll(async () => {
    await proxy.stop()
    await host.stop()
  })

  async function open(path: string, { body, ...options }: Asked = {}): Promise<IncomingMessage> {
    const asked = request(new URL(path, origin), { rejectUnauthorized: false, agent: false, ...options })
    asked.end(body)
    const [answer] = (await once(asked, 'response')) as [IncomingMessage]
    return answer
  }

  async function ask(path: string, options?: Asked): Promise<Answer> {
    const answer = await open(path, options)
    const body = Buffer.concat(await answer.toArray())
    return { status: answer.statusCode ?? 0, headers: answer.headers, names: namesOf(answer), body, text: String(body) }
  }

  const post = (path: string, body: unknown, { headers, ...options }: Asked = {}) =>
    ask(path, {
      method: 'POST',
      headers: { ...BROWSER, Origin: origin, 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
      ...options,
    })

  async function opened(token: string, address: string, forwarded = ''): Promise<UnlockAnswer> {
    const answer = await post(
      '/api/campaigns/open/unlock',
      { link: `w${token}`, visit: newVisit() },
      { localAddress: address, headers: forwarded ? { 'X-Forwarded-For': forwarded } : {} },
    )
    expect([answer.status, answer.text]).toEqual([200, answer.text])
    return JSON.parse(answer.text) as UnlockAnswer
  }

  async function newestDoubt(): Promise<number | undefined> {
    const rows = await host.engine.db.all<{ doubt: number }>('SELECT doubt FROM nodes ORDER BY id DESC LIMIT 1')
    return rows[0]?.doubt
  }

  it.each([
    ['', '/open/'],
    [' of a link in a mail', `/open/?k=m${rootToken('open')}`],
    [' of a link that a mail gateway mangled', `/open/%23m${rootToken('open')}`],
  ])('a fan gets the page%s as the server sends it', async (_, path) => {
    const headers = { 'Accept-Encoding': 'gzip' }
    const [through, direct] = [await ask(path, { headers }), await fetch(new URL(path, host.url), { headers })]
    expect(through.status).toBe(200)
    expect(through.body.equals(gzipSync(PAGE))).toBe(true)
    const ofEach = ['connection', 'date', 'keep-alive', 'transfer-encoding']
    for (const [header, value] of direct.headers) {
      if (!ofEach.includes(header)) expect(through.headers[header], header).toBe(value)
    }
    expect(through.names).toEqual([...new Set(through.names)])
    expect(through.headers['strict-transport-security']).toBe('max-age=31536000')
  })

  it.each(['br', 'gzip'])('a page comes in %s, and is not sent again to who has it', async (encoding) => {
    const headers = { 'Accept-Encoding': encoding }
    const answer = await ask('/open/', { headers })
    expect(answer.headers).toMatchObject({ 'content-encoding': encoding, vary: 'Accept-Encoding' })
    const again = await ask('/open/', { headers: { ...headers, 'If-None-Match': answer.headers.etag ?? '' } })
    expect(again.status).toBe(304)
  })

  it('files with a digest in their name are kept for ever', async () => {
    expect((await ask('/assets/page.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  it('a view is counted, clear, and told to who watches before the stream ends', async () => {
    const stream = await open('/api/campaigns/open/live')
    const events = stream[Symbol.asyncIterator]()
    let heard = String((await events.next()).value)
    const { tally } = await opened(rootToken('open'), '127.0.9.1')
    expect(await newestDoubt()).toBe(0)
    while (!heard.includes(`"views":${tally.views}`)) heard += String((await events.next()).value)
    stream.destroy()
  })

  it('a fan is told apart by their true address, whatever they say it is', async () => {
    const { link } = await opened(rootToken('open'), HOME)
    await opened(link, HOME, '203.0.113.9')
    expect(await newestDoubt(), 'the owner’s network under another name').toBe(SAME_NETWORK)
    await opened(link, '127.0.3.3', HOME)
    expect(await newestDoubt(), 'another network under the owner’s name').toBe(0)
  })

  it('a session of the studio is kept in a cookie that goes nowhere else, and works', async () => {
    const { key } = await invite(host)
    const answer = await post('/api/studio/session', { key })
    const [cookie = ''] = answer.headers['set-cookie'] ?? []
    expect(cookie).toMatch(/^__Host-studio=/)
    for (const attribute of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Strict']) expect(cookie).toContain(attribute)
    const headers = { Cookie: cookie.split(';')[0], 'Sec-Fetch-Site': 'same-origin' }
    expect((await ask('/api/studio/session', { headers })).status).toBe(200)
    expect((await ask('/api/studio/session', { method: 'DELETE', headers })).status).toBe(204)
    expect((await ask('/api/studio/session', { headers })).status).toBe(401)
  })

  it('a request that is too large is refused in the server’s words', async () => {
    const answer = await post('/api/campaigns/open/unlock', { link: 'w'.repeat(100_000) })
    expect([answer.status, JSON.parse(answer.text).code]).toEqual([413, 'too-large'])
  })

  it('a request that is far too large gets no further', async () => {
    const answer = await post('/api/campaigns/open/unlock', { link: 'w'.repeat(3_000_000) })
    // Caddy cuts it, and then cannot send it.
    expect([413, 502]).toContain(answer.status)
    expect((await ask('/api/health')).status).toBe(200)
  })

  it('whether it is well can be asked from outside, its metrics cannot', async () => {
    expect((await ask('/api/health')).status).toBe(200)
    for (const path of ['/metrics/', '/api/metrics', '/%6detrics/']) expect((await ask(path)).status, path).toBe(404)
  })

  it('nobody gets past the proxy', async () => {
    const socket = connect(Number(new URL(host.url).port), '127.0.0.2')
    await expect(once(socket, 'connect')).rejects.toThrow('ECONNREFUSED')
  })
})

it.each(['caddy', 'nginx'] as const)(
  '%s writes down neither who asked nor their link, even when it fails',
  async (name) => {
    const broken = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1')
    await once(broken, 'listening')
    const port = await freePort()
    const proxy = await startProxy(name, (broken.address() as AddressInfo).port, port)
    const token = rootToken('open')
    const path = `https://localhost:${port}/open/?k=m${token}`
    const asked = request(path, { method: 'POST', localAddress: '127.0.77.7', rejectUnauthorized: false, agent: false })
    asked.end()
    const [answer] = (await once(asked, 'response')) as [IncomingMessage]
    answer.destroy()
    const written = await proxy.stop()
    expect(answer.statusCode).toBe(502)
    for (const secret of ['127.0.77.7', token]) expect(written).not.toContain(secret)
    broken.close()
  },
)

it('caddy lets pages wait for a server that restarts, and takes no tap for another', async () => {
  const [upstream, port] = [await freePort(), await freePort()]
  const proxy = await startProxy('caddy', upstream, port)
  const ask = async (path: string, body?: string) => {
    const asked = request(`https://localhost:${port}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { ...BROWSER, 'Content-Type': 'application/json' },
      rejectUnauthorized: false,
      agent: false,
    })
    asked.end(body)
    const [answer] = (await once(asked, 'response')) as [IncomingMessage]
    return { status: answer.statusCode, text: Buffer.concat(await answer.toArray()).toString() }
  }
  /** The link of a fan who taps until the tap is answered, as the page does. */
  const tap = async (): Promise<string> => {
    const body = JSON.stringify({ link: `w${rootToken('open')}`, visit: newVisit() })
    for (;;) {
      const { status, text } = await ask('/api/campaigns/open/unlock', body)
      if (status === 200) return (JSON.parse(text) as UnlockAnswer).link
      expect(status).toBe(502)
    }
  }
  const page = ask('/api/campaigns/open/tally')
  const taps = Array.from({ length: 12 }, tap)
  const host = await startNodeHost({ PORT: String(upstream), SITE_URL: `https://localhost:${port}` })
  expect((await page).status).toBe(200)
  expect(new Set(await Promise.all(taps)).size).toBe(taps.length)
  await proxy.stop()
  await host.stop()
})
