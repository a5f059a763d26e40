/**
 * Runs something once for all calls that come before it runs. Each call says how long it may take until then, in milliseconds;
 * the shortest counts. Resolves when it has run, throws what it throws.
 */
export function createSharedDelay(run: () => Promise<void>): (ms: number) => Promise<void> {
  let waiting: { ms: number; timer: ReturnType<typeof setTimeout>; over: Promise<void> } | undefined
  let start: (() => void) | undefined
  const startAfter = (ms: number) => setTimeout(() => start?.(), ms)
  return (ms) => {
    if (!waiting) {
      const over = new Promise<void>((resolve) => {
        start = () => {
          waiting = undefined
          resolve(run())
        }
      })
      waiting = { ms, timer: startAfter(ms), over }
    } else if (ms < waiting.ms) {
      clearTimeout(waiting.timer)
      waiting = { ms, timer: startAfter(ms), over: waiting.over }
    }
    return waiting.over
  }
}
