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

beforeEach(() => {
  vi.useFakeTimers()
  ;[stored, counted, problem] = [new Map(), null, undefined]
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
    counted = vote
    return { vote, result: null, closed: false }
  }
  const api = { get: () => answer(), post: (_, body) => answer((body as { choices: string[] }).choices) } as PieceApi
  const isRefusal = (error: unknown): error is Refusal => error instanceof Refusal
  return new Delivery({ api, isRefusal, page: {} as never }, keptVote('bakery', 'colour'), () => {})
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
