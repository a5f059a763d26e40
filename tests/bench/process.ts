import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'

/** A server that takes openings, and a no-op that comes the same way. */
export interface LoadedServer {
  url: string
  /** The path of the no-op. */
  noop: string
  /** Processor time until now: of its one thread, or where there are several, of all of them. */
  cpuMs(): Promise<number>
  stop(): Promise<void>
}

export interface BenchServer extends LoadedServer {
  /** What the server has had to do. */
  strain(): Promise<Strain>
}

export interface Strain {
  /** The longest that the event loop has worked at a stretch since this was asked last, in processor time. */
  longestBlockMs: number
  /** Processor time of its thread until now. */
  cpuMs: number
}

/** Starts `server.ts` in a process of its own. */
export async function startBenchServer(...args: string[]): Promise<BenchServer> {
  const child = spawn(process.execPath, ['--expose-gc', 'tests/bench/server.ts', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = once(child, 'exit')
  const [port] = await once(child.stdout, 'data')
  const url = `http://127.0.0.1:${String(port).trim()}`
  const strain = async () => (await (await fetch(`${url}/strain`)).json()) as Strain
  return {
    ...{ url, noop: '/noop', strain },
    cpuMs: async () => (await strain()).cpuMs,
    async stop() {
      child.kill('SIGTERM')
      await exit
    },
  }
}

/** Starts `canned.ts`: what a generator of load can do at most. */
export async function startCannedServer(): Promise<LoadedServer> {
  const child = spawn(process.execPath, ['tests/bench/canned.ts'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [port] = await once(child.stdout, 'data')
  return {
    ...{ url: `http://127.0.0.1:${String(port).trim()}`, noop: '/' },
    cpuMs: () => cpuMsOf(child.pid ?? 0),
    async stop() {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

/** The kernel's clock tick (USER_HZ): a hundredth of a second on every Linux. */
const TICK_MS = 10

/** Processor time of a process, its kernel's included. */
export async function cpuMsOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  const [user = 0, system = 0] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number)
  return (user + system) * TICK_MS
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
