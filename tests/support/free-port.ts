import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'

/**
 * Below the ports that the kernel hands out: until the program listens, no connection of another test, nor a server that
 * took any port, can be given this one.
 */
const FIRST = 20_000
const LAST = 32_000

/** A port of this machine that nobody listens on, for programs that must be told one. */
export async function freePort(): Promise<number> {
  const port = randomInt(FIRST, LAST)
  const server = createServer().listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch {
    return freePort()
  }
  await new Promise((resolve) => server.close(resolve))
  return port
}
