import { once } from 'node:events'
import { rm, writeFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { rootToken, writeDist } from '../support/fixture.ts'
import { freePort } from '../support/free-port.ts'
import { newAddress } from '../support/host.ts'
import { readMetrics } from '../support/metrics.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'

const LIVE = (address: string) =>
  `GET /api/campaigns/open/live HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: ${address}\r\n\r\n`

let distDir: string
let metricsPort: number
let server: ServerProcess | undefined
const sockets = new Set<Socket>()
beforeEach(async () => {
  distDir = await writeDist()
  await writeFile(join(distDir, 'page.html'), '<p>a page')
  metricsPort = await freePort()
})
afterEach(async () => {
  for (const socket of sockets) socket.destroy()
  sockets.clear()
  await server?.kill()
  await rm(dirname(distDir), { recursive: true })
})

async function start(env: Record<string, string>, within: readonly string[] = []): Promise<ServerProcess> {
  server = await startServerProcess(distDir, dirname(distDir), {
    env: { METRICS_PORT: String(metricsPort), ...env },
    within,
  })
  return server
}

/** Connections on which this is said; those that are cut leave the set. */
async function hold(times: number, { url }: ServerProcess, text: string | (() => string), localAddress = '127.0.0.1') {
  const port = Number(new URL(url).port)
  await Promise.all(
    Array.from({ length: times }, async () => {
      const socket = connect({ port, host: '127.0.0.1', localAddress }).on('error', () => {})
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket)).resume()
      await Promise.race([once(socket, 'connect'), once(socket, 'close')])
      socket.write(typeof text === 'string' ? text : text())
    }),
  )
}

const metric = async (name: string) => (await readMetrics(metricsPort)).read(name)

/** Fans who come while others hold connections: the page, an opening, the tally. */
async function serveFans(running: ServerProcess, times: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    const fan = running.fan('open')
    expect((await running.host.fetch('/page.html')).status).toBe(200)
    await fan.opened(rootToken('open'))
    expect((await fan.get('tally')).status).toBe(200)
  }
}

it('500 watchers on 256 files leave room for pages, openings and the database', async () => {
  const running = await start({}, ['prlimit', '--nofile=256'])
  await hold(500, running, () => LIVE(newAddress()))
  await expect.poll(() => metric('entrenous_watchers')).toBeGreaterThan(50)
  await expect.poll(() => metric('entrenous_connections')).toBeLessThan(120)
  await serveFans(running, 50)
  for (const socket of sockets) socket.destroy()
  await expect.poll(() => metric('entrenous_watchers')).toBe(0)
  await serveFans(running, 1)
  expect(running.said()).toBe('')
})

it('5,000 idle connections keep nobody out, and are cut when their headers are due', async () => {
  const running = await start({ TRUST_PROXY: '0' })
  const before = await metric('process_open_fds')
  const idle = Promise.all(['127.0.0.2', '127.0.0.3', '127.0.0.4'].map((address) => hold(1667, running, '', address)))
  await expect.poll(() => metric('entrenous_connections')).toBeGreaterThan(2000)
  await serveFans(running, 10)
  await idle
  await expect.poll(() => metric('entrenous_connections')).toBeLessThan(20)
  expect(await metric('process_open_fds')).toBeLessThan(before + 20)
  expect(running.said()).toBe('')
})

it('who drips headers is cut when they are due, and keeps nobody out until then', async () => {
  const running = await start({ TRUST_PROXY: '0' })
  await hold(500, running, 'GET /page.html HTTP/1.1\r\n', '127.0.0.2')
  const dripping = setInterval(() => {
    for (const socket of sockets) socket.write('X-More: to come\r\n')
  }, 500)
  await serveFans(running, 10)
  await expect.poll(() => metric('entrenous_connections')).toBeLessThan(20)
  clearInterval(dripping)
})
