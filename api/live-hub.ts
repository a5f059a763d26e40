/** Keeps proxies from closing a quiet stream, and lets a host notice a client that is gone. */
const HEARTBEAT_MS = 15_000
/** How long a browser waits before it connects again. */
const RETRY_MS = 3000
/** Events that a slow client may have waiting; then it skips to the newest. */
const QUEUE = 4

interface Watcher<Guest> {
  topic: string
  guest: Guest
  stream: ReadableStreamDefaultController<Uint8Array>
  /** The event that it has seen last. */
  seen: string
}

/** Everybody who watches something move. */
export interface LiveHub<Guest = void> {
  /** A stream of server-sent events; undefined over capacity. */
  watch(topic: string, guest: Guest): Promise<ReadableStream<Uint8Array> | undefined>
  readonly watchers: number
  /** Ends every stream. */
  close(): void
}

interface Options<Guest> {
  /** The event of each topic as it stands, as it is sent; one that is the same as before is not sent again. */
  read(topics: readonly string[]): Promise<Map<string, string>>
  /** Which of those who watch may go on; everybody when undefined. Asked at every tick. */
  stillIn?: (guests: readonly Guest[]) => Promise<ReadonlySet<Guest>>
  tickMs: number
  now: () => number
  log: (error: unknown) => void
  capacity: number
}

/** Reads what is watched on a tick while somebody watches, once for all of them, and sends each what is new to it. */
export function createLiveHub<Guest = void>({
  read,
  stillIn,
  tickMs,
  now,
  log,
  capacity,
}: Options<Guest>): LiveHub<Guest> {
  const watchers = new Set<Watcher<Guest>>()
  const encoder = new TextEncoder()
  let ticking: ReturnType<typeof setInterval> | undefined
  let lastBeat = 0

  const send = (watcher: Watcher<Guest>, text: string, bytes: Uint8Array) => {
    if ((watcher.stream.desiredSize ?? 0) <= 0) return
    watcher.stream.enqueue(bytes)
    watcher.seen = text
  }

  const turnOut = async (stillIn: NonNullable<Options<Guest>['stillIn']>) => {
    const asked = [...watchers]
    const welcome = await stillIn(asked.map(({ guest }) => guest))
    for (const watcher of asked) if (!welcome.has(watcher.guest) && watchers.has(watcher)) end(watcher)
  }

  const tick = async () => {
    if (stillIn) await turnOut(stillIn)
    const events = await read([...new Set([...watchers].map(({ topic }) => topic))])
    const encoded = new Map([...events].map(([slug, text]) => [slug, encoder.encode(text)]))
    const isBeat = now() - lastBeat >= HEARTBEAT_MS
    if (isBeat) lastBeat = now()
    const heartbeat = encoder.encode(':\n\n')
    for (const watcher of watchers) {
      const text = events.get(watcher.topic)
      const bytes = encoded.get(watcher.topic)
      if (text && bytes && text !== watcher.seen) send(watcher, text, bytes)
      else if (isBeat) send(watcher, watcher.seen, heartbeat)
    }
  }

  const leave = (watcher: Watcher<Guest>) => {
    watchers.delete(watcher)
    if (watchers.size > 0) return
    clearInterval(ticking)
    ticking = undefined
  }

  const end = (watcher: Watcher<Guest>) => {
    watcher.stream.close()
    leave(watcher)
  }

  return {
    get watchers() {
      return watchers.size
    },
    async watch(topic, guest) {
      if (watchers.size >= capacity) return undefined
      const first = (await read([topic])).get(topic) ?? ''
      let watcher: Watcher<Guest> | undefined
      return new ReadableStream<Uint8Array>(
        {
          start(stream) {
            watcher = { topic, guest, stream, seen: first }
            watchers.add(watcher)
            stream.enqueue(encoder.encode(`retry: ${RETRY_MS}\n${first}`))
            ticking ??= setInterval(() => tick().catch(log), tickMs)
          },
          cancel() {
            if (watcher) leave(watcher)
          },
        },
        new CountQueuingStrategy({ highWaterMark: QUEUE }),
      )
    },
    close() {
      for (const watcher of watchers) end(watcher)
    },
  }
}
