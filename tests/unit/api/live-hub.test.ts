import { afterEach, describe, expect, it, vi } from 'vitest'
import { readable } from '../../../api/event-stream.ts'
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
  stillIn?: (guests: readonly string[]) => Promise<ReadonlySet<string>>
  eventsPerSecond?: number
  most?: number
  tickMs?: number
}

function start({
  read = async () => {},
  stillIn,
  eventsPerSecond = 1e6,
  most = 100,
  tickMs = 2,
}: World): LiveHub<string> {
  hub = createLiveHub<string>({
    ...{ read, eventsPerSecond, tickMs, pause: nextTurn, ...(stillIn && { stillIn }) },
    first: async ({ topic }) => {
      if (topic === 'malformed') throw new Error('malformed')
      return `data: ${topic} 0\n\n`
    },
    seats: createSeats([{ most }]),
    log: (error) => errors.push(error),
  })
  return hub
}

/** A stream as a route sends it. */
async function watch(hub: LiveHub<string>, topic: string) {
  const events = await hub.watch(topic, 'guest')
  return events && readable(events)
}

/** Reads events as they come; heartbeats are none. */
async function listen(hub: LiveHub<string>, topic: string) {
  const stream = await watch(hub, topic)
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
  if (hub) await watch(hub, 'slow')
  for (let i = 0; i < 5; i++) await next()
  expect(asked).toBe(1)
  slow.resolve()
})

it('sends what is new to those who have the rest, and all to who comes between', async () => {
  const reads: Parameters<Tell>[] = []
  const running = start({
    read: async (_, tell) => {
      const told = reads.shift()
      if (told) await tell(...told)
    },
  })
  const early = await listen(running, 'a')
  const all = (n: number) => `data: all ${n}\n\n`
  reads.push(['a', all(1)])
  expect(await early.next()).toBe('data: all 1')
  const late = await listen(running, 'a')
  reads.push(['a', all(2), { since: all(1), event: 'data: new\n\n' }])
  expect([await early.next(), await late.next()]).toEqual(['data: new', 'data: all 2'])
  reads.push(['a', all(3), { since: all(2), event: 'data: newer\n\n' }])
  expect([await early.next(), await late.next()]).toEqual(['data: newer', 'data: newer'])
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
  const came = await Promise.all(Array.from({ length: 10 }, () => watch(running, 'a')))
  const streams = came.filter((stream) => stream !== undefined)
  expect(streams).toHaveLength(3)
  await streams[0]?.cancel()
  await expect(watch(running, 'malformed')).rejects.toThrow('malformed')
  expect(await watch(running, 'a')).toBeDefined()
  expect(await watch(running, 'a')).toBeUndefined()
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

it('tells a part of many at a time, those first who wait longest, and each part what is true by then', async () => {
  let [reads, areThere] = [0, false]
  const running = start({
    // A hundred at a time.
    eventsPerSecond: 1000,
    most: 250,
    read: async (topics, tell) => {
      if (!areThere) return
      reads++
      for (const topic of topics) await tell(topic, `data: ${reads}\n\n`)
    },
  })
  const streams = await Promise.all(Array.from({ length: 250 }, () => listen(running, 'a')))
  areThere = true
  const told = await Promise.all(streams.map(({ next }) => next()))
  const expected = [1, 2, 3].flatMap((read) => Array(read < 3 ? 100 : 50).fill(`data: ${read}`))
  expect(told).toEqual(expected)
  expect(await streams[0]?.next()).toBe('data: 3')
})

it('lets nobody in after it was closed', async () => {
  const running = start({})
  const { next } = await listen(running, 'a')
  const late = watch(running, 'a')
  running.close()
  expect(await next()).toBeUndefined()
  expect(await late).toBeUndefined()
  expect(await watch(running, 'a')).toBeUndefined()
})

it('answers a long poll with the next event that is another, and with nothing once it is closed', async () => {
  let count = 0
  const running = start({
    read: async (topics, tell) => {
      for (const topic of topics) await tell(topic, `data: ${Math.floor(++count / 3)}\n\n`)
    },
  })
  const first = await running.listen('a', '')
  const second = await running.listen('a', first?.event ?? '')
  expect([first?.event, second?.event]).toEqual(['data: 0\n\n', 'data: 1\n\n'])
  const late = running.listen('another', 'data: 0\n\n')
  running.close()
  await late
  expect(await running.listen('a', '')).toBeUndefined()
})

describe('as time goes by', () => {
  const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000)
  const texts: string[] = []
  /** Takes whatever comes, until the stream ends. */
  const take = async (stream: ReadableStream<Uint8Array> | undefined) => {
    if (!stream) throw new Error('Over capacity')
    texts.length = 0
    let isOver = false
    void (async () => {
      for await (const bytes of stream) texts.push(new TextDecoder().decode(bytes))
      isOver = true
    })()
    await seconds(0)
    return { isOver: () => isOver, beats: () => texts.filter((text) => text.includes('heartbeat')).length }
  }
  afterEach(() => void vi.useRealTimers())

  it.each<[string, World]>([
    ['reading fails', { read: () => Promise.reject(new Error('broken')) }],
    ['reading never ends', { read: () => new Promise(() => {}) }],
    ['nobody says who is still in', { stillIn: () => new Promise(() => {}) }],
    ['it cannot be asked who is still in', { stillIn: () => Promise.reject(new Error('gone')) }],
  ])('its heart goes on while %s', async (_, world) => {
    vi.useFakeTimers()
    const { beats, isOver } = await take(await watch(start({ ...world, tickMs: 1000 }), 'a'))
    await seconds(61)
    expect([beats(), isOver()]).toEqual([4, false])
  })

  it('lets whoever takes nothing go after some heartbeats, and keeps no timer then', async () => {
    vi.useFakeTimers()
    const running = start({ tickMs: 1000 })
    await watch(running, 'a')
    expect(running.watching).toBe(1)
    await seconds(100)
    expect([running.watching, vi.getTimerCount()]).toEqual([0, 0])
  })

  it('ends a stream after a while, no two at once, and lets the browsers come back at different times', async () => {
    vi.useFakeTimers()
    const running = start({ tickMs: 1000 })
    const taken = await Promise.all(Array.from({ length: 20 }, async () => take(await watch(running, 'a'))))
    const retries = new Set(texts.map((text) => /^retry: (\d+)$/m.exec(text)?.[1]).filter(Boolean))
    expect(retries.size).toBeGreaterThan(10)
    for (const retry of retries) expect(Number(retry)).toSatisfy((ms) => ms >= 2000 && ms <= 6000)
    const over = () => taken.filter(({ isOver }) => isOver()).length
    await seconds(19 * 60)
    expect(over()).toBe(0)
    await seconds(11 * 60)
    expect(over()).toSatisfy((count) => count > 0 && count < 20)
    await seconds(11 * 60)
    expect([over(), running.watching, vi.getTimerCount()]).toEqual([20, 0, 0])
  })

  it('gives up a long poll after ten seconds without an event, and keeps no timer then', async () => {
    vi.useFakeTimers()
    const told = start({ tickMs: 1000 }).listen('a', '')
    await seconds(11)
    expect(await told).toBeUndefined()
    expect(vi.getTimerCount()).toBe(0)
  })
})
