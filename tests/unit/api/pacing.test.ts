import { describe, expect, it } from 'vitest'
import { type Network, networkOf } from '../../../api/network.ts'
import {
  BRANCH_LEVELS,
  FAN_LINK,
  FAST_FREE,
  KIN_CROWD,
  KIN_FREE,
  KIN_HOPS,
  type Limit,
  OWN,
  OWN_LASTING,
  PEOPLE,
  ROOT_LINK,
} from '../../../api/pacing/limits.ts'
import { Node } from '../../../api/pacing/nodes.ts'
import { CampaignPace } from '../../../api/pacing/pacing.ts'
import { Recent } from '../../../api/pacing/recent.ts'
import { Salts } from '../../../api/pacing/salts.ts'
import { DOUBTS, SAME_NETWORK } from '../../../db/campaign/doubt.ts'
import { firstIdAt, type NodeId } from '../../../db/campaign/node-id.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const START = Date.UTC(2026, 5, 1, 20)
const ROOT = 7 as NodeId
const HOME = networkOf('192.0.2.1')
const stranger = (i: number) => networkOf(`${20 + (i >> 16)}.${(i >> 8) & 255}.${i & 255}.9`)

/** A campaign, and openings of it by a clock of their own. */
class Campaign {
  readonly #pace = new CampaignPace(PEOPLE, START)
  #last = 0
  #visits = 0

  /** What became of an opening: its node and doubts, or the level of the work that it was asked for. */
  open(parent: NodeId, network: Network, ms: number, worked = 0) {
    const at = START + ms
    const admission = this.#pace.admit({ parent, network, visit: String(this.#visits++), doubt: 0, worked }, at)
    if ('level' in admission) return { node: ROOT, doubt: 0, level: admission.level }
    const node = Math.max(this.#last + 1, firstIdAt(at)) as NodeId
    this.#last = node
    this.#pace.counted(node, parent, admission, at)
    return { node, doubt: admission.doubt, level: 0 }
  }

  /** How many of so many openings at one moment are free. */
  free(times: number, parent: NodeId, network: (i: number) => Network, ms: number): number {
    return Array.from({ length: times }, (_, i) => this.open(parent, network(i), ms)).filter(({ level }) => level === 0)
      .length
  }
}

describe('a network', () => {
  it('is known again under the next salt, and forgotten after twenty minutes without it', () => {
    const campaign = new Campaign()
    campaign.free(OWN_LASTING.free, ROOT, () => HOME, 0)
    expect(campaign.free(500, ROOT, () => HOME, 0)).toBe(0)
    // Its long run is not over: 400 a time, until that is used up.
    let opened = OWN.free
    for (let minute = 9; minute <= 90; minute += 9) opened += campaign.free(500, ROOT, () => HOME, minute * MINUTE)
    expect(opened).toBeLessThan(OWN_LASTING.free + 90 * 60 * OWN_LASTING.perSecond)
    expect(opened).toBeGreaterThan(OWN_LASTING.free)
    expect(campaign.free(500, ROOT, () => HOME, 111 * MINUTE)).toBe(OWN.free)
  })

  it('that opens steadily has 2,500 and one each second', () => {
    const campaign = new Campaign()
    let opened = 0
    for (let second = 0; second < 1200; second++) opened += campaign.free(4, ROOT, () => HOME, second * SECOND)
    expect(opened).toBeGreaterThan(OWN_LASTING.free + 1150)
    expect(opened).toBeLessThanOrEqual(OWN_LASTING.free + 1200)
  })

  it('pays more the more it owes, up to the seventh level, and its neighbours as if they were four', () => {
    const campaign = new Campaign()
    campaign.free(OWN.free, ROOT, () => HOME, 0)
    const levels = Array.from({ length: 4000 }, () => {
      const { level } = campaign.open(ROOT, HOME, 0)
      campaign.open(ROOT, HOME, 0, OWN.hardest)
      return level
    })
    expect(levels.slice(0, 50)).toEqual(Array(50).fill(1))
    expect(levels[60]).toBe(2)
    expect(levels.at(-1)).toBe(OWN.hardest)
    expect(levels).toEqual(levels.toSorted((a, b) => a - b))
    expect(campaign.open(ROOT, networkOf('192.0.2.2'), 0).level).toBeGreaterThan(2)
  })

  it('that only asks and never works makes it three levels harder for itself, and no more', () => {
    const campaign = new Campaign()
    campaign.free(OWN.free, ROOT, () => HOME, 0)
    const levels = Array.from({ length: 5000 }, () => campaign.open(ROOT, HOME, 0).level)
    expect(levels[0]).toBe(1)
    expect(levels.at(-1)).toBe(3)
  })

  it('that solves each challenge is asked for no harder ones for having asked', () => {
    const campaign = new Campaign()
    const { node } = campaign.open(ROOT, HOME, 0)
    campaign.free(FAN_LINK.free, node, stranger, 0)
    const levels = Array.from({ length: 250 }, () => {
      const { level } = campaign.open(node, HOME, 0)
      campaign.open(node, HOME, 0, 1)
      return level
    })
    expect(new Set(levels)).toEqual(new Set([1]))
  })

  it('that has solved a stock of easy challenges is asked for more once it has gone much faster since', () => {
    const campaign = new Campaign()
    campaign.free(OWN.free, ROOT, () => HOME, 0)
    const answers = Array.from({ length: 2000 }, () => campaign.open(ROOT, HOME, 0, 1))
    const [letIn, asked] = [answers.filter(({ level }) => level === 0), answers.filter(({ level }) => level > 0)]
    // Levels 1 and 2: a phone that began when it was easier is still let in.
    expect(letIn).toHaveLength(OWN.step * 3)
    expect(asked.every(({ level }) => level === 3)).toBe(true)
    expect(campaign.open(ROOT, HOME, 0, 2).level).toBe(0)
    // Whoever is elsewhere has nothing to do with it, however busy the link.
    expect(campaign.open(ROOT, stranger(1), 0, 1).level).toBe(0)
  })

  it('retries for nothing of the same link alone, and not once its opening became no view', () => {
    const pace = new CampaignPace(PEOPLE, START)
    const opening = { parent: ROOT, network: HOME, visit: 'one', doubt: DOUBTS.fast, worked: 0 }
    pace.admit(opening, START)
    expect(pace.doubtOf(opening, START)).toBe(DOUBTS.fast)
    expect(pace.doubtOf({ ...opening, parent: 8 as NodeId }, START)).toBeUndefined()
    pace.forget(opening.visit)
    expect(pace.doubtOf(opening, START)).toBeUndefined()
  })

  it('retries for nothing for an hour, however often, and is then limited as anybody', () => {
    const pace = new CampaignPace(PEOPLE, START)
    expect(pace.admit({ parent: ROOT, network: HOME, visit: 'one', doubt: 0, worked: 0 }, START)).toHaveProperty(
      'doubt',
    )
    const retry = { visit: 'one', parent: ROOT }
    for (let minute = 20; minute <= 60; minute += 20) expect(pace.doubtOf(retry, START + minute * MINUTE)).toBe(0)
    expect(pace.doubtOf({ ...retry, parent: (ROOT + 1) as NodeId }, START + 60 * MINUTE)).toBeUndefined()
    expect(pace.doubtOf(retry, START + 61 * MINUTE)).toBeUndefined()
  })
})

describe('a crowd from many networks', () => {
  const friendOf = (campaign: Campaign) => campaign.open(ROOT, HOME, -10 * MINUTE).node

  it('opens a fan’s link 1,500 times and five a second, and is doubted and asked beyond that, three levels at most', () => {
    const campaign = new Campaign()
    const link = friendOf(campaign)
    expect(campaign.free(3000, link, stranger, 0)).toBe(FAN_LINK.free)
    expect(campaign.free(3000, link, stranger, 10 * SECOND)).toBe(10 * FAN_LINK.perSecond)
    const [asked, worked] = [
      campaign.open(link, stranger(1), 10 * SECOND),
      campaign.open(link, stranger(1), 10 * SECOND, 1),
    ]
    expect(asked.level).toBe(1)
    expect(worked.doubt).toBe(DOUBTS.fast | DOUBTS.work)
    for (let i = 0; i < 3000; i++) campaign.open(link, stranger(i), 10 * SECOND, 1)
    expect(campaign.open(link, stranger(1), 10 * SECOND).level).toBe(FAN_LINK.hardest)
    expect(campaign.open(ROOT, stranger(1), 10 * SECOND).level).toBe(0)
  })

  it('opens a link of the brand’s 5,000 times at once', () => {
    expect(new Campaign().free(6000, ROOT, stranger, 0)).toBe(ROOT_LINK.free)
  })

  it('opens what grows below a fan 3,000 times and ten a second, however few each link has', () => {
    const campaign = new Campaign()
    const links = [friendOf(campaign)]
    let [opened, asked] = [0, 0]
    // Each link waits its minutes: none is opened sooner than people pass on.
    for (let i = 0; opened + asked < 9000; i++) {
      for (let child = 0; child < 9; child++) {
        const { node, level } = campaign.open(links[i] ?? ROOT, stranger(opened), i * 0.2 * SECOND)
        if (level > 0) asked++
        else {
          opened++
          links.push(node)
        }
      }
    }
    expect(asked).toBeGreaterThan(3000)
    expect(opened).toBeLessThan(3000 + 10 * 200 + 100)
  })
})

describe('a clock that is set', () => {
  const spent = () => {
    const campaign = new Campaign()
    const link = campaign.open(ROOT, HOME, -10 * MINUTE).node
    return { campaign, link, opened: campaign.free(FAN_LINK.free - 500, link, stranger, 0) }
  }

  it('back by an hour gives a link no opening and takes none, and goes on refilling it', () => {
    const { campaign, link, opened } = spent()
    expect(opened).toBe(FAN_LINK.free - 500)
    expect(campaign.free(1000, link, stranger, -60 * MINUTE)).toBe(500)
    expect(campaign.free(1000, link, stranger, -60 * MINUTE + 10 * SECOND)).toBe(10 * FAN_LINK.perSecond)
  })

  it('back by a day makes nobody fast, or kin, of whom a fan brings who opened before', () => {
    const campaign = new Campaign()
    const { node } = campaign.open(ROOT, HOME, 24 * 60 * MINUTE)
    const brought = Array.from({ length: 2 * FAST_FREE.free }, (_, i) => campaign.open(node, stranger(i), i * MINUTE))
    expect(brought.filter(({ doubt }) => doubt !== 0)).toEqual([])
    expect(campaign.open(node, HOME, 60 * MINUTE).doubt).toBe(0)
  })

  it('forward by twenty minutes refills it, once', () => {
    const { campaign, link } = spent()
    expect(campaign.free(3000, link, stranger, 20 * MINUTE)).toBe(FAN_LINK.free)
    expect(campaign.free(3000, link, stranger, 0)).toBe(0)
  })
})

describe('kin', () => {
  const chain = (campaign: Campaign, hops: number, network: (hop: number) => Network, stepMs: number) => {
    let link = campaign.open(ROOT, network(0), 0)
    const doubts = [link.doubt]
    for (let hop = 1; hop <= hops; hop++) {
      link = campaign.open(link.node, network(hop), hop * stepMs)
      doubts.push(link.doubt)
    }
    return doubts
  }

  it('is whoever opens in the network of the owner moments after, the fourth time in a row, beyond a household’s ten', () => {
    const doubts = chain(new Campaign(), 30, () => HOME, 15 * SECOND)
    expect(doubts.slice(1, KIN_FREE.free + 1)).toEqual(Array(KIN_FREE.free).fill(SAME_NETWORK))
    expect(doubts.filter((doubt) => doubt & DOUBTS.kin).length).toBeGreaterThanOrEqual(17)
  })

  it('is nobody who waits ten minutes, nor a chain that leaves the network each third time, nor a star', () => {
    expect(chain(new Campaign(), 30, () => HOME, 11 * MINUTE).some((doubt) => doubt & DOUBTS.kin)).toBe(false)
    const outside = (hop: number) => (hop % KIN_HOPS === 0 ? stranger(hop) : HOME)
    expect(chain(new Campaign(), 30, outside, MINUTE).some((doubt) => doubt & DOUBTS.kin)).toBe(false)
    const star = new Campaign()
    const owner = star.open(ROOT, HOME, 0).node
    for (let i = 1; i < 30; i++) expect(star.open(owner, HOME, i * 15 * SECOND).doubt).toBe(SAME_NETWORK)
  })

  it('is a tree that one address grows, however few hops it has and however it waits, beyond two classes of a school', () => {
    const campaign = new Campaign()
    let level = [campaign.open(ROOT, HOME, 0).node]
    const doubts: number[] = []
    let ms = 0
    while (doubts.length < 2000) {
      ms += 45 * SECOND
      const links = level.flatMap((link) => Array<NodeId>(9).fill(link)).slice(0, 2000 - doubts.length)
      const grown = links.map((link) => {
        ms += SECOND / OWN.perSecond
        return campaign.open(link, HOME, ms)
      })
      doubts.push(...grown.map(({ doubt }) => doubt))
      level = grown.map(({ node }) => node)
    }
    const isKin = (doubt: number) => (doubt & DOUBTS.kin) > 0
    expect(doubts.slice(0, KIN_CROWD.free).some(isKin)).toBe(false)
    expect(doubts.filter(isKin).length).toBeGreaterThan(0.85 * doubts.length)
  })
})

describe('fast', () => {
  it('is what opens within seconds of its owner, beyond five of a branch in ten minutes', () => {
    const campaign = new Campaign()
    const owner = campaign.open(ROOT, stranger(0), 0).node
    const doubts = Array.from({ length: 9 }, (_, i) => campaign.open(owner, stranger(i + 1), 4 * SECOND).doubt)
    expect(doubts).toEqual([...Array(FAST_FREE.free).fill(0), ...Array(9 - FAST_FREE.free).fill(DOUBTS.fast)])
    expect(campaign.open(owner, stranger(50), 5 * SECOND).doubt).toBe(0)
  })

  it('is a chain of machines, from the sixth on and however deep', () => {
    const campaign = new Campaign()
    let link = campaign.open(ROOT, stranger(0), 0)
    const doubts: number[] = []
    for (let hop = 1; hop <= 40; hop++) {
      link = campaign.open(link.node, stranger(hop), hop * 2 * SECOND)
      doubts.push(link.doubt)
    }
    expect(doubts).toEqual([...Array(FAST_FREE.free).fill(0), ...Array(40 - FAST_FREE.free).fill(DOUBTS.fast)])
  })

  it('is four generations within forty seconds, and not in sixty', () => {
    const doubtful = (stepMs: number) => {
      const campaign = new Campaign()
      let link = campaign.open(ROOT, stranger(0), 0)
      let count = 0
      for (let hop = 1; hop <= 40; hop++) {
        link = campaign.open(link.node, stranger(hop), hop * stepMs)
        if (link.doubt & DOUBTS.fast) count++
      }
      return count
    }
    expect(doubtful(9 * SECOND)).toBeGreaterThan(25)
    expect(doubtful(15 * SECOND)).toBe(0)
  })
})

describe('what is remembered', () => {
  it('is a name that no other process gives, and that is forgotten with its salt', () => {
    const [salts, others] = [new Salts(), new Salts()]
    const name = salts.nameOf('192.0.2.1', 0)
    expect(salts.nameOf('192.0.2.1', 0)).toBe(name)
    expect(others.nameOf('192.0.2.1', 0)).not.toBe(name)
    const names = Array.from({ length: 5000 }, (_, i) => salts.nameOf(`2001:db8:0:${i.toString(16)}::/64`, 0))
    expect(new Set(names).size).toBe(5000)
    // Longer than a block: what stands a block apart is no sum.
    expect(salts.nameOf('a23456789abcdef0b', 0)).not.toBe(salts.nameOf('b23456789abcdef0a', 0))
    salts.change()
    expect(salts.epoch).toBe(1)
    expect(salts.nameOf('192.0.2.1', 1)).not.toBe(name)
    expect(salts.nameOf('192.0.2.1', 0)).toBe(name)
    for (let i = 0; i < 3; i++) salts.change()
    expect(salts.nameOf('192.0.2.1', 0)).toBeUndefined()
  })

  it('is bounded: what is not used is dropped, what is used stays', () => {
    const recent = new Recent<number, number>(100, MINUTE)
    for (let key = 0; key < 1000; key++) {
      recent.set(key, key, 0)
      expect(recent.get(0)).toBe(0)
    }
    const kept = Array.from({ length: 1000 }, (_, key) => recent.get(key)).filter((value) => value !== undefined)
    expect(kept.length).toBeLessThanOrEqual(202)
    recent.set(1000, 1000, 3 * MINUTE)
    expect(recent.get(0)).toBeUndefined()
  })

  it('is in two generations of one size: one is full, the one before it goes', () => {
    const recent = new Recent<string, number>(2, MINUTE)
    for (const [i, key] of ['a', 'b', 'c', 'd'].entries()) recent.set(key, i, 0)
    expect(recent.get('a')).toBe(0)
    // Used, it has moved to the newer one, which is full by that.
    recent.set('e', 4, 0)
    expect([recent.get('b'), recent.get('d')]).toEqual([undefined, 3])
  })

  it('is as new as it was said last, and nothing where it was deleted', () => {
    const recent = new Recent<string, number>(2, MINUTE)
    for (const [i, key] of ['a', 'b', 'c'].entries()) recent.set(key, i, 0)
    recent.set('a', 7, 0)
    expect(recent.get('a')).toBe(7)
    for (const key of ['a', 'b', 'c']) recent.delete(key)
    expect(['a', 'b', 'c'].map((key) => recent.get(key))).toEqual([undefined, undefined, undefined])
  })

  it('is not pushed out by what is asked for in vain', () => {
    const recent = new Recent<string, number>(2, MINUTE)
    for (const [i, key] of ['a', 'b', 'c'].entries()) recent.set(key, i, 0)
    for (let i = 0; i < 50; i++) recent.get(`nobody ${i}`)
    recent.set('d', 3, 0)
    expect(recent.get('a')).toBe(0)
  })

  it('lasts for its time, and once more that, to the millisecond', () => {
    const recent = new Recent<string, number>(100, MINUTE)
    recent.set('a', 0, 5)
    recent.set('b', 1, 5 + MINUTE)
    recent.set('c', 2, 6 + MINUTE)
    recent.set('d', 3, 6 + 2 * MINUTE)
    expect(recent.get('a')).toBe(0)
    const late = new Recent<string, number>(100, MINUTE)
    late.set('a', 0, 5)
    late.set('b', 1, 5 + 2 * MINUTE)
    expect(late.get('a')).toBe(0)
    const gone = new Recent<string, number>(100, MINUTE)
    gone.set('a', 0, 5)
    gone.set('b', 1, 6 + 2 * MINUTE)
    expect(gone.get('a')).toBeUndefined()
  })
})

describe('the buckets of a tree', () => {
  const two: Limit = { free: 2, perSecond: 1, step: 1, hardest: 3 }
  const NODE = 5 as NodeId

  it('are those of eight levels, the nearest first; a root has none, and nobody above is remembered of a view that is forgotten', () => {
    expect(new Node().crowd(PEOPLE, true).branches).toEqual([])
    let crowd = new Node().crowd(PEOPLE, false)
    expect(crowd.branches.length).toBe(1)
    for (let level = 2; level <= BRANCH_LEVELS + 3; level++) {
      const above = crowd.branches
      crowd = new Node(NODE, above).crowd(PEOPLE, false)
      expect(crowd.branches.length).toBe(Math.min(level, BRANCH_LEVELS))
      expect(crowd.branches.slice(1)).toEqual(above.slice(0, BRANCH_LEVELS - 1))
    }
  })

  it('are rushed where one of them was found empty since: of the link, or of any branch', () => {
    const rushed = (limits: Partial<typeof PEOPLE>) => {
      const eldest = new Node().crowd({ ...PEOPLE, ...limits }, false)
      const crowd = new Node(NODE, eldest.branches).crowd({ ...PEOPLE, ...limits }, false)
      return { eldest, crowd }
    }
    const ofLink = rushed({ fanLink: two }).crowd
    for (let i = 0; i < 2; i++) ofLink.take(0)
    expect(ofLink.wasEmptySince(-1)).toBe(false)
    expect(ofLink.levelAt(5)).toBe(1)
    expect([ofLink.wasEmptySince(4), ofLink.wasEmptySince(5)]).toEqual([true, false])

    const { eldest, crowd } = rushed({ branch: two })
    for (let i = 0; i < 2; i++) eldest.take(0)
    expect(crowd.levelAt(5)).toBe(1)
    expect([crowd.wasEmptySince(4), crowd.wasEmptySince(5)]).toEqual([true, false])
    eldest.giveBack()
    expect(crowd.levelAt(5)).toBe(0)
  })

  it('take nothing from whoever is given back, of link, branch, network and campaign', () => {
    const pace = new CampaignPace(PEOPLE, START)
    const levels = new Set<number>()
    for (let i = 0; i < 11_000; i++) {
      const opening = { parent: firstIdAt(START) as NodeId, network: HOME, visit: String(i), doubt: 0, worked: 0 }
      const admission = pace.admit(opening, START)
      if ('level' in admission) levels.add(admission.level)
      else pace.giveBack(admission)
    }
    expect(levels).toEqual(new Set())
  })

  it('know the network that a view came from, and none of a root', () => {
    expect(new Node().network).toBeUndefined()
    for (const name of [
      { name: 0, epoch: 0 },
      { name: 9, epoch: 1 },
    ]) {
      expect(new Node(NODE, [], name).network).toEqual(name)
    }
  })
})
