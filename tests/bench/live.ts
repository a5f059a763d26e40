import { connect, type Socket } from 'node:net'
import { PHONE, rootToken } from '../support/fixture.ts'
import { Fan, newAddress } from '../support/host.ts'
import { median, startBenchServer } from './process.ts'

/** Watchers held on `live`, how long a change takes to reach the last of them, and what each costs in memory. */

const WATCHERS = 5000
const CHANGES = 10

/** A watcher as cheap as can be, so that this process does not become what is measured. */
class Watcher {
  readonly #socket: Socket
  #views = -1
  onChange: () => void = () => {}

  constructor(url: URL) {
    this.#socket = connect(Number(url.port), url.hostname)
    // One network holds a tenth of all streams at most.
    const headers = `Host: ${url.host}\r\nUser-Agent: ${PHONE}\r\nX-Forwarded-For: ${newAddress()}\r\n`
    this.#socket.write(`GET ${url.pathname} HTTP/1.1\r\n${headers}\r\n`)
    this.#socket.on('data', (chunk) => {
      const views = /"views":(\d+)/.exec(chunk.toString())?.[1]
      if (views === undefined) return
      this.#views = Number(views)
      this.onChange()
    })
  }

  get views() {
    return this.#views
  }

  close() {
    this.#socket.destroy()
  }
}

const server = await startBenchServer()
const memory = async () => ((await (await fetch(`${server.url}/memory`)).json()) as NodeJS.MemoryUsage).rss
const fan = new Fan({ fetch: (path, init) => fetch(new URL(path, server.url), init), stop: server.stop }, 'open')
await fan.opened(rootToken('open'))

const before = await memory()
const watchers: Watcher[] = []
for (let i = 0; i < WATCHERS; i += 250) {
  watchers.push(...Array.from({ length: 250 }, () => new Watcher(new URL('/api/campaigns/open/live', server.url))))
  await allSaw(watchers, 1)
}
const after = await memory()

const delays: number[] = []
for (let views = 2; views <= CHANGES + 1; views++) {
  const startedAt = performance.now()
  const seen = allSaw(watchers, views)
  await fan.opened(rootToken('open'))
  await seen
  delays.push(performance.now() - startedAt)
}
console.log(
  `${WATCHERS} watchers held, ${((after - before) / 1024 / WATCHERS).toFixed(1)} KiB each; from tap to the last watcher: ` +
    `median ${median(delays).toFixed(0)} ms, slowest ${Math.max(...delays).toFixed(0)} ms of ${CHANGES}`,
)
for (const watcher of watchers) watcher.close()
await server.stop()

/** Resolves once every watcher has been told of so many views. */
function allSaw(all: readonly Watcher[], views: number): Promise<void> {
  return new Promise((resolve) => {
    const waiting = new Set(all.filter((watcher) => watcher.views < views))
    if (waiting.size === 0) resolve()
    for (const watcher of waiting) {
      watcher.onChange = () => {
        if (watcher.views < views) return
        waiting.delete(watcher)
        if (waiting.size === 0) resolve()
      }
    }
  })
}
