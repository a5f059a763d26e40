import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { expect, it, onTestFinished, vi } from 'vitest'
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
