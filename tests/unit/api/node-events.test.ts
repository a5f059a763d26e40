import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { expect, it, onTestFinished, vi } from 'vitest'
import type { EventSink } from '../../../api/event-stream.ts'
import { sendNodeEvents } from '../../../api/node-events.ts'

/** Listens, and returns a client that has asked for a stream. */
async function ask(listener: RequestListener) {
  const server = createServer(listener).listen(0)
  await once(server, 'listening')
  const client = connect((server.address() as AddressInfo).port)
  client.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
  onTestFinished(() => {
    client.destroy()
    server.close()
  })
  return client
}

it.each(['before its stream begins', 'while its stream runs'])('notices a client that leaves %s', async (when) => {
  const [asked, gone] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const leave = vi.fn()
  const app = new Hono().get('/', async (c) => {
    asked.resolve()
    if (when === 'before its stream begins') await gone.promise
    return sendNodeEvents(c, (sink) => {
      sink.write(Buffer.from('data: 0\n\n'))
      return leave
    })
  })
  const answer = getRequestListener(app.fetch)
  const client = await ask((request, response) => {
    response.once('close', gone.resolve)
    return answer(request, response)
  })
  await (when === 'before its stream begins' ? asked.promise : once(client, 'data'))
  client.destroy()
  await vi.waitFor(() => expect(leave).toHaveBeenCalled())
})

it('is full while its client takes nothing, and no longer once it does', async () => {
  const begun = Promise.withResolvers<EventSink>()
  const app = new Hono().get('/', (c) =>
    sendNodeEvents(c, (sink) => {
      begun.resolve(sink)
      return () => {}
    }),
  )
  const client = await ask(getRequestListener(app.fetch))
  const sink = await begun.promise
  expect(sink.isFull).toBe(false)
  // The buffers of both ends take some megabytes first.
  const bytes = Buffer.alloc(1_000_000)
  await vi.waitFor(
    () => {
      const wasFull = sink.isFull
      if (!wasFull) sink.write(bytes)
      expect(wasFull).toBe(true)
    },
    { interval: 20, timeout: 60_000 },
  )
  client.resume()
  await vi.waitFor(() => expect(sink.isFull).toBe(false), 60_000)
})
