import { once } from 'node:events'
import { createServer } from 'node:net'

/** A port of this machine that nobody listens on, for programs that must be told one. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (typeof address !== 'object' || !address) throw new Error('The server has no port')
  return address.port
}
