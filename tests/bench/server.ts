import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { declaredRoots } from '../../api/catalogue.ts'
import { createFaults } from '../../api/faults.ts'
import { createHost } from '../../api/host.ts'
import { writeToConsole } from '../../api/log.ts'
import { sendNodeEvents } from '../../api/node-events.ts'
import { createNetworkOf } from '../../api/node-network.ts'
import { openFile } from '../../db/clients/file.ts'
import { addStudioKey } from '../../db/studio/new-studio-keys.ts'
import { digestOf } from '../../seal/studio-key.ts'
import { keyring, manifest } from '../support/fixture.ts'
import { grow } from '../support/grown.ts'
import { BOUNDLESS } from './boundless.ts'
import { addFloor } from './floor.ts'

const DAY_MS = 86_400_000

/**
 * The real API beside a no-op POST and the floor of counting on one server, as a process of its own. The no-op reads its JSON and answers.
 * Arguments: entries in a commit at most (empty: as always); the views that `open` has already, below how many roots and in
 * how many days, with a studio key that is in the environment.
 */
const [groupSize, views, roots, days] = process.argv.slice(2)
const folder = await mkdtemp(join(tmpdir(), 'entrenous-bench-'))
const engine = await openFile(`file:${folder}/bench.db`)
const host = createHost(
  {
    siteUrl: 'http://localhost',
    keyring,
    nextTurn: setImmediate,
    now: Date.now,
    networkOf: createNetworkOf(1),
    sendEvents: sendNodeEvents,
    cut() {
      throw new Error('The answer broke off')
    },
    limits: BOUNDLESS,
    watchers: 10_000,
    faults: createFaults(writeToConsole, Date.now),
    ...(groupSize && { group: { groupSize: Number(groupSize) } }),
  },
  engine,
)
await host.use(manifest)
if (views) await furnishStudio(Number(views), Number(roots), Number(days), process.env.BENCH_KEYS?.split(' ') ?? [])

/** Processor time of this thread from one turn of the event loop to the next: other programs on the machine add nothing. */
const cpuMs = () => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
let [turnedAtMs, longestBlockMs] = [cpuMs(), 0]
setInterval(() => {
  const nowMs = cpuMs()
  longestBlockMs = Math.max(longestBlockMs, nowMs - turnedAtMs)
  turnedAtMs = nowMs
}, 1)

const app = new Hono()
  .post('/noop', async (c) => c.json({ ok: Boolean(await c.req.json()) }))
  .get('/memory', (c) => {
    global.gc?.()
    return c.json(process.memoryUsage())
  })
  .get('/strain', (c) => {
    const strain = { longestBlockMs, cpuMs: cpuMs() }
    longestBlockMs = 0
    return c.json(strain)
  })
  .route('/', host.app)
addFloor(app, `${folder}/floor.db`)

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

async function furnishStudio(views: number, rootCount: number, days: number, keys: readonly string[]): Promise<void> {
  const open = manifest.campaigns.find(({ slug }) => slug === 'open')
  if (!open) throw new Error('No campaign to grow')
  const now = Date.now()
  const shared = { kind: 'ambassador', channel: 'copy' } as const
  const more = Array.from({ length: rootCount }, (_, i) => ({ label: `Ambassador ${i}`, ...shared }))
  const roots = declaredRoots({ ...open, roots: [...open.roots, ...more] }, keyring)
  await host.store.ledger.plant(roots)
  const nodes = roots.map(({ node }) => node)
  await grow(engine, { campaign: 'open', roots: nodes, views, from: now - days * DAY_MS, to: now })
  const owner = { role: 'owner', campaigns: null, expiresAt: null } as const
  for (const [i, key] of keys.entries()) {
    await engine.write(addStudioKey({ ...owner, name: `bench ${i}`, digest: digestOf(key) }, 'bench', now))
  }
}
