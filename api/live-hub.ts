import { Audience, type Watch, type Watcher } from './audience.ts'
import type { EventStream } from './event-stream.ts'
import { between } from './jitter.ts'
import { Listeners, type News, type Told } from './listeners.ts'
import type { Seats } from './seats.ts'

/** The heartbeat: keeps proxies from closing a quiet stream, and shows a host or a page that the other end is gone. */
const HEARTBEAT_MS = 15_000
/** The `retry` field: how long a browser waits before it reconnects, with a jitter, so that not all return at once. */
const RETRY_MS = { least: 2000, most: 6000 }
/** How long a stream lasts, with a jitter: then the browser reconnects, where there is room by then, and to the newest build. */
const LIFE_MS = { least: 20 * 60_000, most: 40 * 60_000 }
/** How long a long poll lasts at most. */
const LISTEN_MS = 10_000
/** Streams written to before the hub yields to the event loop: a commit waits for a turn or two, of 0.2 ms each. */
const STRETCH = 20
/** The part of a second's events that tell of one reading; the other watchers are told what is true by then. */
const TURN = 0.1

/** Reads the current event of a topic, as it is sent; undefined: the topic is gone. */
export type Tell = (topic: string, event: string | undefined, news?: News) => Promise<void>

/** A hub of server-sent events: one source, many streams. */
export interface LiveHub<Guest> {
  /** A stream of server-sent events, which holds a seat until its client has gone; undefined over capacity. */
  watch(topic: string, guest: Guest): Promise<EventStream | undefined>
  /** A long poll for another hub: resolves with the next event that is another than `seen`; with nothing after ten seconds. */
  listen(topic: string, seen: string): Promise<Told | undefined>
  /** Number of open streams. */
  readonly watching: number
  /** Whether there is no room for anybody, whoever they are. */
  readonly isFull: boolean
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
  /** Yields to the event loop. */
  pause: () => Promise<void>
  log: (error: unknown) => void
}

/** Whether a watcher has another event than this one, and takes any. */
function isDue({ seen, sink }: Watcher<unknown>, text: string | undefined): boolean {
  return text !== seen && !sink.isFull
}

/** Reads each watched topic once a tick, while somebody watches, and sends every stream what is new to it. */
export function createLiveHub<Guest>(options: Options<Guest>): LiveHub<Guest> {
  const { first, read, stillIn, seats, tickMs, eventsPerSecond, pause, log } = options
  const audience = new Audience<Guest>()
  const listeners = new Listeners()
  const reading = new Set<string>()
  const encoder = new TextEncoder()
  // An event, not a comment line: a script never sees comments.
  const heartbeat = encoder.encode('event: heartbeat\ndata:\n\n')
  const atOnce = Math.ceil(eventsPerSecond * TURN)
  let ticking: ReturnType<typeof setInterval> | undefined
  let resting: ReturnType<typeof setTimeout> | undefined
  let [lastBeat, restsUntil] = [0, 0]
  let [isTicking, isClosed] = [false, false]

  const send = async (watchers: readonly Watcher<Guest>[], bytesFor: (seen: string) => Uint8Array, text?: string) => {
    let workedMs = 0
    for (let i = 0; i < watchers.length; i += STRETCH) {
      if (i > 0) await pause()
      const startedAt = performance.now()
      // Some may have left meanwhile.
      for (const watcher of watchers.slice(i, i + STRETCH).filter((each) => isDue(each, text))) {
        watcher.sink.write(bytesFor(watcher.seen))
        watcher.seen = text ?? watcher.seen
      }
      workedMs += performance.now() - startedAt
    }
    // Where an event costs more, they take half of the time at most.
    const restMs = Math.max((watchers.length / eventsPerSecond) * 1000, workedMs)
    restsUntil = Math.max(restsUntil, performance.now()) + restMs
  }

  const tell: Tell = async (topic, text, news) => {
    listeners.tell(topic, { event: text, news })
    const watchers = audience.of(topic)
    if (text === undefined) return watchers.forEach(end)
    const [all, onlyNew] = [encoder.encode(text), encoder.encode(news?.event)]
    const due = watchers.filter((watcher) => isDue(watcher, text))
    // Who is told what is new since the last event has to be told every one.
    const turn = news ? due : due.slice(0, atOnce)
    await send(turn, (seen) => (seen === news?.since ? onlyNew : all), text)
    audience.sendBack(turn)
    if (turn.length < due.length) readAfterRest()
  }

  const turnOut = async (stillIn: NonNullable<Options<Guest>['stillIn']>) => {
    const asked = audience.everybody
    const welcome = await stillIn(asked.map(({ guest }) => guest))
    for (const watcher of asked) if (!welcome.has(watcher.guest)) end(watcher)
  }

  const readDue = async () => {
    // The end of a rest lies between two ticks: a quarter of a second is much where every watcher is told within one.
    if (restsUntil > performance.now()) return readAfterRest()
    const due = [...new Set([...audience.topics, ...listeners.topics])].filter((topic) => !reading.has(topic))
    if (due.length === 0) return
    const unread = new Set(due)
    for (const topic of due) reading.add(topic)
    const endReading = (topic: string) => unread.delete(topic) && reading.delete(topic)
    await read(due, (topic, text, news) => tell(topic, text, news).finally(() => endReading(topic))).finally(() => {
      due.forEach(endReading)
    })
  }

  /** Whoever takes nothing between two heartbeats is gone: not every host says so. */
  const beat = async () => {
    if (performance.now() - lastBeat < HEARTBEAT_MS) return
    lastBeat = performance.now()
    for (const watcher of audience.everybody) {
      const { isFull } = watcher.sink
      if (lastBeat > watcher.endsAt || (isFull && watcher.isStalled)) end(watcher)
      else watcher.isStalled = isFull
    }
    await send(audience.everybody, () => heartbeat)
  }

  const readAfterRest = () => {
    resting ??= setTimeout(() => {
      resting = undefined
      readDue().catch(log)
    }, restsUntil - performance.now())
  }

  const tick = async () => {
    // First, and by itself: neither a failing read nor a question without an answer makes a stream look dead.
    beat().catch(log)
    if (isTicking) return
    isTicking = true
    try {
      if (stillIn) await turnOut(stillIn)
    } finally {
      isTicking = false
    }
    await readDue()
  }

  const wake = () => {
    if (ticking !== undefined) return
    lastBeat = performance.now()
    ticking = setInterval(() => tick().catch(log), tickMs)
  }
  const restIfAlone = () => {
    if (audience.topics.length > 0 || listeners.topics.length > 0) return
    clearInterval(ticking)
    clearTimeout(resting)
    ticking = resting = undefined
  }

  const leave = (watcher: Watcher<Guest>): boolean => {
    const wasThere = audience.leave(watcher)
    restIfAlone()
    return wasThere
  }

  const end = (watcher: Watcher<Guest>) => {
    if (leave(watcher)) watcher.sink.close()
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
      return (sink) => {
        const endsAt = performance.now() + between(LIFE_MS)
        const watcher = { topic, guest, sink, seen, giveUpSeat, endsAt, isStalled: false }
        audience.join(watcher)
        wake()
        sink.write(encoder.encode(`retry: ${Math.round(between(RETRY_MS))}\n${seen}`))
        return () => void leave(watcher)
      }
    },
    async listen(topic, seen) {
      if (isClosed) return undefined
      const told = listeners.next(topic, seen, LISTEN_MS)
      wake()
      return told.finally(restIfAlone)
    },
    get watching() {
      return audience.size
    },
    get isFull() {
      return seats.isFull
    },
    close() {
      isClosed = true
      listeners.close()
      audience.everybody.forEach(end)
    },
  }
}
