/** Recurring work. */
export interface Timer {
  /** Stops it. Resolves when the run in progress is over. */
  stop(): Promise<void>
}

interface Options {
  /** When it runs for the first time, in epoch milliseconds. */
  firstAt: number
  now: () => number
  /** Logs a failure; the work is tried again a minute later. */
  log: (error: unknown) => void
}

/** The longest single wait: clocks are changed, and machines sleep. */
const LONGEST_WAIT_MS = 60_000
const TRY_AGAIN_MS = 60_000

/** Runs work at the times that it returns itself (epoch milliseconds). Does not keep the process alive. */
export function runOnTimer(run: () => Promise<number>, { firstAt, now, log }: Options): Timer {
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> = Promise.resolve()
  let isStopped = false
  let lookedAt = now()

  const wait = (dueAt: number) => {
    if (isStopped) return
    timer = setTimeout(look, Math.min(Math.max(0, dueAt - now()), LONGEST_WAIT_MS), dueAt).unref()
  }
  const look = (dueAt: number) => {
    const wasSetBack = now() < lookedAt
    lookedAt = now()
    // What was to be in an hour would else be in a year.
    if (now() < dueAt && !wasSetBack) return wait(dueAt)
    running = run()
      .catch((error: unknown) => {
        log(error)
        return now() + TRY_AGAIN_MS
      })
      .then(wait)
  }
  wait(firstAt)

  return {
    stop() {
      isStopped = true
      clearTimeout(timer)
      return running
    },
  }
}
