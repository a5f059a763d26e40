import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { requireProgram } from '../support/debian.ts'
import { rootToken } from '../support/fixture.ts'
import { BROWSER, Fan } from '../support/host.ts'
import type { BenchServer } from './process.ts'

const SECONDS = 3
const SCRIPT = new URL('wrk.lua', import.meta.url).pathname

const run = promisify(execFile)

export interface Figures {
  perSecond: number
  p99: number
  /** Processor time of the server's thread, in microseconds a request. */
  cost: number
}

/**
 * As many requests as so many connections can make, one at a time on each. By wrk, which takes a tenth of a core: what loads
 * with half of one measures itself.
 *
 * @param links what is unlocked, at random, by a new fan each, from one of many networks; none: the no-op
 */
export async function load(server: BenchServer, connections: number, links: readonly string[]): Promise<Figures> {
  const folder = await mkdtemp(join(tmpdir(), 'entrenous-load-'))
  const file = join(folder, 'links')
  await writeFile(file, links.map((link) => `${link}\n`).join(''))
  const path = links.length > 0 ? '/api/campaigns/open/unlock' : '/noop'
  const headers = Object.entries({ 'Content-Type': 'application/json', ...BROWSER }).flat()
  const amount = ['--threads=1', `--connections=${connections}`, `--duration=${SECONDS}s`, `--script=${SCRIPT}`]
  const before = await server.strain()
  const { stdout } = await run(requireProgram('wrk', 'wrk'), [...amount, server.url, '--', path, file, ...headers])
  const after = await server.strain()
  await rm(folder, { recursive: true })
  const { requests, us, failed, p99 } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
  if (failed > 0) throw new Error(`${failed} of ${requests} requests failed`)
  return { perSecond: (requests / us) * 1e6, p99, cost: ((after.cpuMs - before.cpuMs) * 1000) / requests }
}

/** Links of fans: all of them opened the root's link, or each a link of one before. */
export async function openedLinks(server: BenchServer, tree: 'wide' | 'grown', count: number): Promise<string[]> {
  const fan = new Fan({ fetch: (path, init) => fetch(new URL(path, server.url), init), stop: server.stop }, 'open')
  const links = [rootToken('open')]
  const anyOf = () => links[Math.floor(Math.random() * links.length)] ?? rootToken('open')
  for (let i = 0; i < count; i++) {
    links.push((await fan.opened(tree === 'grown' ? anyOf() : rootToken('open'))).link)
  }
  return links
}
