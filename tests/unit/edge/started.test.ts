import { expect, test } from 'vitest'
import { readOnce } from '../../../api/edge/started.ts'

test('a first request that is broken off while it reads leaves nobody waiting, and what is read is kept', async () => {
  let reads = 0
  // What belongs to a request neither resolves nor rejects once its client has left.
  const read = readOnce(() => (++reads === 1 ? new Promise<string>(() => {}) : Promise.resolve(`read ${reads}`)))
  void read()
  expect([await read(), await read()]).toEqual(['read 2', 'read 2'])
})

test('a read that fails is tried again', async () => {
  let reads = 0
  const read = readOnce(async () => {
    if (++reads === 1) throw new Error('The build is not there')
    return 'read'
  })
  await expect(read()).rejects.toThrow('The build is not there')
  expect(await read()).toBe('read')
})
