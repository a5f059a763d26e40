import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { bundleOf } from '../../cli/bundle.mjs'
import { Fan, type RunningHost } from './host.ts'

/** The real server in a process of its own. */
export interface ServerProcess {
  host: RunningHost
  pid: number
  url: string
  fan(slug: string): Fan
  kill(): Promise<void>
  /** For how long its event loop was held at a stretch since this was asked last, in milliseconds of processor time. */
  longestBlock(): Promise<number>
  /** What it wrote to standard error until now. */
  said(): string
  /** The exit code. */
  exit: Promise<number | null>
}

interface Surroundings {
  env?: Record<string, string>
  /** A command that starts what follows it, such as `unshare`. */
  within?: readonly string[]
  /** That the build was made with. Default: the tests' own. */
  secret?: string
}

let bundled: Promise<string> | undefined

/** Resolves when it answers, or when it has ended: then `exit` tells how. */
export async function startServerProcess(
  distDir: string,
  dataDir: string,
  { env = {}, within = [], secret }: Surroundings = {},
): Promise<ServerProcess> {
  bundled ??= bundleOf('tests/support/serve.ts')
  const served = [distDir, ...(secret === undefined ? [] : [secret])]
  const [command = '', ...args] = [...within, process.execPath, await bundled, ...served]
  const child = spawn(command, args, {
    env: { ...process.env, PORT: '0', TRUST_PROXY: '1', ENTRENOUS_DATA: dataDir, LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const exit = once(child, 'close').then(([code]) => code as number | null)
  const [line] = await Promise.race([once(child.stdout ?? child, 'data'), exit.then(() => [''])])
  const url = `http://127.0.0.1:${String(line).trim()}`
  const host: RunningHost = {
    fetch: (path, init) => fetch(new URL(path, url), init),
    async stop() {
      child.kill('SIGTERM')
      await exit
    },
  }
  return {
    host,
    pid: child.pid ?? 0,
    url,
    fan: (slug) => new Fan(host, slug),
    async kill() {
      child.kill('SIGKILL')
      await exit
    },
    async longestBlock() {
      child.send('block')
      const [ms] = await once(child, 'message')
      return Number(ms)
    },
    said: () => said,
    exit,
  }
}
