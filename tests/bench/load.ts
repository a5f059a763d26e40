import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { requireProgram } from '../support/debian.ts'
import { rootToken } from '../support/fixture.ts'
import { mulberry32 } from '../support/grown.ts'
import { BROWSER, Fan } from '../support/host.ts'
import type { LoadedServer } from './process.ts'

const SECONDS = 3
const SCRIPT = new URL('wrk.lua', import.meta.url).pathname

const run = promisify(execFile)

export interface Figures {
  perSecond: number
  p99: number
  /** Processor time of the server, in microseconds a request. */
  cost: number
}

interface Load {
  /** What is asked; `unlock` when left out. */
  path?: string
  /** What is unlocked, at random, by a new fan each, from one of many networks. */
  links?: readonly string[]
}

/**
 * As many requests as so many connections can make, one at a time on each. By wrk, which takes a tenth of a core: what loads
 * with half of one measures itself.
 */
export async function load(
  server: LoadedServer,
  connections: number,
  { path = '/api/campaigns/open/unlock', links = [] }: Load,
): Promise<Figures> {
  const folder = await mkdtemp(join(tmpdir(), 'entrenous-load-'))
  const file = join(folder, 'links')
  await writeFile(file, links.map((link) => `${link}\n`).join(''))
  const headers = Object.entries({ 'Content-Type': 'application/json', ...BROWSER }).flat()
  const amount = [
    '--threads=1',
    `--connections=${connections}`,
    `--duration=${SECONDS}s`,
    '--timeout=20s',
    `--script=${SCRIPT}`,
  ]
  const before = await server.cpuMs()
  const { stdout } = await run(requireProgram('wrk', 'wrk'), [...amount, server.url, '--', path, file, ...headers])
  const after = await server.cpuMs()
  await rm(folder, { recursive: true })
  const { requests, us, failed, p99 } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
  if (failed > 0) throw new Error(`${failed} of ${requests} requests failed`)
  return { perSecond: (requests / us) * 1e6, p99, cost: ((after - before) * 1000) / requests }
}

/** Links of fans: all of them opened the root's link, or each a link of one before, in the same tree every time. */
export async function openedLinks(server: LoadedServer, tree: 'wide' | 'grown', count: number): Promise<string[]> {
  const fan = new Fan({ fetch: (path, init) => fetch(new URL(path, server.url), init), stop: server.stop }, 'open')
  const links = [rootToken('open')]
  const random = mulberry32(1)
  const anyOf = () => links[Math.floor(random() * links.length)] ?? rootToken('open')
  for (let i = 0; i < count; i++) {
    links.push((await fan.opened(tree === 'grown' ? anyOf() : rootToken('open'))).link)
  }
  return links
}
