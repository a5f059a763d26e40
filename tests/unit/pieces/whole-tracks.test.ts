import { expect, test, vi } from 'vitest'
import { feedOf } from '../../../pieces/audio/feed.ts'

/** As much of an element as a feed touches: empty, it waits as one that plays does. */
class Sound extends EventTarget {
  src = ''
  currentTime = 0
  duration = Number.NaN
  paused = true
  async play() {
    this.paused = false
  }
  pause() {
    this.paused = true
  }
  load() {
    this.paused = true
  }
  removeAttribute() {
    this.src = ''
  }
}

/** Two tracks, in a browser that streams nothing. Of what is on its way, `answers` tells more. */
function record() {
  const answers = new Map<string, { comes(received: number): void; arrives(): void; signal: AbortSignal }>()
  const audio = new Sound()
  const told = {
    onProgress: vi.fn<(share: number, cancel: () => void) => void>(),
    onArrival: vi.fn(),
    onFailure: vi.fn(),
  }
  const load = vi.fn(
    (
      name: string,
      { signal, onProgress }: { signal: AbortSignal; onProgress?: (share: number, received: number) => void },
    ) => {
      return new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason))
        answers.set(name, {
          signal,
          comes: (received) => onProgress?.(0, received),
          arrives: () => resolve(new Uint8Array(100)),
        })
      })
    },
  )
  const tracks = ['a', 'b'].map((name) => ({ duration: 30, start: 0, whole: { name, type: 'audio/mpeg', size: 100 } }))
  const feed = feedOf({ chapters: [], tracks }, { audio, load, page: {}, ...told } as never)
  if (!feed) throw new Error('Nothing plays it')
  const answer = (name: string) => answers.get(name) ?? expect.fail(`${name} was not asked for`)
  return { feed, audio, load, answer, ...told }
}

test('a track that was fetched before it was asked for says how far it is, also without a length', () => {
  const { feed, answer, onProgress, load } = record()
  feed.prepare(0)
  answer('a').comes(30)
  expect(onProgress).not.toHaveBeenCalled()
  feed.play()
  answer('a').comes(70)
  expect(onProgress.mock.calls.map(([share]) => share)).toEqual([0, 0.7])
  expect(load).toHaveBeenCalledOnce()
})

test('a track plays when it comes, but not once it was paused meanwhile; then it does by the next tap', async () => {
  const { feed, audio, answer, onArrival } = record()
  feed.seek(0, 12)
  feed.play()
  audio.pause()
  answer('a').arrives()
  await expect.poll(() => onArrival.mock.calls.length).toBe(1)
  expect([audio.src, audio.paused]).toEqual(['', true])
  feed.play()
  expect([audio.src.slice(0, 5), audio.paused, audio.currentTime]).toEqual(['blob:', false, 12])
})

test('a track that is cancelled comes no further, is no failure, and can be asked for again', async () => {
  const { feed, audio, answer, onProgress, onFailure, load } = record()
  feed.play()
  onProgress.mock.lastCall?.[1]()
  expect(answer('a').signal.aborted).toBe(true)
  feed.play()
  expect(load).toHaveBeenCalledTimes(2)
  answer('a').arrives()
  await expect.poll(() => audio.src).toMatch(/^blob:/)
  expect(onFailure).not.toHaveBeenCalled()
})

test('a track that somebody has left for another one comes no further, and does not play into it', async () => {
  const { feed, audio, answer } = record()
  feed.play()
  feed.seek(1, 0)
  feed.play()
  expect(answer('a').signal.aborted).toBe(true)
  answer('b').arrives()
  await expect.poll(() => audio.src).toMatch(/^blob:/)
  expect(audio.paused).toBe(false)
})

test('what a sound holds is given back once it is closed', async () => {
  const revoked = vi.spyOn(URL, 'revokeObjectURL')
  const { feed, audio, answer } = record()
  feed.play()
  answer('a').arrives()
  await expect.poll(() => audio.src).toMatch(/^blob:/)
  feed.prepare(1)
  feed.close()
  expect(revoked.mock.calls).toEqual([[audio.src]])
  expect(answer('b').signal.aborted).toBe(true)
})
