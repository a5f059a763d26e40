/** Work that runs again and again. */
export interface Timer {
  /** Resolves when it does not run any more. */
  stop(): Promise<void>
}

interface Options {
  /** When it runs first, in epoch milliseconds. */
  firstAt: number
  now: () => number
  /** Told of a failure; it is tried again a minute later. */
  log: (error: unknown) => void
}

/** A clock may be set, and a machine may sleep: nothing is waited for longer than that. */
const LONGEST_WAIT_MS = 60_000
const TRY_AGAIN_MS = 60_000

/** Runs something in a process whenever it wants to run, which it says itself each time (epoch milliseconds). Keeps no process alive. */
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
