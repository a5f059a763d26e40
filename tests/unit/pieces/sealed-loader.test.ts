import type { LoaderContext, LoaderResponse } from 'hls.js'
import { expect, test, vi } from 'vitest'
import { sealedLoader } from '../../../pieces/video/sealed-loader.ts'
import type { Load } from '../../../pieces/video/source.ts'

const context = { url: '7Hn', responseType: 'arraybuffer' } as LoaderContext
const config = {} as Parameters<InstanceType<ReturnType<typeof sealedLoader>>['load']>[1]

function loading(load: Load) {
  const onFailure = vi.fn()
  const onSuccess = vi.fn<(response: LoaderResponse) => void>()
  const loader = new (sealedLoader(load, onFailure))({} as never)
  loader.load(context, config, { onSuccess, onError: vi.fn(), onTimeout: vi.fn() })
  return { loader, onSuccess, onFailure }
}

test('what has come tells how fast the network is, also once hls.js has destroyed its loader', async () => {
  const { loader, onSuccess } = loading(async () => new Uint8Array(1000))
  await expect.poll(() => onSuccess.mock.calls.length).toBe(1)
  loader.destroy()
  expect(loader.stats).toMatchObject({ aborted: false, loaded: 1000, total: 1000 })
})

test('what is given up on its way does not, and is no failure', async () => {
  const { loader, onSuccess, onFailure } = loading(async (_, { signal }) => {
    await new Promise((settle) => signal.addEventListener('abort', settle))
    throw signal.reason
  })
  loader.abort()
  expect(loader.stats.aborted).toBe(true)
  await Promise.resolve()
  expect([onSuccess.mock.calls, onFailure.mock.calls]).toEqual([[], []])
})

test('hls.js hears of no failure, and whoever shows it does', async () => {
  const damaged = new Error('damaged')
  const { onSuccess, onFailure } = loading(() => Promise.reject(damaged))
  await expect.poll(() => onFailure.mock.calls).toEqual([[damaged]])
  expect(onSuccess).not.toHaveBeenCalled()
})

test('of a length that nobody told, hls.js hears of none', async () => {
  let letGo = () => {}
  const { loader } = loading((_, { onProgress }) => {
    onProgress?.(0, 500)
    return new Promise((settle) => {
      letGo = () => settle(new Uint8Array(1000))
    })
  })
  expect(loader.stats).toMatchObject({ loaded: 500, total: 0 })
  letGo()
  await expect.poll(() => loader.stats.total).toBe(1000)
})
