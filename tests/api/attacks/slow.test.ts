import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, expect, it, vi } from 'vitest'
import type { NodeLimits } from '../../../api/open-files.ts'
import { newVisit, PHONE, rootToken } from '../../support/fixture.ts'
import { BROWSER, Fan } from '../../support/host.ts'
import { type NodeHost, startNodeHost } from '../../support/node-host.ts'
import { Contributor, formOf, jpeg, passHeader } from '../../support/photos.ts'

const LONG_MS = 600_000
const PATIENT: Partial<NodeLimits> = {
  ...{ headersMs: LONG_MS, bodyMs: LONG_MS, uploadMs: LONG_MS, idleMs: LONG_MS, silenceMs: LONG_MS },
}

const HEADERS = (path: string, length: number) =>
  `POST ${path} HTTP/1.1\r\nHost: localhost\r\nUser-Agent: ${PHONE}\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`
const UNLOCK = '/api/campaigns/open/unlock'
const LIVE = 'GET /api/campaigns/open/live HTTP/1.1\r\nHost: localhost\r\n\r\n'
const TALLY = 'GET /api/campaigns/open/tally HTTP/1.1\r\nHost: localhost\r\n\r\n'

let host: NodeHost | undefined
const sockets: Socket[] = []
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await host?.stop()
  host = undefined
})

async function start(limits: Partial<NodeLimits>): Promise<NodeHost> {
  // Without a proxy, whose connections are everybody's.
  host = await startNodeHost({ TRUST_PROXY: '0' }, undefined, limits)
  return host
}

/** A connection on which something has been said, and whatever is heard on it. */
async function say(text: string, { url }: NodeHost, localAddress = '127.0.0.1') {
  const socket = connect({ port: Number(new URL(url).port), host: '127.0.0.1', localAddress })
  sockets.push(socket)
  let heard = ''
  let hear = () => {}
  socket
    .on('error', () => {})
    .on('data', (chunk) => {
      heard += chunk
      hear()
    })
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  await once(socket, 'connect')
  if (text) socket.write(text)
  const heardAll = (pattern: RegExp) =>
    new Promise<void>((resolve) => {
      hear = () => pattern.test(heard) && resolve()
      hear()
    })
  return { socket, closed, heard: () => heard, heardAll }
}

it.each([
  ['nothing', ''],
  ['half of its headers', 'POST /api/campaigns/open/unlock HTTP/1.1\r\nHost: loc'],
])('who has said %s is cut when headers are due', async (_, text) => {
  const { closed, heard } = await say(text, await start({ ...PATIENT, headersMs: 100, checkMs: 20 }))
  await closed
  expect(heard()).toMatch(/^(HTTP\/1.1 408|$)/)
})

it('half a body is cut when it is due, and nothing is counted', async () => {
  const running = await start({ ...PATIENT, bodyMs: 200 })
  const { closed } = await say(`${HEADERS(UNLOCK, 500)}{"link":"w${rootToken('open')}",`, running)
  await closed
  expect(await new Fan(running, 'open').views()).toBe(0)
})

/** A fan of a gallery, and the request with which a pass would add a photo to it, in two halves. */
async function photographer(running: NodeHost) {
  const fan = new Fan(running, 'cabines')
  const { pass } = await fan.opened(rootToken('cabines'))
  const body = formOf(await jpeg(40, 30))
  const halvesFor = async (sent: string) => {
    const request = new Request(running.url, { method: 'POST', body, headers: { ...BROWSER, ...passHeader(sent) } })
    const bytes = await request.clone().bytes()
    const headers = [...request.headers].map((line) => line.join(': ')).join('\r\n')
    const start = `POST /api/campaigns/cabines/pieces/open-cabs/photos HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`
    return [`${start}Content-Length: ${bytes.length}\r\n\r\n`, bytes] as const
  }
  return { contributor: new Contributor(fan, pass, 'open-cabs'), pass, halvesFor }
}

it('a photo may take longer than other bodies do, but not from a stranger', async () => {
  const running = await start({ ...PATIENT, bodyMs: 3000 })
  const { contributor, pass, halvesFor } = await photographer(running)
  const [headers, photo] = await halvesFor(pass)
  const [foreign] = await halvesFor('x'.repeat(22))
  const slow = await say(headers, running)
  // Later, and cut first.
  await (await say(foreign, running)).closed
  expect(slow.socket.destroyed).toBe(false)
  slow.socket.write(photo)
  await slow.heardAll(/HTTP\/1.1 201/)
  expect((await contributor.own()).own).toHaveLength(1)
})

it('a photo is cut as well when it is due, and nothing is kept', async () => {
  const running = await start({ ...PATIENT, headersMs: 2000, uploadMs: 2000, checkMs: 20 })
  const { contributor, pass, halvesFor } = await photographer(running)
  const [headers, photo] = await halvesFor(pass)
  const slow = await say(headers, running)
  slow.socket.write(photo.subarray(0, 200))
  await slow.closed
  expect((await contributor.own()).own).toEqual([])
})

it('a connection that asks nothing more is cut', async () => {
  const { closed, heard } = await say(TALLY, await start({ ...PATIENT, idleMs: 100 }))
  await closed
  expect(heard()).toContain('HTTP/1.1 200')
})

it('one network holds so many connections and no more, and those that it holds are answered', async () => {
  const running = await start({ ...PATIENT, connectionsOfNetwork: 20 })
  const held = await Promise.all(Array.from({ length: 50 }, () => say('', running)))
  const cut = new Set<Socket>()
  await new Promise<void>((resolve) => {
    for (const { socket, closed } of held) {
      void closed.then(() => {
        if (cut.add(socket).size === 30) resolve()
      })
    }
  })
  const left = held.filter(({ socket }) => !cut.has(socket))
  for (const { socket } of left) socket.write(TALLY)
  await Promise.all(left.map(({ heardAll }) => heardAll(/HTTP\/1.1 200/)))
  expect(left).toHaveLength(20)
})

it.each([
  ['one network', { connectionsOfNetwork: 20 }, '127.0.0.1'],
  ['all together', { connections: 20 }, '127.0.0.2'],
])('what is idle makes room for who asks, where %s hold as many as may be', async (_, limits, idler) => {
  const running = await start({ ...PATIENT, ...limits })
  const stream = await say(LIVE, running)
  await stream.heardAll(/HTTP\/1.1 200/)
  const halves = ['', 'POST /api/camp', `${HEADERS(UNLOCK, 500)}{"link":`]
  for (let i = 0; i < 40; i++) await say(halves[i % halves.length] ?? '', running, idler)
  for (let i = 0; i < 30; i++) await (await say(TALLY, running)).heardAll(/HTTP\/1.1 200/)
  expect(stream.socket.destroyed).toBe(false)
})

it('where everybody is being answered, the newcomer has to wait', async () => {
  const running = await start({ ...PATIENT, connectionsOfNetwork: 2 })
  for (let i = 0; i < 2; i++) await (await say(LIVE, running)).heardAll(/HTTP\/1.1 200/)
  const { closed, heard } = await say(TALLY, running)
  await closed
  expect(heard()).toBe('')
})

it('a connection that is given up is free for the next', async () => {
  const running = await start({ ...PATIENT, connectionsOfNetwork: 1 })
  for (let i = 0; i < 5; i++) {
    const { socket, closed, heardAll } = await say(TALLY, running)
    await heardAll(/HTTP\/1.1 200/)
    socket.end()
    await closed
  }
})

it('an answer that takes longer than a silence may last is waited for', async () => {
  const running = await start({ ...PATIENT, silenceMs: 2000 })
  const goOn = Promise.withResolvers<void>()
  const { write } = running.engine
  vi.spyOn(running.engine, 'write').mockImplementation((statements) => goOn.promise.then(() => write(statements)))
  const body = JSON.stringify({ link: `w${rootToken('open')}`, visit: newVisit() })
  const { heardAll } = await say(`${HEADERS(UNLOCK, body.length)}${body}`, running)
  // Later and silent as well, but it has asked for nothing.
  await (await say('', running)).closed
  goOn.resolve()
  await heardAll(/HTTP\/1.1 200/)
})

it('a stop waits for no half-sent request', async () => {
  const running = await start({ ...PATIENT, drainMs: LONG_MS })
  const texts = ['', 'POST /api/camp', `${HEADERS(UNLOCK, 500)}{"link":`]
  const half = await Promise.all(texts.map((text) => say(text, running)))
  host = undefined
  await Promise.all([running.stop(), ...half.map(({ closed }) => closed)])
})

it('a stop waits for what has been asked in full, beside what is half-sent', async () => {
  const running = await start({ ...PATIENT, drainMs: LONG_MS })
  const { write } = running.engine
  const [asked, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  vi.spyOn(running.engine, 'write').mockImplementation(async (statements) => {
    asked.resolve()
    await goOn.promise
    return write(statements)
  })
  await say(`${HEADERS(UNLOCK, 500)}{"link":`, running)
  const body = JSON.stringify({ link: `w${rootToken('open')}`, visit: newVisit() })
  const { heard, closed } = await say(`${HEADERS(UNLOCK, body.length)}${body}`, running)
  await asked.promise
  host = undefined
  const stopped = running.stop()
  goOn.resolve()
  await Promise.all([stopped, closed])
  expect(heard()).toContain('HTTP/1.1 200')
})
