/** Keeps proxies from closing a quiet stream, and lets a host notice a client that is gone. */
const HEARTBEAT_MS = 15_000
/** How long a browser waits before it connects again. */
const RETRY_MS = 3000
/** Events that a slow client may have waiting; then it skips to the newest. */
const QUEUE = 4

interface Watcher {
  topic: string
  mayWatch: () => boolean
  stream: ReadableStreamDefaultController<Uint8Array>
  /** The event that it has seen last. */
  seen: string
}

/** Everybody who watches something move. */
export interface LiveHub {
  /**
   * A stream of server-sent events; undefined over capacity.
   * @param mayWatch asked at every tick; the stream ends when it says no
   */
  watch(topic: string, mayWatch?: () => boolean): Promise<ReadableStream<Uint8Array> | undefined>
  readonly watchers: number
  /** Ends every stream. */
  close(): void
}

interface Options {
  /** The event of each topic as it stands, as it is sent; one that is the same as before is not sent again. */
  read(topics: readonly string[]): Promise<Map<string, string>>
  tickMs: number
  now: () => number
  log: (error: unknown) => void
  capacity: number
}

/** Reads what is watched on a tick while somebody watches, once for all of them, and sends each what is new to it. */
export function createLiveHub({ read, tickMs, now, log, capacity }: Options): LiveHub {
  const watchers = new Set<Watcher>()
  const encoder = new TextEncoder()
  let ticking: ReturnType<typeof setInterval> | undefined
  let lastBeat = 0

  const send = (watcher: Watcher, text: string, bytes: Uint8Array) => {
    if ((watcher.stream.desiredSize ?? 0) <= 0) return
    watcher.stream.enqueue(bytes)
    watcher.seen = text
  }

  const tick = async () => {
    for (const watcher of watchers) if (!watcher.mayWatch()) end(watcher)
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

  const leave = (watcher: Watcher) => {
    watchers.delete(watcher)
    if (watchers.size > 0) return
    clearInterval(ticking)
    ticking = undefined
  }

  const end = (watcher: Watcher) => {
    watcher.stream.close()
    leave(watcher)
  }

  return {
    get watchers() {
      return watchers.size
    },
    async watch(topic, mayWatch = () => true) {
      if (watchers.size >= capacity) return undefined
      const first = (await read([topic])).get(topic) ?? ''
      let watcher: Watcher | undefined
      return new ReadableStream<Uint8Array>(
        {
          start(stream) {
            watcher = { topic, mayWatch, stream, seen: first }
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
