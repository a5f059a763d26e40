import type { Context } from 'hono'

/** Where the bytes of a stream of server-sent events go. */
export interface EventSink {
  write(bytes: Uint8Array): void
  /** Backpressure: whether so much waits for a slow client that it skips to the newest event. */
  readonly isFull: boolean
  close(): void
}

/** Server-sent events for one client. Starts to write them, and returns what is to be called once the client has gone. */
export type EventStream = (sink: EventSink) => () => void

/** Answers a request with a stream of events. */
export type SendEvents = (c: Context, events: EventStream) => Response

export const EVENT_HEADERS = { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' }

/** The events that may wait for a slow client. */
const QUEUE = 4

/** By a web stream, which every platform takes. */
export const sendWebEvents: SendEvents = (c, events) => c.body(readable(events), 200, EVENT_HEADERS)

export function readable(events: EventStream): ReadableStream<Uint8Array> {
  let leave = () => {}
  return new ReadableStream<Uint8Array>(
    {
      start(stream) {
        leave = events({
          write: (bytes) => stream.enqueue(bytes),
          get isFull() {
            return (stream.desiredSize ?? 0) <= 0
          },
          close: () => stream.close(),
        })
      },
      cancel: () => leave(),
    },
    new CountQueuingStrategy({ highWaterMark: QUEUE }),
  )
}
