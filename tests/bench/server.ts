import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { createHost } from '../../api/host.ts'
import { openFile } from '../../db/clients/file.ts'
import { keyring, manifest } from '../support/fixture.ts'

/**
 * The real API beside a no-op POST on one server, as a process of its own. The no-op reads its JSON and answers.
 * Argument: entries in a commit at most.
 */
const [groupSize] = process.argv.slice(2)
const folder = await mkdtemp(join(tmpdir(), 'entrenous-bench-'))
const engine = await openFile(`file:${folder}/bench.db`)
const host = createHost({
  siteUrl: 'http://localhost',
  keyring,
  engine,
  writer: 0,
  nextTurn: setImmediate,
  networkOf: () => '',
  watchers: 10_000,
  ...(groupSize && { group: { groupSize: Number(groupSize) } }),
})
await host.use(manifest)

const app = new Hono()
  .post('/noop', async (c) => c.json({ ok: Boolean(await c.req.json()) }))
  .get('/memory', (c) => {
    global.gc?.()
    return c.json(process.memoryUsage())
  })
  .route('/', host.app)

const server = createServer(getRequestListener(app.fetch))
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(typeof address === 'object' ? address?.port : '')
})
process.once('SIGTERM', async () => {
  server.closeAllConnections()
  server.close()
  await engine.close()
  await rm(folder, { recursive: true })
  process.exit()
})
