import { spawn } from 'node:child_process'
import { once } from 'node:events'

export interface BenchServer {
  url: string
  /** What the server has had to do. */
  strain(): Promise<Strain>
  stop(): Promise<void>
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
  return {
    url,
    strain: async () => (await (await fetch(`${url}/strain`)).json()) as Strain,
    async stop() {
      child.kill('SIGTERM')
      await exit
    },
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
