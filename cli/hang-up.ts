import { isatty } from 'node:tty'

/** Now: a terminal that is gone is none. */
const isShown = [0, 1, 2].some((descriptor) => isatty(descriptor))

/** Called when the terminal that shows this program is closed (SIGHUP). Under `nohup`, which Node itself undoes, none does: it goes on. */
export function onHangUp(end: () => void): void {
  process.on('SIGHUP', () => {
    if (isShown) end()
  })
}
