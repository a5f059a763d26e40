import { isFresh } from '../../campaigns/fresh.ts'
import { DOUBTS, SAME_NETWORK } from '../../db/campaign/doubt.ts'
import { type NodeId, openedAt } from '../../db/campaign/node-id.ts'
import type { Network } from '../network.ts'
import { Bucket } from './bucket.ts'
import { Crowding } from './crowding.ts'
import {
  BURST_LASTS_MS,
  FAST_HOPS,
  FAST_HOPS_MS,
  FAST_MS,
  KIN_HOPS,
  KIN_MS,
  LEVELS_LET_OFF,
  type Limits,
  PEOPLE,
  REMEMBERED_MS,
  RETRIED_MS,
  RUSH_LASTS_MS,
  SAME_NETWORK_MS,
  VISITS,
} from './limits.ts'
import { type Name, type Named, Networks } from './networks.ts'
import { type Crowd, type Node, Nodes } from './nodes.ts'
import { Recent } from './recent.ts'
import { SteadyClock } from './steady-clock.ts'

/** An opening to be checked against the rate limits. */
export interface Opening {
  parent: NodeId
  network: Network
  /** Digest of the visit. */
  visit: string
  /** Doubts from elsewhere: bits of `db/campaign/doubt.ts`. */
  doubt: number
  /** The level of the work that it comes with, solved; 0 without any. */
  worked: number
}

/** An opening that may be counted, with the tokens that it has taken. */
export interface Admission {
  /** Bits of `db/campaign/doubt.ts`. */
  doubt: number
  /** Further doubts that apply if its link has a cap. */
  doubtIfCapped: number
  /** The network under the name by which the node will be remembered. */
  network: Name
  kinHops: number
  crowd: Crowd
  taken: readonly Limited[]
}

/** One or several token buckets, see {@link Bucket}. */
type Limited = Pick<Bucket, 'levelAt' | 'take' | 'giveBack'>

/** Rate limits of one campaign's openings, by network, link, branch and campaign. In memory only, for minutes. */
export class CampaignPace {
  readonly #limits: Limits
  readonly #clock: SteadyClock
  readonly #networks: Networks
  readonly #nodes = new Nodes()
  readonly #crowding = new Crowding()
  readonly #visits = new Recent<string, { parent: NodeId; doubt: number; at: number }>(VISITS, REMEMBERED_MS)
  readonly #all: Bucket

  constructor(limits: Limits, now: number) {
    this.#limits = limits
    this.#clock = new SteadyClock(now)
    this.#networks = new Networks(limits)
    this.#all = new Bucket(limits.campaign)
  }

  /**
   * The doubt of a visit that was let in within the last minutes: its retry is not limited again. Of the same link alone: one that
   * refuses gives back what it took, and the visit would open another for nothing meanwhile.
   */
  doubtOf({ visit, parent }: Pick<Opening, 'visit' | 'parent'>, now: number): number | undefined {
    const known = this.#visits.get(visit)
    if (known?.parent !== parent) return undefined
    // A retry that comes again and again stays in the cache; the day after, its visit would count anew.
    return this.#clock.at(now) - known.at <= RETRIED_MS ? known.doubt : undefined
  }

  /** Admits an opening, or returns the level of work that is asked for it. */
  admit({ parent, network, visit, doubt: signs, worked }: Opening, now: number): Admission | { level: number } {
    const at = this.#clock.at(now)
    const [own, near] = this.#networks.namesOf(network, at)
    const source = this.#networks.note(own, at)
    const neighbours = this.#networks.note(near, at)
    const levelOfNetwork = Math.max(source?.levelAt(at) ?? 0, neighbours?.levelAt(at) ?? 0)
    const [owner, ownerAt] = [this.#nodes.ownerOf(parent, at), openedAt(parent)]
    const crowd = owner.crowd(this.#limits, ownerAt === undefined)

    if (levelOfNetwork > 0) this.#networks.sourceOf(own, at).burstAt = at
    const level = Math.max(levelOfNetwork, crowd.levelAt(at), this.#all.levelAt(at))
    const isWorked = worked > 0
    const asked = level > 0 || isWorked ? [own, near].map((named) => this.#networks.sourceOf(named, at).asked) : []
    // A stock of solutions from easier times is no longer enough.
    if (levelOfNetwork > worked + LEVELS_LET_OFF && isWorked) return { level: levelOfNetwork }
    if (level > 0 && !isWorked) return { level: Math.max(level, ...asked.map((bucket) => ask(bucket, at))) }

    const taken: Limited[] = [crowd, this.#all]
    if (source) taken.push(source)
    if (neighbours) taken.push(neighbours)
    for (const limited of taken) limited.take(at)
    for (const bucket of asked) bucket.giveBack()
    const isBurst = levelOfNetwork > 0 || (source !== undefined && at - source.burstAt < BURST_LASTS_MS)
    const isRushed = crowd.wasEmptySince(at - RUSH_LASTS_MS)
    const { kinHops, doubt: kin } = this.#kinship(own, owner, ownerAt, { at, now })
    const fast = isRushed || isTooSoon(crowd, ownerAt, { at, now }) ? DOUBTS.fast : 0
    const doubt = signs | kin | fast | (isBurst ? DOUBTS.burst : 0) | (isWorked ? DOUBTS.work : 0)
    const doubtIfCapped = this.#crowding.note(parent, { own: own.name, near: near.name }, at) ? DOUBTS.burst : 0
    this.#visits.set(visit, { parent, doubt, at }, at)
    return { doubt, doubtIfCapped, kinHops, network: own, crowd, taken }
  }

  /** Notes the node that an admitted opening became. */
  counted(node: NodeId, parent: NodeId, view: Admission, now: number): void {
    this.#nodes.add(node, parent, view, this.#clock.at(now))
  }

  /** Refunds an admission: the opening was not counted. */
  giveBack({ taken }: Admission): void {
    for (const limited of taken) limited.giveBack()
  }

  /** Forgets a visit that became no view: it is limited when it comes again. */
  forget(visit: string): void {
    this.#visits.delete(visit)
  }

  /** The relation between an opening's network and that of the link's owner. */
  #kinship(own: Named, owner: Node, ownerAt: number | undefined, { at, now }: Moment) {
    // An owner of a time to come opened by a clock that ran ahead: not moments ago, for all that is known.
    const age = Math.abs(now - (ownerAt ?? Number.NEGATIVE_INFINITY))
    const isSame = age <= SAME_NETWORK_MS && owner.network !== undefined && this.#networks.isSame(own, owner.network)
    if (!isSame) return { kinHops: 0, doubt: 0 }
    const source = this.#networks.sourceOf(own, at)
    const crowd = takeFree(source.kinCrowd, at) ? SAME_NETWORK : SAME_NETWORK | DOUBTS.kin
    if (age > KIN_MS) return { kinHops: 0, doubt: crowd }
    const kinHops = owner.kinHops + 1
    const isHousehold = takeFree(source.kin, at)
    return { kinHops, doubt: kinHops < KIN_HOPS || isHousehold ? crowd : crowd | DOUBTS.kin }
  }
}

/** A moment by both clocks: that of the buckets, and that of the ids. */
interface Moment {
  at: number
  now: number
}

/** Counts a challenge. Returns the least level for a network that holds so many unsolved ones. */
function ask(asked: Bucket, at: number): number {
  const level = asked.levelAt(at)
  asked.take(at)
  return level
}

function takeFree(bucket: Bucket, at: number): boolean {
  const isFree = bucket.has(at)
  if (isFree) bucket.take(at)
  return isFree
}

/** Whether an opening came sooner than people pass a link on; the first few of a branch are let off. */
function isTooSoon({ branches }: Crowd, ownerAt: number | undefined, { at, now }: Moment): boolean {
  const eldest = branches[FAST_HOPS - 2]?.parent
  const isSoon = isWithin(FAST_MS, ownerAt, now) || isWithin(FAST_HOPS_MS, eldest && openedAt(eldest), now)
  let isTooSoon = false
  if (isSoon) for (const { fast } of branches) if (!takeFree(fast, at)) isTooSoon = true
  return isTooSoon
}

function isWithin(ms: number, since: number | undefined, now: number): boolean {
  return since !== undefined && isFresh(since, now, ms)
}

/** The rate limits of every campaign. */
export interface Pacing {
  of(campaign: string): CampaignPace
}

/** @param limits the free allowance; anything but {@link PEOPLE} is for measuring */
export function createPacing(now: () => number, limits: Limits = PEOPLE): Pacing {
  const paces = new Map<string, CampaignPace>()
  return {
    of(campaign) {
      const pace = paces.get(campaign) ?? new CampaignPace(limits, now())
      paces.set(campaign, pace)
      return pace
    },
  }
}
