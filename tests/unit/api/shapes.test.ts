import { setImmediate } from 'node:timers'
import { beforeEach, expect, it } from 'vitest'
import { createShapes } from '../../../api/studio/shapes.ts'
import { Forest } from '../../../db/campaign/forest.ts'
import type { UseForest } from '../../../db/campaign/forests.ts'
import type { NodeId } from '../../../db/campaign/node-id.ts'
import { wholeShape } from '../../../db/campaign/remains.ts'

const MINUTE_MS = 60_000

let clock: number
/** Views, all through a link of the brand's. */
let views: number
beforeEach(() => {
  clock = Date.UTC(2026, 10, 1)
  views = 4
})

const pause = () => new Promise<void>((resolve) => setImmediate(resolve))
function star(size: number): Forest {
  const forest = new Forest()
  const each = (value: number) => new Array<number>(size).fill(value)
  const ids = each(0).map((_, i) => (i + 10) as NodeId)
  const channels = ids.map(() => 'copy' as const)
  const root = each(7) as NodeId[]
  forest.append({ ids, parents: root, roots: root, depths: each(1), channels, at: each(0), doubts: each(0) })
  return forest
}
/** Reading takes some turns of the event loop, as a database does. */
const useForest = (async (_campaign, use) => {
  for (let i = 0; i < 5; i++) await pause()
  return use({ forest: star(views), readAt: clock, revision: 0, era: 0, completeUpTo: 0 })
}) satisfies UseForest

const shapes = () => {
  const read = createShapes({ useForest, now: () => clock, pause, log: (error) => expect.fail(String(error)) })
  return async (revision: number) => (await read('open', revision))?.largestBranch.share
}

it('is given up to a minute later, and read again meanwhile', async () => {
  const share = shapes()
  expect(await share(0)).toBeUndefined()
  await expect.poll(() => share(0)).toBe(1 / 4)
  views = 8
  clock += MINUTE_MS - 1
  expect(await share(0)).toBe(1 / 4)
  clock += 1
  expect(await share(0)).toBe(1 / 4)
  await expect.poll(() => share(0)).toBe(1 / 8)
})

it('is not said of what was a day ago: nobody asked since', async () => {
  const share = shapes()
  await expect.poll(() => share(0)).toBe(1 / 4)
  views = 8
  clock += 24 * 60 * MINUTE_MS
  expect(await share(0)).toBeUndefined()
  await expect.poll(() => share(0)).toBe(1 / 8)
})

it('is not said of views that are void since, nor read before by whoever is slow', async () => {
  const share = shapes()
  await share(0)
  views = 2
  expect(await share(1)).toBeUndefined()
  await expect.poll(() => share(1)).toBe(1 / 2)
  views = 1
  expect(await share(2)).toBeUndefined()
})

it('of trees that were folded and of what came since is one, once both are known', () => {
  const folded = { largestBranch: { views: 30, share: 0.3 }, structuralVirality: 3, pairs: 4950 }
  const since = { largestBranch: { views: 80, share: 0.8 }, structuralVirality: 5, pairs: 14_850 }
  const remains = { shape: folded, reposted: 0, views: 100 }
  expect(wholeShape(remains, since, 200)).toEqual({
    ...{ largestBranch: { views: 80, share: 0.4 }, structuralVirality: 4.5, pairs: 19_800 },
  })
  const small = { ...since, largestBranch: { views: 1, share: 0.01 } }
  expect(wholeShape(remains, small, 200)?.largestBranch).toEqual({ views: 30, share: 0.15 })
  expect(wholeShape(remains, null, 100)).toBe(folded)
  expect(wholeShape(remains, null, 101)).toBeNull()
  expect(wholeShape({ ...remains, shape: null }, since, 200)).toBeNull()
  expect(wholeShape({ shape: null, reposted: 0, views: 0 }, since, 100)).toBe(since)
})

it('of a tree that an earlier version folded is said until more comes', () => {
  const shape = { largestBranch: { views: 7, share: 7 / 61 }, structuralVirality: 3 }
  const since = { largestBranch: { views: 1, share: 1 }, structuralVirality: 1, pairs: 1 }
  expect(wholeShape({ shape, reposted: 0 }, null, 61)).toBe(shape)
  expect(wholeShape({ shape, reposted: 0 }, since, 62)).toBeNull()
  expect(wholeShape({ shape: null, reposted: 0 }, since, 62)).toBeNull()
})
