import { DOUBTS, SAME_NETWORK } from '../../db/doubt.ts'
import { type NodeId, openedAt } from '../../db/node-id.ts'
import type { Network } from '../network.ts'
import { Bucket } from './bucket.ts'
import {
  BURST_LASTS_MS,
  CAMPAIGN,
  FAST_MS,
  KIN_HOPS,
  KIN_MS,
  REMEMBERED_MS,
  RUSH_LASTS_MS,
  SAME_NETWORK_MS,
  VISITS,
} from './limits.ts'
import { Networks, type Source } from './networks.ts'
import { branchOf, fastOf, linkOf, Node, Nodes } from './nodes.ts'
import { Recent } from './recent.ts'

/** An opening that wants to be counted. */
export interface Opening {
  parent: NodeId
  network: Network
  /** Digest of the visit. */
  visit: string
  /** What else is doubtful about it: bits of `db/doubt.ts`. */
  doubt: number
  /** Whether it was worked for. */
  isWorked: boolean
}

/** An opening that may be counted, with all that it has taken. */
export interface Admission {
  /** Bits of `db/doubt.ts`. */
  doubt: number
  kinHops: number
  source: Source
  taken: readonly Bucket[]
}

/** How fast a campaign is opened, by network, link, branch and in all. In memory only, for minutes. */
export class CampaignPace {
  readonly #networks: Networks
  readonly #nodes = new Nodes()
  readonly #visits = new Recent<string, number>(VISITS, REMEMBERED_MS)
  readonly #all: Bucket

  constructor(at: number) {
    this.#networks = new Networks(at)
    this.#all = new Bucket(CAMPAIGN, at)
  }

  /** The doubt of a visit that was let in within the last minutes: its retry is neither asked nor counted into anything. */
  doubtOf(visit: string): number | undefined {
    return this.#visits.get(visit)
  }

  /** Lets an opening in, or says which level of work is asked for it. */
  admit({ parent, network, visit, doubt: signs, isWorked }: Opening, at: number): Admission | { level: number } {
    const [source, near] = [this.#networks.own(network, at), this.#networks.near(network, at)]
    const line = this.#nodes.lineOf(parent, at)
    const ownerAt = openedAt(parent)
    const crowd = [linkOf(line[0], ownerAt === undefined, at)]
    if (ownerAt !== undefined) for (const node of line) crowd.push(branchOf(node, at))

    const levelOfNetwork = levelOf([source.pace, source.lasting, near.pace, near.lasting], at)
    if (levelOfNetwork > 0) source.burstAt = at
    const level = Math.max(levelOfNetwork, levelOf(crowd, at), levelOf([this.#all], at))
    if (level > 0 && !isWorked) return { level: Math.max(level, ask(source.asked, at), ask(near.asked, at)) }

    const taken = [source.pace, source.lasting, near.pace, near.lasting, ...crowd, this.#all]
    for (const bucket of taken) bucket.take()
    if (isWorked) for (const { asked } of [source, near]) asked.giveBack()
    const { kinHops, doubt: kin } = this.#kinship(line[0], ownerAt, network, source, at)
    const doubt =
      signs |
      kin |
      (at - source.burstAt < BURST_LASTS_MS ? DOUBTS.burst : 0) |
      (isWorked ? DOUBTS.work : 0) |
      (crowd.some(({ emptyAt }) => at - emptyAt < RUSH_LASTS_MS) || isTooFast(line, ownerAt, at) ? DOUBTS.fast : 0)
    this.#visits.set(visit, doubt, at)
    return { doubt, kinHops, source, taken }
  }

  /** The opening became this node. */
  counted(node: NodeId, parent: NodeId, { source, kinHops }: Admission, at: number): void {
    this.#nodes.add(node, new Node(parent, source, kinHops), at)
  }

  /** The opening was not counted after all. */
  giveBack({ taken }: Admission): void {
    for (const bucket of taken) bucket.giveBack()
  }

  /** The visit is no view: it is to be paced when it comes again. */
  forget(visit: string): void {
    this.#visits.delete(visit)
  }

  #kinship(owner: Node, ownerAt: number | undefined, network: Network, source: Source, at: number) {
    const isSame = owner.source !== undefined && this.#networks.isNamed(network, owner.source.name, owner.source.epoch)
    const age = at - (ownerAt ?? Number.NEGATIVE_INFINITY)
    if (!isSame || age > SAME_NETWORK_MS) return { kinHops: 0, doubt: 0 }
    if (age > KIN_MS) return { kinHops: 0, doubt: SAME_NETWORK }
    const kinHops = owner.kinHops + 1
    const isHousehold = takeFree(source.kin, at)
    return { kinHops, doubt: SAME_NETWORK | (kinHops >= KIN_HOPS && !isHousehold ? DOUBTS.kin : 0) }
  }
}

/** 0 while all have some left. */
function levelOf(buckets: readonly Bucket[], at: number): number {
  let level = 0
  for (const bucket of buckets) if (!bucket.has(at)) level = Math.max(level, bucket.level)
  return level
}

/** Takes a challenge; the level from which on challenges are given to who holds so many. */
function ask(asked: Bucket, at: number): number {
  const level = levelOf([asked], at)
  asked.take()
  return level
}

function takeFree(bucket: Bucket, at: number): boolean {
  const isFree = bucket.has(at)
  if (isFree) bucket.take()
  return isFree
}

/** Sooner after its owner's opening than people pass on, and not one of the first such openings of a branch. */
function isTooFast(line: readonly Node[], ownerAt: number | undefined, at: number): boolean {
  if (ownerAt === undefined || at - ownerAt >= FAST_MS) return false
  let isTooFast = false
  for (const node of line) if (!takeFree(fastOf(node, at), at)) isTooFast = true
  return isTooFast
}

/** The pace of every campaign. */
export interface Pacing {
  of(campaign: string): CampaignPace
}

export function createPacing(now: () => number): Pacing {
  const paces = new Map<string, CampaignPace>()
  return {
    of(campaign) {
      const pace = paces.get(campaign) ?? new CampaignPace(now())
      paces.set(campaign, pace)
      return pace
    },
  }
}
