import type { Engine } from '../db/engine.ts'
import { readTallies } from '../db/figures.ts'
import { tallyOf } from './access.ts'
import type { Catalogue } from './catalogue.ts'

/** Four times a second at most, as the contract says. */
const TICK_MS = 250
/** Keeps proxies from closing a quiet stream, and lets a host notice a client that is gone. */
const HEARTBEAT_MS = 15_000
/** How long a browser waits before it connects again. */
const RETRY_MS = 3000
/** Events that a slow client may have waiting; then it skips to the newest. */
const QUEUE = 4

interface Watcher {
  slug: string
  stream: ReadableStreamDefaultController<Uint8Array>
  /** The event that it has seen last. */
  seen: string
}

/** Everybody who watches a tally move. */
export interface LiveHub {
  /** A stream of server-sent events; undefined over capacity. */
  watch(slug: string): Promise<ReadableStream<Uint8Array> | undefined>
  readonly watchers: number
  /** Ends every stream. */
  close(): void
}

interface Options {
  engine: Engine
  catalogue: Catalogue
  now: () => number
  log: (error: unknown) => void
  capacity: number
}

/** Reads the tallies on a tick while somebody watches, and sends each watcher what is new to it. */
export function createLiveHub({ engine, catalogue, now, log, capacity }: Options): LiveHub {
  const watchers = new Set<Watcher>()
  const encoder = new TextEncoder()
  let ticking: ReturnType<typeof setInterval> | undefined
  let lastBeat = 0

  const readEvents = async (slugs: readonly string[]): Promise<Map<string, string>> => {
    const tallies = await readTallies(engine, slugs)
    return new Map(
      slugs.flatMap((slug) => {
        const campaign = catalogue.find(slug)
        const counts = tallies.get(slug)
        if (!campaign || !counts) return []
        return [[slug, `event: tally\ndata: ${JSON.stringify(tallyOf(campaign, counts, now()))}\n\n`]]
      }),
    )
  }

  const send = (watcher: Watcher, text: string, bytes: Uint8Array) => {
    if ((watcher.stream.desiredSize ?? 0) <= 0) return
    watcher.stream.enqueue(bytes)
    watcher.seen = text
  }

  const tick = async () => {
    const events = await readEvents([...new Set([...watchers].map(({ slug }) => slug))])
    const encoded = new Map([...events].map(([slug, text]) => [slug, encoder.encode(text)]))
    const isBeat = now() - lastBeat >= HEARTBEAT_MS
    if (isBeat) lastBeat = now()
    const heartbeat = encoder.encode(':\n\n')
    for (const watcher of watchers) {
      const text = events.get(watcher.slug)
      const bytes = encoded.get(watcher.slug)
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

  return {
    get watchers() {
      return watchers.size
    },
    async watch(slug) {
      if (watchers.size >= capacity) return undefined
      const first = (await readEvents([slug])).get(slug) ?? ''
      let watcher: Watcher | undefined
      return new ReadableStream<Uint8Array>(
        {
          start(stream) {
            watcher = { slug, stream, seen: first }
            watchers.add(watcher)
            stream.enqueue(encoder.encode(`retry: ${RETRY_MS}\n${first}`))
            ticking ??= setInterval(() => tick().catch(log), TICK_MS)
          },
          cancel() {
            if (watcher) leave(watcher)
          },
        },
        new CountQueuingStrategy({ highWaterMark: QUEUE }),
      )
    },
    close() {
      for (const watcher of watchers) {
        watcher.stream.close()
        leave(watcher)
      }
    },
  }
}
