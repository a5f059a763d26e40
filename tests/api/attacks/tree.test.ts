import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FAST_FREE, NEAR, OWN } from '../../../api/pacing/limits.ts'
import { stopClock } from '../../support/clock.ts'
import { rootToken } from '../../support/fixture.ts'
import type { RunningHost } from '../../support/host.ts'
import { type NodeHost, startNodeHost } from '../../support/node-host.ts'
import { countedIn, type Got, Script } from '../../support/script.ts'

/** Scripts that grow a tree in which no link looks busy, without working. The clock stands still. */

stopClock()
let host: NodeHost
beforeAll(async () => {
  host = await startNodeHost()
})
afterAll(() => host.stop())

const CHILDREN = 9

/** Grows a tree level by level, no link with more than so many children, each opening from the next of some addresses. */
async function grow(on: RunningHost, slug: string, views: number, addresses: readonly string[]): Promise<Got[]> {
  const scripts = addresses.map((address) => new Script(on, slug, address))
  const all: Got[] = []
  let level = [rootToken(slug)]
  while (level.length > 0 && all.length < views) {
    const links = level.flatMap((link) => Array<string>(CHILDREN).fill(link)).slice(0, views - all.length)
    const got: Got[] = []
    for (let i = 0; i < links.length; i += 50) {
      const some = links.slice(i, i + 50).map((link, j) => scripts[(all.length + i + j) % scripts.length]?.open(link))
      for (const one of await Promise.all(some)) if (one) got.push(one)
    }
    all.push(...got)
    level = got.flatMap(({ link }) => link ?? [])
  }
  return all
}

describe('a tree of 2,000 with at most nine children a link', () => {
  it('from one address: 400 get in, and most of those are doubtful', async () => {
    await grow(host, 'open', 2000, ['198.51.100.7'])
    const { views, clear } = await countedIn(host.engine, 'open')
    expect(views).toBe(OWN.free)
    // The first level, and for each of its nine branches what a phone handed round a table may do.
    expect(clear).toBeLessThanOrEqual(CHILDREN * (1 + FAST_FREE.free))
  })

  it('from a hundred networks: all get in without work, and nearly all are doubtful', async () => {
    const addresses = Array.from({ length: 100 }, (_, i) => `203.${i}.113.9`)
    await grow(host, 'busy', 2000, addresses)
    const { views, clear, doubts } = await countedIn(host.engine, 'busy')
    expect(views).toBe(2000)
    expect(clear).toBeLessThanOrEqual(CHILDREN * (1 + FAST_FREE.free))
    expect(doubts.fast).toBeGreaterThan(1900)
  })
})

describe('as many networks as somebody owns', () => {
  const ipv4 = Array.from({ length: 250 }, (_, i) => `198.51.100.${i + 1}`)
  const ipv6 = Array.from({ length: 250 }, (_, i) => `2001:db8:7:${i.toString(16)}::1`)

  it.each([
    ['of one /24', 'fresh', ipv4],
    ['of one /48', 'shown', ipv6],
  ])('%s get in as often as four networks do', async (_, slug, addresses) => {
    const scripts = addresses.map((address) => new Script(host, slug, address))
    for (let round = 0; round < 7; round++) await Promise.all(scripts.map((script) => script.open(rootToken(slug))))
    const { views, clear } = await countedIn(host.engine, slug)
    expect(views).toBe(NEAR.free)
    expect(clear).toBe(NEAR.free)
  })
})
