import { Audience, type Watch, type Watcher } from './audience.ts'
import type { Seats } from './seats.ts'

/** The heartbeat: keeps proxies from closing a quiet stream, and shows a host or a page that the other end is gone. */
const HEARTBEAT_MS = 15_000
/** The `retry` field: how long a browser waits before it reconnects. */
const RETRY_MS = 3000
/** Backpressure: the events that may wait for a slow client, which then skips to the newest. */
const QUEUE = 4
/** Streams written to before the hub yields to the event loop: a few milliseconds. */
const STRETCH = 200

/** Reads the current event of a topic, as it is sent; undefined: the topic is gone. */
export type Tell = (topic: string, event: string | undefined) => Promise<void>

/** A hub of server-sent events: one source, many streams. */
export interface LiveHub<Guest> {
  /** Opens a stream of server-sent events; undefined over capacity. */
  watch(topic: string, guest: Guest): Promise<ReadableStream<Uint8Array> | undefined>
  /** Number of open streams. */
  readonly watching: number
  /** Ends every stream. */
  close(): void
}

interface Options<Guest> {
  /** Reads the first event of a new stream. What it throws, `watch` throws. */
  first(watch: Watch<Guest>): Promise<string>
  /**
   * Reads the current event of every topic; an unchanged one is not sent again. A topic is not read again before its last
   * read is over, and slow or failing topics do not hold up the others.
   */
  read(topics: readonly string[], tell: Tell): Promise<void>
  /** Which subscribers are still allowed, asked at every tick; everybody when undefined. */
  stillIn?: (guests: readonly Guest[]) => Promise<ReadonlySet<Guest>>
  seats: Seats<Watch<Guest>>
  tickMs: number
  /** The most events a second on all streams together: the more streams, the rarer each is sent one. */
  eventsPerSecond: number
  now: () => number
  /** Yields to the event loop. */
  pause: () => Promise<void>
  log: (error: unknown) => void
}

/** Reads each watched topic once a tick, while somebody watches, and sends every stream what is new to it. */
export function createLiveHub<Guest>(options: Options<Guest>): LiveHub<Guest> {
  const { first, read, stillIn, seats, tickMs, eventsPerSecond, now, pause, log } = options
  const audience = new Audience<Guest>()
  const reading = new Set<string>()
  const encoder = new TextEncoder()
  // An event, not a comment line: a script never sees comments.
  const heartbeat = encoder.encode('event: heartbeat\ndata:\n\n')
  let ticking: ReturnType<typeof setInterval> | undefined
  let [lastBeat, restsUntil] = [0, 0]
  let [isTicking, isClosed] = [false, false]

  const send = async (watchers: Iterable<Watcher<Guest>>, bytes: Uint8Array, text?: string) => {
    let sent = 0
    for (const watcher of watchers) {
      if (text === watcher.seen || (watcher.stream.desiredSize ?? 0) <= 0) continue
      watcher.stream.enqueue(bytes)
      watcher.seen = text ?? watcher.seen
      if (++sent % STRETCH === 0) await pause()
    }
    restsUntil = Math.max(restsUntil, performance.now()) + (sent / eventsPerSecond) * 1000
  }

  const tell: Tell = async (topic, text) => {
    const watchers = audience.of(topic)
    if (text === undefined) watchers.forEach(end)
    else await send(watchers, encoder.encode(text), text)
  }

  const turnOut = async (stillIn: NonNullable<Options<Guest>['stillIn']>) => {
    const asked = audience.everybody
    const welcome = await stillIn(asked.map(({ guest }) => guest))
    for (const watcher of asked) if (!welcome.has(watcher.guest)) end(watcher)
  }

  const readDue = async () => {
    if (performance.now() < restsUntil) return
    const due = audience.topics.filter((topic) => !reading.has(topic))
    const unread = new Set(due)
    for (const topic of due) reading.add(topic)
    const endReading = (topic: string) => unread.delete(topic) && reading.delete(topic)
    await read(due, (topic, text) => tell(topic, text).finally(() => endReading(topic))).finally(() => {
      due.forEach(endReading)
    })
  }

  const tick = async () => {
    if (isTicking) return
    isTicking = true
    try {
      if (stillIn) await turnOut(stillIn)
    } finally {
      isTicking = false
    }
    if (now() - lastBeat >= HEARTBEAT_MS) {
      lastBeat = now()
      await send(audience.everybody, heartbeat)
    }
    await readDue()
  }

  const join = (watcher: Watcher<Guest>) => {
    audience.join(watcher)
    ticking ??= setInterval(() => tick().catch(log), tickMs)
  }

  const leave = (watcher: Watcher<Guest>): boolean => {
    const wasThere = audience.leave(watcher)
    if (audience.topics.length > 0) return wasThere
    clearInterval(ticking)
    ticking = undefined
    return wasThere
  }

  const end = (watcher: Watcher<Guest>) => {
    if (leave(watcher)) watcher.stream.close()
  }

  return {
    async watch(topic, guest) {
      const giveUpSeat = isClosed ? undefined : seats.take({ topic, guest })
      if (!giveUpSeat) return undefined
      const seen = await first({ topic, guest }).catch((error: unknown) => {
        giveUpSeat()
        throw error
      })
      if (isClosed) return undefined
      let watcher: Watcher<Guest> | undefined
      return new ReadableStream<Uint8Array>(
        {
          start(stream) {
            watcher = { topic, guest, stream, seen, giveUpSeat }
            join(watcher)
            stream.enqueue(encoder.encode(`retry: ${RETRY_MS}\n${seen}`))
          },
          cancel() {
            if (watcher) leave(watcher)
          },
        },
        new CountQueuingStrategy({ highWaterMark: QUEUE }),
      )
    },
    get watching() {
      return audience.size
    },
    close() {
      isClosed = true
      audience.everybody.forEach(end)
    },
  }
}
