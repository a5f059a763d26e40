import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Fan, type RunningHost } from './host.ts'

/** The real server in a process of its own. */
export interface ServerProcess {
  pid: number
  url: string
  host: RunningHost
  fan(slug: string): Fan
  kill(): Promise<void>
  /** What it wrote to standard error until now. */
  said(): string
  /** The exit code. */
  exit: Promise<number | null>
}

/**
 * Resolves when it answers, or when it has ended: then `exit` tells how. Logs faults alone, unless told otherwise.
 *
 * @param limits of the shell that starts it, as `ulimit` takes them
 */
export async function startServerProcess(
  distDir: string,
  dataDir: string,
  env: Record<string, string> = {},
  limits = '-n hard',
): Promise<ServerProcess> {
  const command = [`ulimit ${limits} && exec "$@"`, 'bash', process.execPath, 'tests/support/serve.ts', distDir]
  const child = spawn('bash', ['-c', ...command], {
    env: { ...process.env, PORT: '0', TRUST_PROXY: '1', ENTRENOUS_DATA: dataDir, LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const exit = once(child, 'close').then(([code]) => code as number | null)
  const [line] = await Promise.race([once(child.stdout, 'data'), exit.then(() => [''])])
  const url = `http://127.0.0.1:${String(line).trim()}`
  const host: RunningHost = {
    fetch: (path, init) => fetch(new URL(path, url), init),
    async stop() {
      child.kill('SIGTERM')
      await exit
    },
  }
  return {
    pid: child.pid ?? 0,
    url,
    host,
    fan: (slug) => new Fan(host, slug),
    async kill() {
      child.kill('SIGKILL')
      await exit
    },
    said: () => said,
    exit,
  }
}
