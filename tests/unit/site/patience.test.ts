import { afterEach, expect, it, vi } from 'vitest'
import { Refusal } from '../../../site/client/api.ts'
import { fetchContainer } from '../../../site/client/container.ts'
import { patientLoad } from '../../../site/client/patience.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Answers with what is put into it, chunk by chunk, and says no length. */
function chunked() {
  const { readable, writable } = new TransformStream<Uint8Array>()
  const writer = writable.getWriter()
  const fetch = vi.fn(async (_: string, { signal }: RequestInit) => {
    signal?.addEventListener('abort', () => writer.abort(signal.reason))
    return new Response(readable)
  })
  vi.stubGlobal('fetch', fetch)
  return { fetch, writer }
}

const isRefusal = (error: unknown) => error instanceof Refusal

const load = patientLoad(
  {
    load: (name, onProgress, signal) => fetchContainer('tape', name, { onProgress, signal }),
    isRefusal,
  },
  new EventTarget(),
  () => undefined,
)

it('what comes slowly is waited for as long as some of it comes, also where nobody says how much it is', async () => {
  vi.useFakeTimers()
  const { fetch, writer } = chunked()
  const onProgress = vi.fn()
  const coming = load('clip', { signal: new AbortController().signal, onProgress })
  for (let chunk = 0; chunk < 4; chunk++) {
    await vi.advanceTimersByTimeAsync(4000)
    await writer.write(new Uint8Array(10))
  }
  await writer.close()
  expect((await coming).length).toBe(40)
  expect(fetch).toHaveBeenCalledOnce()
  expect(onProgress.mock.calls).toEqual([10, 20, 30, 40].map((received) => [0, received]))
})

it('what was given up while it was decrypted is not handed over', async () => {
  const ending = new AbortController()
  const late = patientLoad(
    {
      load: async () => {
        ending.abort()
        return new Uint8Array(1)
      },
      isRefusal,
    },
    new EventTarget(),
    () => undefined,
  )
  await expect(late('clip', { signal: ending.signal })).rejects.toBe(ending.signal.reason)
})
