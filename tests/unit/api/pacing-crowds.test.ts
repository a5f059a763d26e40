import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type Network, networkOf } from '../../../api/network.ts'
import { PEOPLE } from '../../../api/pacing/limits.ts'
import { CampaignPace } from '../../../api/pacing/pacing.ts'
import { ANY_DOUBT, SAME_NETWORK } from '../../../db/campaign/doubt.ts'
import { firstIdAt, type NodeId } from '../../../db/campaign/node-id.ts'

/** Crowds of people, by a clock of their own: none of them may notice anything, and none is doubted. */

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const START = Date.UTC(2026, 5, 1, 20)
const ROOT = 7 as NodeId

/** A campaign whose openings come in the order of time. */
class Crowd {
  readonly #pace = new CampaignPace(PEOPLE, START)
  #last = 0
  readonly bits: number[] = []
  asked = 0

  /** Opens a link, and gives the node that it makes. */
  open(parent: NodeId, network: Network, at: number): NodeId {
    const visit = randomBytes(8).toString('hex')
    const admission = this.#pace.admit({ parent, network, visit, doubt: 0, worked: 0 }, at)
    const node = Math.max(this.#last + 1, firstIdAt(at)) as NodeId
    this.#last = node
    if ('level' in admission) this.asked++
    else {
      this.#pace.counted(node, parent, admission, at)
      this.bits.push(admission.doubt)
    }
    return node
  }

  get doubtful() {
    return this.bits.filter((bits) => bits & ANY_DOUBT).length
  }
}

const SCHOOL = networkOf('192.0.2.1')
const strangers = (i: number) => networkOf(`${20 + (i >> 16)}.${(i >> 8) & 255}.${i & 255}.9`)
const random = mulberry32(20_260_601)

/** So many moments of a crowd that comes evenly, at random. */
const evenly = (count: number, ms: number) => sorted(count, () => random() * ms)
/** … that comes at once, and peters out: half of it within so long. */
const petering = (count: number, halfMs: number) => sorted(count, () => (-Math.log(1 - random()) / Math.LN2) * halfMs)
const sorted = (count: number, one: () => number) => Array.from({ length: count }, one).sort((a, b) => a - b)

interface Scene {
  name: string
  run(crowd: Crowd): void
}

/** Everybody opens one link, from one network or each from their own. */
const through =
  (link: (crowd: Crowd) => NodeId, moments: readonly number[], networks: (i: number) => Network) => (crowd: Crowd) => {
    const owner = link(crowd)
    for (const [i, ms] of moments.entries()) crowd.open(owner, networks(i), START + ms)
  }
const fanOf = (network: Network, before: number) => (crowd: Crowd) => crowd.open(ROOT, network, START - before)
const root = () => ROOT

const SCENES: Scene[] = [
  {
    name: 'a hundred phones behind one school’s address within a minute, through the link of one who sits there too',
    run: through(fanOf(SCHOOL, 2 * MINUTE), evenly(100, MINUTE), () => SCHOOL),
  },
  {
    name: 'the same hundred within ten seconds',
    run: through(fanOf(SCHOOL, 30 * SECOND), evenly(100, 10 * SECOND), () => SCHOOL),
  },
  {
    name: 'a stadium behind one carrier’s address, by a poster: a thousand in the first minute, five thousand in an hour',
    run: through(
      root,
      [...evenly(1000, MINUTE), ...evenly(4000, HOUR - MINUTE).map((ms) => ms + MINUTE)],
      () => SCHOOL,
    ),
  },
  {
    name: 'a stadium’s first minute in which every second phone comes within twenty seconds',
    run: through(root, petering(1000, 20 * SECOND), () => SCHOOL),
  },
  {
    name: 'a poster at a station: 300 a minute from as many networks, for an hour',
    run: through(root, evenly(18_000, HOUR), strangers),
  },
  {
    name: 'a chat of 1,024 people who all tap within ten seconds',
    run: through(fanOf(strangers(99_999), MINUTE), evenly(1024, 10 * SECOND), strangers),
  },
  {
    name: 'a newsletter: 20,000 within an hour, half of them in the first ten minutes',
    run: through(root, petering(20_000, 10 * MINUTE), strangers),
  },
  {
    name: 'a family of six on one Wi-Fi in a chain, each within seconds',
    run: (crowd) => {
      let link = ROOT
      for (let i = 0; i < 6; i++) link = crowd.open(link, SCHOOL, START + i * 3 * SECOND)
    },
  },
  {
    name: 'a family of six on one Wi-Fi as a star, all at once',
    run: (crowd) => {
      const link = crowd.open(ROOT, SCHOOL, START)
      for (let i = 1; i < 6; i++) crowd.open(link, SCHOOL, START + 4 * SECOND)
    },
  },
  {
    name: 'a hundred families, one after another, in one carrier’s network',
    run: (crowd) => {
      for (let family = 0; family < 100; family++) {
        let link = crowd.open(ROOT, strangers(family), START + family * MINUTE)
        for (let i = 1; i < 6; i++)
          link = crowd.open(link, strangers(family), START + family * MINUTE + i * 20 * SECOND)
      }
    },
  },
  {
    name: 'a campaign that goes round: 100,000 a day, each passed on by two, a minute to an hour after',
    run: (crowd) => {
      const links = [ROOT]
      for (const [i, ms] of evenly(100_000, DAY).entries()) {
        const link = links[Math.floor(links.length * (1 - random() ** 3 * 0.5)) - 1] ?? ROOT
        const opened = crowd.open(link, strangers(Math.floor(random() * 60_000)), START + ms)
        if (i % 50 === 0) links.push(opened)
      }
    },
  },
]

describe('people', () => {
  it.each(SCENES)('$name: nobody is asked and nobody doubted', ({ run }) => {
    const crowd = new Crowd()
    run(crowd)
    expect(crowd.asked).toBe(0)
    expect(crowd.doubtful).toBe(0)
  })

  it('who open in the network of the link’s owner are noted, which is no doubt', () => {
    const crowd = new Crowd()
    const owner = crowd.open(ROOT, SCHOOL, START)
    crowd.open(owner, SCHOOL, START + 29 * MINUTE)
    crowd.open(owner, SCHOOL, START + 31 * MINUTE)
    crowd.open(owner, strangers(1), START + 31 * MINUTE)
    expect(crowd.bits).toEqual([0, SAME_NETWORK, 0, 0])
  })
})

/** Tommy Ettinger's mulberry32: the same crowd for the same seed. */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
