import { finished } from 'node:stream'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context } from 'hono'
import { EVENT_HEADERS, type SendEvents } from './event-stream.ts'

/**
 * By Node's own response: a web stream takes half as much time again for each event (docs/performance.md). Nothing frames the
 * body, which ends with its connection.
 */
export const sendNodeEvents: SendEvents = (c: Context<{ Bindings: HttpBindings }>, events) => {
  const { outgoing } = c.env
  const { status, headers } = c.body(null, 200, EVENT_HEADERS)
  outgoing.shouldKeepAlive = false
  outgoing.removeHeader('Transfer-Encoding')
  outgoing.writeHead(status, Object.fromEntries(headers))
  const leave = events({
    write: (bytes) => outgoing.write(bytes),
    get isFull() {
      return outgoing.writableLength > 0
    },
    close: () => outgoing.end(),
  })
  // Also where the client has gone while the first event was read: 'close' comes once.
  finished(outgoing, leave)
  return RESPONSE_ALREADY_SENT
}
