import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { declaredRoots } from '../../api/catalogue.ts'
import { createHost } from '../../api/host.ts'
import { openFile } from '../../db/clients/file.ts'
import { addStudioKey } from '../../db/studio-keys.ts'
import { digestOf } from '../../seal/studio-key.ts'
import { keyring, manifest } from '../support/fixture.ts'
import { grow } from '../support/grown.ts'

const DAY_MS = 86_400_000

/**
 * The real API beside a no-op POST on one server, as a process of its own. The no-op reads its JSON and answers.
 * Arguments: entries in a commit at most (empty: as always), and the views that `open` has already, with a studio key that
 * is in the environment.
 */
const [groupSize, views] = process.argv.slice(2)
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
if (views) await furnishStudio(Number(views), process.env.BENCH_KEY ?? '')

const loop = monitorEventLoopDelay({ resolution: 1 })
loop.enable()

const app = new Hono()
  .post('/noop', async (c) => c.json({ ok: Boolean(await c.req.json()) }))
  .get('/memory', (c) => {
    global.gc?.()
    return c.json(process.memoryUsage())
  })
  .get('/strain', (c) => {
    const strain = {
      longestBlockMs: loop.max / 1e6,
      cpuMs: process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000,
    }
    loop.reset()
    return c.json(strain)
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

async function furnishStudio(views: number, key: string): Promise<void> {
  const open = manifest.campaigns.find(({ slug }) => slug === 'open')
  if (!open) throw new Error('No campaign to grow')
  const roots = declaredRoots(open, keyring).map(({ node }) => node)
  const now = Date.now()
  await grow(engine, { campaign: 'open', roots, views, from: now - 4 * DAY_MS, to: now })
  const owner = { name: 'bench', role: 'owner', campaigns: null, expiresAt: null, digest: digestOf(key) } as const
  await engine.write(addStudioKey(owner, 'bench', now))
}
