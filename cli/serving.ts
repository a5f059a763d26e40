import { setFlagsFromString } from 'node:v8'
import type { Settings } from '../api/env.ts'
import { type RunningSite, serveSite } from '../api/node.ts'
import { CommandError } from './fail.ts'
import { onHangUp } from './hang-up.ts'

/** The longest stop: a program that has not ended by itself by then is ended. */
const STOP_MS = 10_000

/** Why a port cannot be listened on, and the mend, by the system's error code. */
const PORT_FAULTS: Record<string, (port: number) => string> = {
  EADDRINUSE: (port) => `is taken by another program. Stop it, or choose another: PORT=${port + 1}`,
  EADDRNOTAVAIL: () => 'cannot be listened on: HOST is no address of this machine. 127.0.0.1 always is',
  EACCES: (port) =>
    `is for the system's own programs. Choose one above 1023, such as PORT=${port + 4000}, behind a proxy`,
}

/** {@link serveSite}, with a plain error for a port that cannot be had. */
export async function serveOn(
  settings: Settings,
  ...more: [secret: string, options?: Parameters<typeof serveSite>[2]]
) {
  const site = await serveSite(settings, ...more).catch((error: NodeJS.ErrnoException) => {
    const fault = error.syscall === 'listen' && PORT_FAULTS[error.code ?? '']
    if (!fault) throw error
    throw new CommandError(`PORT: ${settings.port} ${fault(settings.port)}`)
  })
  // V8's default, which `launch.cjs` lowers for the start: a server under load then collects garbage less often.
  setFlagsFromString('--semi-space-growth-factor=2')
  return site
}

/** Stops gracefully on a signal: requests in progress are answered, and all that was counted is on disk. */
export function stopOnSignal(site: RunningSite, before: () => void = () => {}): void {
  let isStopping = false
  const stop = () => {
    if (isStopping) return
    isStopping = true
    before()
    setTimeout(() => process.exit(1), STOP_MS).unref()
    void site.close().then(() => process.exit(0))
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
  onHangUp(stop)
}
