import { spawn } from 'node:child_process'
import { once } from 'node:events'

export interface BenchServer {
  url: string
  stop(): Promise<void>
}

/** Starts `server.ts` in a process of its own. */
export async function startBenchServer(...args: string[]): Promise<BenchServer> {
  const child = spawn(process.execPath, ['--expose-gc', 'tests/bench/server.ts', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = once(child, 'exit')
  const [port] = await once(child.stdout, 'data')
  return {
    url: `http://127.0.0.1:${String(port).trim()}`,
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
