/** A fair queue for long work: clients take turns, and all of it takes no more than a share of the time. */
export interface Turns {
  /** Throws what the work throws. */
  take<Result>(who: string, work: () => Promise<Result>): Promise<Result>
  /** Number of queued pieces of work. */
  waiting(who: string): number
}

/** The share of the thread, which also answers the fans, that reports may take; some sixty of them come at once. */
export const REPORT_SHARE = { share: 1 / 4, burstMs: 900 }

interface Options {
  /** Share of the time, 0 to 1. */
  share: number
  /** Milliseconds of work that are done at once after a rest. */
  burstMs: number
  /** Monotonic, in milliseconds. */
  clock?: () => number
  /** Yields to the event loop. */
  pause: () => Promise<void>
  sleep?: (ms: number) => Promise<void>
}

/** A token bucket of milliseconds, and a queue for each client, served round robin. */
export function createTurns({
  share,
  burstMs,
  pause,
  clock = () => performance.now(),
  sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}: Options): Turns {
  const queues = new Map<string, (() => Promise<void>)[]>()
  let [credit, at] = [burstMs, clock()]
  let isWorking = false

  const earn = () => {
    const since = at
    at = clock()
    credit = Math.min(burstMs, credit + (at - since) * share)
  }

  /** Takes the next piece from the queue whose turn it is, and moves that queue to the end. */
  const next = (): (() => Promise<void>) | undefined => {
    const [first] = queues
    if (!first) return undefined
    const [who, queue] = first
    const piece = queue.shift()
    queues.delete(who)
    if (queue.length > 0) queues.set(who, queue)
    return piece
  }

  const work = async () => {
    for (let piece = next(); piece; piece = next()) {
      earn()
      if (credit <= 0) await sleep((1 - credit) / share)
      earn()
      const startedAt = at
      await piece()
      earn()
      credit -= at - startedAt
      await pause()
    }
    isWorking = false
  }

  return {
    take: (who, asked) =>
      new Promise((resolve, reject) => {
        const queue = queues.get(who) ?? []
        queue.push(() => asked().then(resolve, reject))
        queues.set(who, queue)
        if (isWorking) return
        isWorking = true
        queueMicrotask(work)
      }),
    waiting: (who) => queues.get(who)?.length ?? 0,
  }
}
