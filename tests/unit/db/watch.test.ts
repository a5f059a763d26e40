import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Condition } from '../../../db/clients/condition.ts'
import type { FileWriter } from '../../../db/clients/file-writer.ts'
import type { OpenedFile } from '../../../db/clients/opened-file.ts'
import type { SecondThread } from '../../../db/clients/second-thread.ts'
import { watchFile } from '../../../db/clients/watch.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('reads a large file whose disk fails for a tenth of the time, and calls the trouble over once all of it was read', async () => {
  let isWell = false
  const readThrough = vi.fn(async () => {
    await new Promise((resolve) => setTimeout(resolve, 2000))
    if (!isWell) throw new Error('EIO: i/o error, read')
  })
  const condition = new Condition('/data/entrenous.db', readThrough)
  const file = {
    ...{ path: '/data/entrenous.db', readThrough, lost: () => undefined, hasHeader: async () => true },
    ...{ isDiskFull: async () => false, isReadOnly: async () => false },
  } as unknown as OpenedFile
  const writer = { probe: async () => {} } as FileWriter
  const stop = watchFile({ file, condition, writer, thread: {} as SecondThread, rescueDir: undefined })
  await Promise.all([condition.doubt('page 129: invalid page number'), vi.advanceTimersByTimeAsync(2000)])
  readThrough.mockClear()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(readThrough.mock.calls.length).toBeGreaterThan(1)
  expect(readThrough.mock.calls.length).toBeLessThan(5)
  expect(condition.troubles).toEqual(['disk-error'])
  isWell = true
  await vi.advanceTimersByTimeAsync(25_000)
  expect(condition.troubles).toEqual([])
  await stop()
})
