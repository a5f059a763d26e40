import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { PollAnswer } from '../../../pieces/poll/contract.ts'
import { Delivery } from '../../../pieces/poll/delivery.ts'
import { keptVote } from '../../../pieces/poll/kept-vote.ts'
import { Refusal } from '../../../site/client/api.ts'
import type { PieceApi } from '../../../site/client/piece-api.ts'

const RETRY_MS = 4000

let stored: Map<string, string> | undefined
/** What the API holds, and how it ends each request: with a problem, or well. */
let counted: string[] | null
let problem: Refusal | undefined
let isOver: boolean
let isFolded: boolean
/** An answer to what was asked arrives then. */
let arrives: Promise<void> | undefined
/** When the poll closes, if the API says so; how often it was posted to. */
let closes: number | undefined
let posts: number

beforeEach(() => {
  vi.useFakeTimers()
  ;[stored, counted, problem, isOver, isFolded, arrives] = [new Map(), null, undefined, false, false, undefined]
  ;[closes, posts] = [undefined, 0]
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored?.get(key) ?? null,
    setItem(key: string, text: string) {
      if (!stored) throw new DOMException('full', 'QuotaExceededError')
      stored.set(key, text)
    },
    removeItem: (key: string) => stored?.delete(key),
  })
  vi.stubGlobal('addEventListener', () => {})
  vi.stubGlobal('document', new EventTarget())
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A tab with the poll. */
function tab(): Delivery {
  const answer = async (vote = counted): Promise<PollAnswer> => {
    if (problem) throw problem
    counted = isFolded ? null : vote
    const result = isOver ? { votes: 3, choices: {} } : null
    return { vote: counted, result, ...(closes !== undefined && { closes }), closed: isOver }
  }
  const get = async () => {
    const told = answer()
    await arrives
    return told
  }
  const post: PieceApi['post'] = async (path, body) => {
    posts += 1
    if (path !== 'vote') throw new Error(`no route ${path}`)
    if (isOver) throw new Refusal('closed')
    return (await answer((body as { choices: string[] }).choices)) as never
  }
  const api = { get, post } as PieceApi
  const page = {
    at: (moment: number, then: () => void) => setTimeout(then, moment - Date.now()),
    jitter: () => 7,
  } as never
  const isRefusal = (error: unknown): error is Refusal => error instanceof Refusal
  return new Delivery({ api, isRefusal, page }, keptVote('bakery', 'colour'), () => {})
}

it('a vote that waits in two tabs is the one that the fan gave last', async () => {
  const [first, second] = [tab(), tab()]
  problem = new Refusal('offline')
  await first.send(['pink'])
  expect(first.trouble).toBe('kept')
  problem = undefined
  await second.catchUp()
  expect(counted).toEqual(['pink'])
  await second.send(['brown'])
  // The first tab comes back, and has nothing left to send.
  await vi.advanceTimersByTimeAsync(RETRY_MS)
  expect([counted, first.trouble, first.known?.vote]).toEqual([['brown'], undefined, ['brown']])
})

it('a vote that arrives forgets none that was given meanwhile', async () => {
  const [first, second] = [tab(), tab()]
  const sent = first.send(['pink'])
  keptVote('bakery', 'colour').write(['brown'])
  await sent
  await second.catchUp()
  expect(counted).toEqual(['brown'])
})

it('a vote waits for the network where nothing can be stored', async () => {
  stored = undefined
  const only = tab()
  problem = new Refusal('offline')
  await only.send(['pink'])
  problem = undefined
  await vi.advanceTimersByTimeAsync(RETRY_MS)
  expect([counted, only.trouble]).toEqual([['pink'], undefined])
})

it('a vote that comes too late is told so, and how the poll ended, and is not sent again', async () => {
  const only = tab()
  isOver = true
  await only.send(['pink'])
  expect([only.trouble, only.known]).toEqual([
    'tooLate',
    { vote: null, result: { votes: 3, choices: {} }, closed: true },
  ])
  expect(keptVote('bakery', 'colour').read()).toBeUndefined()
})

it('a vote that had arrived before the poll closed, and whose answer was lost, is not told to be too late', async () => {
  keptVote('bakery', 'colour').write(['pink'])
  ;[counted, isOver] = [['pink'], true]
  const only = tab()
  await only.catchUp()
  expect([posts, only.trouble, only.known?.vote]).toEqual([1, undefined, ['pink']])
  expect(keptVote('bakery', 'colour').read()).toBeUndefined()
})

it('of a change that comes too late, the vote before it is still known where nothing more arrives', async () => {
  const only = tab()
  await only.send(['pink'])
  isOver = true
  const sent = only.send(['brown'])
  problem = new Refusal('closed')
  await sent
  expect([only.trouble, only.known]).toEqual(['tooLate', { vote: ['pink'], result: null, closed: true }])
})

it('asks how it ended a moment after it closed', async () => {
  const only = tab()
  closes = Date.now() + 60_000
  await only.catchUp()
  isOver = true
  await vi.advanceTimersByTimeAsync(60_006)
  expect(only.known?.closed).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  expect(only.known).toMatchObject({ closed: true, result: { votes: 3 } })
})

it('a vote that is refused for good is not sent again, and leaves the poll open', async () => {
  const only = tab()
  await only.catchUp()
  problem = new Refusal('malformed')
  await only.send(['gone'])
  problem = undefined
  await vi.advanceTimersByTimeAsync(RETRY_MS)
  expect([posts, only.trouble, only.known?.closed, keptVote('bakery', 'colour').read()]).toEqual([
    1,
    'failed',
    false,
    undefined,
  ])
})

it('asking in vain says nothing of a vote', async () => {
  const only = tab()
  for (const name of ['offline', 'link-invalid'] as const) {
    problem = new Refusal(name)
    await only.catchUp()
    expect([only.trouble, only.known]).toEqual([undefined, undefined])
  }
})

it('sends one vote at a time, and none once the piece is gone from the page', async () => {
  const only = tab()
  const sent = only.send(['pink'])
  expect(only.isBusy).toBe(true)
  await only.catchUp()
  await sent
  expect([posts, only.isBusy]).toEqual([1, false])
  problem = new Refusal('offline')
  await only.send(['brown'])
  only.end()
  problem = undefined
  await vi.advanceTimersByTimeAsync(RETRY_MS)
  expect([posts, counted]).toEqual([2, ['pink']])
})

it('a vote that is no longer taken, since the tree is folded, came too late', async () => {
  const only = tab()
  isFolded = true
  await only.send(['pink'])
  expect([only.trouble, only.known?.vote, keptVote('bakery', 'colour').read()]).toEqual(['tooLate', null, undefined])
})

it('waits twice as long each time nothing arrives, and as long as it is told', async () => {
  const only = tab()
  problem = new Refusal('unavailable')
  await only.send(['pink'])
  await vi.advanceTimersByTimeAsync(RETRY_MS)
  problem = undefined
  await vi.advanceTimersByTimeAsync(2 * RETRY_MS - 1)
  expect([counted, only.trouble]).toEqual([null, 'failed'])
  await vi.advanceTimersByTimeAsync(1)
  expect(counted).toEqual(['pink'])
  problem = new Refusal('slow-down', { retryAfterSeconds: 30 })
  await only.send(['brown'])
  problem = undefined
  await vi.advanceTimersByTimeAsync(29_999)
  expect(counted).toEqual(['pink'])
  await vi.advanceTimersByTimeAsync(1)
  expect(counted).toEqual(['brown'])
})

it('an answer that was asked for before a vote does not take it back', async () => {
  const only = tab()
  let arrive = () => {}
  arrives = new Promise((resolve) => {
    arrive = resolve
  })
  const asked = only.catchUp()
  await only.send(['pink'])
  arrive()
  await asked
  expect(only.known?.vote).toEqual(['pink'])
})

it.each(['["pink",1]', '{"pink":1}', '"pink"', 'pink'])('what is no vote is not read as one: %s', (text) => {
  stored?.set('entrenous:bakery:vote:colour', text)
  expect(keptVote('bakery', 'colour').read()).toBeUndefined()
})
