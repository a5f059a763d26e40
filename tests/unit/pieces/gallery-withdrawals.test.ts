import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { GalleryAnswer } from '../../../pieces/gallery/contract.ts'
import type { GalleryApi } from '../../../pieces/gallery/page/gallery-api.ts'
import { Withdrawals } from '../../../pieces/gallery/page/withdrawals.ts'
import { Refusal } from '../../../site/client/api.ts'
import type { Island, IslandPiece } from '../../../site/client/island.ts'

const [A, B] = ['a'.repeat(22), 'b'.repeat(22)] as [string, string]
const KEY = 'entrenous:cabs:withdrawn:wall'
const UNDO_MS = 8000

let stored: Map<string, string>
let view: EventTarget
let page: EventTarget & { hidden?: boolean }
/** What the API is asked, and how each request ends: with a problem, or well. */
let asked: string[]
let problem: Refusal | undefined
let said: string[]

beforeEach(() => {
  vi.useFakeTimers()
  stored = new Map()
  ;[view, page] = [new EventTarget(), new EventTarget()]
  ;[asked, said, problem] = [[], [], undefined]
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, text: string) => void stored.set(key, text),
    removeItem: (key: string) => void stored.delete(key),
  })
  vi.stubGlobal('addEventListener', view.addEventListener.bind(view))
  vi.stubGlobal('removeEventListener', view.removeEventListener.bind(view))
  vi.stubGlobal('document', page)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A visit to the page. */
function visit(): Withdrawals {
  const withdrawals: Withdrawals = new Withdrawals({
    island: { slug: 'cabs' } as Island,
    piece: { id: 'wall' } as IslandPiece,
    isRefusal: (error): error is Refusal => error instanceof Refusal,
    api: {
      withdraw: async (id: string) => {
        asked.push(id)
        if (problem) throw problem
        return {} as GalleryAnswer
      },
    } as GalleryApi,
    onGone: (id) => said.push(`gone ${id[0]}`),
    onTrouble: (id, { problem }) => said.push(`${problem} ${id[0]}, ${withdrawals.has(id) ? 'waits' : 'given up'}`),
  })
  withdrawals.begin()
  return withdrawals
}
const passes = (ms = 0) => vi.advanceTimersByTimeAsync(ms)
const kept = () => stored.get(KEY)

it('are sent once they cannot be taken back any more, and forgotten once the API has said that the photo is gone', async () => {
  const withdrawals = visit()
  withdrawals.add(A, UNDO_MS)
  withdrawals.add(B, UNDO_MS)
  expect(kept()).toBe(JSON.stringify([A, B]))
  withdrawals.takeBack(B)
  await passes(UNDO_MS - 1)
  expect([asked, said, withdrawals.has(A)]).toEqual([[], [], true])
  await passes(1)
  expect([asked, said, withdrawals.has(A), kept()]).toEqual([[A], ['gone a'], false, undefined])
  await passes(10 * UNDO_MS)
  expect(asked).toEqual([A])
})

it.each([
  ['is hidden', () => page.dispatchEvent(new Event('visibilitychange'))],
  ['goes', () => view.dispatchEvent(new Event('pagehide'))],
])('are sent at once where the page %s, which may be the last that it says', async (_, goes) => {
  visit().add(A, UNDO_MS)
  goes()
  await passes()
  expect([asked, said]).toEqual([[A], ['gone a']])
})

it('that did not arrive are sent again as soon as the network is back, after a while, and at the next visit', async () => {
  problem = new Refusal('offline')
  const withdrawals = visit()
  withdrawals.add(A)
  await passes()
  expect([asked, said]).toEqual([[A], ['offline a, waits']])
  // What can still be taken back is not sent for that.
  withdrawals.add(B, 100 * UNDO_MS)
  view.dispatchEvent(new Event('online'))
  await passes()
  expect(asked).toEqual([A, A])
  await passes(20_000)
  expect(asked).toEqual([A, A, A])
  problem = new Refusal('slow-down', { retryAfterSeconds: 60 })
  await passes(20_000)
  expect(asked).toHaveLength(4)
  await passes(59_999)
  expect(asked).toHaveLength(4)
  // A reload in the middle of it.
  problem = undefined
  visit()
  await passes()
  expect(asked.slice(4).sort()).toEqual([A, B])
  expect(kept()).toBeUndefined()
})

it('that are refused for good are given up, and those that were taken back meanwhile are not sent again', async () => {
  problem = new Refusal('link-revoked')
  const withdrawals = visit()
  withdrawals.add(A)
  await passes()
  expect([said, withdrawals.has(A), kept()]).toEqual([['link-revoked a, given up'], false, undefined])
  problem = new Refusal('offline')
  withdrawals.add(B)
  withdrawals.takeBack(B)
  await passes(100_000)
  view.dispatchEvent(new Event('online'))
  await passes()
  expect([asked, said.length, kept()]).toEqual([[A, B], 1, undefined])
})

it('go on where the browser stores nothing, or something else stands there', async () => {
  stored.set(KEY, JSON.stringify(['<b>', 3, A]))
  visit()
  await passes()
  expect(asked).toEqual([A])
  vi.stubGlobal('localStorage', undefined)
  visit().add(B)
  await passes()
  expect(said).toEqual(['gone a', 'gone b'])
})
