import { afterEach, expect, it } from 'vitest'
import { createLiveHub, type LiveHub, type Tell } from '../../../api/live-hub.ts'
import { createSeats } from '../../../api/seats.ts'

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))
const errors: unknown[] = []
let hub: LiveHub<string> | undefined
afterEach(() => {
  hub?.close()
  errors.length = 0
})

interface World {
  read?: (topics: readonly string[], tell: Tell) => Promise<void>
  eventsPerSecond?: number
  most?: number
}

function start({ read = async () => {}, eventsPerSecond = 1e6, most = 100 }: World): LiveHub<string> {
  hub = createLiveHub<string>({
    ...{ read, eventsPerSecond, tickMs: 2, now: Date.now, pause: nextTurn },
    first: async ({ topic }) => {
      if (topic === 'malformed') throw new Error('malformed')
      return `data: ${topic} 0\n\n`
    },
    seats: createSeats([{ most }]),
    log: (error) => errors.push(error),
  })
  return hub
}

/** Reads events as they come; heartbeats are none. */
async function listen(hub: LiveHub<string>, topic: string) {
  const stream = await hub.watch(topic, 'guest')
  if (!stream) throw new Error('Over capacity')
  const [reader, decoder] = [stream.getReader(), new TextDecoder()]
  const next = async (): Promise<string | undefined> => {
    const { value: bytes, done } = await reader.read()
    if (done) return undefined
    const value = decoder.decode(bytes)
    return value.startsWith('event: heartbeat') ? next() : value.replace(/^retry.*\n/, '').trim()
  }
  await next()
  return { next, leave: () => reader.cancel() }
}

it('goes on telling the others while one topic is slow, and does not ask for that one again', async () => {
  let [asked, count] = [0, 0]
  const slow = Promise.withResolvers<void>()
  const { next } = await listen(
    start({
      read: async (topics, tell) => {
        const others = topics.filter((topic) => topic !== 'slow')
        for (const topic of others) await tell(topic, `data: ${++count}\n\n`)
        if (others.length < topics.length) asked++
        if (others.length < topics.length) await slow.promise
      },
    }),
    'quick',
  )
  await hub?.watch('slow', 'guest')
  for (let i = 0; i < 5; i++) await next()
  expect(asked).toBe(1)
  slow.resolve()
})

it('ends the streams of a topic that is no more, and leaves the others', async () => {
  const running = start({
    read: async (topics, tell) => {
      for (const topic of topics) await tell(topic, topic === 'gone' ? undefined : 'data: on\n\n')
    },
  })
  const [gone, stays] = [await listen(running, 'gone'), await listen(running, 'stays')]
  expect(await gone.next()).toBeUndefined()
  expect(await stays.next()).toBe('data: on')
})

it('holds no more streams than it has seats for, however many come at once, and gives a seat on', async () => {
  const running = start({ most: 3 })
  const came = await Promise.all(Array.from({ length: 10 }, () => running.watch('a', 'guest')))
  const streams = came.filter((stream) => stream !== undefined)
  expect(streams).toHaveLength(3)
  await streams[0]?.cancel()
  await expect(running.watch('malformed', 'guest')).rejects.toThrow('malformed')
  expect(await running.watch('a', 'guest')).toBeDefined()
  expect(await running.watch('a', 'guest')).toBeUndefined()
})

it('tells many less often, so that all that it sends keeps to what it may', async () => {
  const [watchers, eventsPerSecond] = [50, 1000]
  let reads = 0
  const running = start({
    eventsPerSecond,
    read: async (topics, tell) => {
      reads++
      for (const topic of topics) await tell(topic, `data: ${reads}\n\n`)
    },
  })
  const startedAt = performance.now()
  const streams = await Promise.all(Array.from({ length: watchers }, () => listen(running, 'a')))
  while (reads < 4) await Promise.all(streams.map(({ next }) => next()))
  // Between the first reading and the fourth, three times fifty events were sent.
  expect((3 * watchers) / (performance.now() - startedAt)).toBeLessThanOrEqual(eventsPerSecond / 1000)
})

it('lets nobody in after it was closed', async () => {
  const running = start({})
  const { next } = await listen(running, 'a')
  const late = running.watch('a', 'guest')
  running.close()
  expect(await next()).toBeUndefined()
  expect(await late).toBeUndefined()
  expect(await running.watch('a', 'guest')).toBeUndefined()
})
