import { rm } from 'node:fs/promises'
import { request } from 'node:http'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { newVisit, rootToken, writeDist } from '../support/fixture.ts'
import { freePort } from '../support/free-port.ts'
import { from, newAddress } from '../support/host.ts'
import { readMetrics } from '../support/metrics.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'

/**
 * By hand: `node tests/bench/soak.ts [minutes]`. The real server with watchers who come and go, some without a word, and
 * fans who open and pass on. Prints its memory after a collection, its handles and its event-loop delay each half minute;
 * at the end, what is left when everybody has gone.
 */

const MINUTES = Number(process.argv[2] ?? 10)
const WATCHERS = 300
/** How long a watcher stays at most. */
const STAY_MS = 20_000
const OPENINGS_PER_SECOND = 20
const PRINT_MS = 30_000

/** Collects the server's garbage when it is told to. */
const COLLECTING = `import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc')
process.on('SIGUSR2', () => collect())`

const distDir = await writeDist()
const metricsPort = await freePort()
const server = await startServerProcess(distDir, dirname(distDir), {
  env: {
    METRICS_PORT: String(metricsPort),
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(COLLECTING)}`,
  },
})
const endsAt = Date.now() + MINUTES * 60_000
let [opened, refused, watched] = [0, 0, 0]

console.log('minute  heap MB  RSS MB  external MB  fds  handles  connections  watchers  loop p99/max ms  opened')
await print(0)
const all = [...Array.from({ length: WATCHERS }, keepWatching), keepOpening()]
for (let half = 1; half <= MINUTES * 2; half++) {
  await wait(PRINT_MS)
  await print(half / 2)
}
await Promise.all(all)
await wait(15_000)
console.log(`\neverybody has gone (${opened} opened, ${refused} refused, ${watched} streams):`)
await print(MINUTES)
await server.host.stop()
console.log(server.said() || 'no fault was logged')
await rm(dirname(distDir), { recursive: true })

async function print(minute: number): Promise<void> {
  await collect(server)
  const { read } = await readMetrics(metricsPort)
  const mb = (name: string) => (read(name) / 2 ** 20).toFixed(1)
  const ms = (name: string) => (read(name) * 1000).toFixed(0)
  const watchers = read('entrenous_watchers', { of: 'tallies' })
  console.log(
    [
      ...[minute.toFixed(1), mb('nodejs_heap_size_used_bytes'), mb('process_resident_memory_bytes')],
      ...[mb('nodejs_external_memory_bytes'), read('process_open_fds'), read('nodejs_active_resources_total')],
      ...[read('entrenous_connections'), watchers],
      ...[`${ms('nodejs_eventloop_lag_p99_seconds')}/${ms('nodejs_eventloop_lag_max_seconds')}`, opened],
    ].join('\t'),
  )
}

async function collect({ pid }: ServerProcess): Promise<void> {
  process.kill(pid, 'SIGUSR2')
  // Its handler runs between two requests.
  await server.host.fetch('/api/health')
}

async function keepWatching(): Promise<void> {
  while (Date.now() < endsAt) await watch(Math.random() * STAY_MS)
}

/** Most close their stream; of every fourth the phone is gone. */
function watch(ms: number): Promise<void> {
  return new Promise((resolve) => {
    watched++
    const asked = request(
      new URL('/api/campaigns/open/live', server.url),
      { headers: from(newAddress()) },
      (answer) => {
        answer.resume()
        setTimeout(() => (watched % 4 === 0 ? answer.socket.resetAndDestroy() : asked.destroy()), ms)
      },
    )
    asked.on('error', () => {}).on('close', resolve)
    asked.end()
  })
}

/** Fans who open what others passed on. */
async function keepOpening(): Promise<void> {
  const links = [rootToken('open')]
  while (Date.now() < endsAt) {
    const link = await open(links[Math.floor(Math.random() * links.length)] ?? '')
    if (link) links.push(link)
    if (links.length > 1000) links.splice(1, 500)
    await wait(1000 / OPENINGS_PER_SECOND)
  }
}

async function open(token: string): Promise<string | undefined> {
  const response = await server.fan('open').unlock(token, newVisit())
  const answer = (await response.json()) as { link?: string }
  if (response.status === 200) opened++
  else refused++
  return answer.link
}
