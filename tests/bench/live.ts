import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { rootToken } from '../support/fixture.ts'
import { Fan } from '../support/host.ts'
import { openAtPace } from './paced.ts'
import { type BenchServer, startBenchServer } from './process.ts'

/**
 * Watchers held on `live` while fans open links at a steady pace: how far behind what was true each watcher ever was, what the
 * watchers cost the openings, and what each costs in memory. In turns without watchers and with them, on the same server.
 *
 * `node tests/bench/live.ts [watchers [openings a second]]`
 */

const [watcherCount = 10_000, perSecond = 1000] = process.argv.slice(2).map(Number)
const SECONDS = 10
const ROUNDS = 3

interface Watchers {
  child: ChildProcess
  ask(message?: object): Promise<{ behind: number[]; events: number }>
}

/** Some watchers, in a process of their own. */
async function hold(server: BenchServer): Promise<Watchers> {
  const child = fork('tests/bench/watchers.ts', [server.url, String(watcherCount)])
  const [{ held }] = (await once(child, 'message')) as [{ held: number }]
  if (held !== watcherCount) throw new Error(`${held} of ${watcherCount} watchers were told anything`)
  return {
    child,
    async ask(message) {
      child.send(message ?? {})
      const [answer] = await once(child, 'message')
      return answer
    },
  }
}

const memory = async (server: BenchServer) =>
  ((await (await fetch(`${server.url}/memory`)).json()) as NodeJS.MemoryUsage).rss
const ms = (value = Number.NaN) => `${value.toFixed(0)} ms`

const server = await startBenchServer()
const fan = new Fan({ fetch: (path, init) => fetch(new URL(path, server.url), init), stop: server.stop }, 'open')
await fan.opened(rootToken('open'))
await openAtPace(server, rootToken('open'), perSecond, 3)

console.log(
  `| ${watcherCount} watchers, ${perSecond} openings a second | opening p50, p99 without | with | processor time without | with | behind, median | the last | events a second |\n|${' --- |'.repeat(8)}`,
)
const cpu = async <T>(work: () => Promise<T>): Promise<[T, string]> => {
  const before = await server.cpuMs()
  const result = await work()
  return [result, `${(((await server.cpuMs()) - before) / SECONDS / 10).toFixed(0)} %`]
}
for (let round = 1; round <= ROUNDS; round++) {
  const [alone, cpuAlone] = await cpu(() => openAtPace(server, rootToken('open'), perSecond, SECONDS))
  const before = await memory(server)
  const watchers = await hold(server)
  const each = ((await memory(server)) - before) / 1024 / watcherCount
  const [watched, cpuWatched] = await cpu(() => openAtPace(server, rootToken('open'), perSecond, SECONDS))
  // The last change has a second to arrive.
  await new Promise((resolve) => setTimeout(resolve, 1500))
  const { behind, events } = await watchers.ask({ truth: watched.truth })
  await once(watchers.child, 'exit')
  const row = [
    `round ${round}, ${each.toFixed(1)} KiB a watcher`,
    ...[alone, watched].map(({ p50, p99 }) => `${ms(p50)}, ${ms(p99)}`),
    ...[cpuAlone, cpuWatched],
    ...[behind[behind.length >> 1], behind.at(-1)].map(ms),
    (events / SECONDS).toFixed(0),
  ]
  console.log(`| ${row.join(' | ')} |`)
}
await server.stop()
