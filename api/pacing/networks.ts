import type { Network } from '../network.ts'
import { Bucket, NEVER } from './bucket.ts'
import { FEW, KIN_CROWD, KIN_FREE, type Limits, NETWORKS, type NetworkLimits, SALT_MS } from './limits.ts'
import { Salts } from './salts.ts'

type Extent = 'own' | 'near'

/** The recent activity of one network. */
export class Source {
  readonly #pace: Bucket
  readonly #lasting: Bucket
  /** Unsolved challenges. */
  readonly asked: Bucket
  /** Openings of links whose owners are in the same network and opened moments before. */
  readonly kin: Bucket
  /** Those of half an hour. */
  readonly kinCrowd: Bucket
  /** When it, or its neighbourhood, last exceeded the free part. */
  burstAt = NEVER

  constructor({ pace, lasting, asked }: NetworkLimits, at: number, taken: number) {
    this.#pace = new Bucket(pace, at, taken)
    this.#lasting = new Bucket(lasting, at, taken)
    this.asked = new Bucket(asked)
    this.kin = new Bucket(KIN_FREE)
    this.kinCrowd = new Bucket(KIN_CROWD)
  }

  /** See {@link Bucket}. */
  levelAt(at: number): number {
    return Math.max(this.#pace.levelAt(at), this.#lasting.levelAt(at))
  }

  take(at: number): void {
    this.#pace.take(at)
    this.#lasting.take(at)
  }

  giveBack(): void {
    this.#pace.giveBack()
    this.#lasting.giveBack()
  }
}

/** A network's pseudonym under one salt; nothing else of it is kept. */
export interface Name {
  name: number
  epoch: number
}

/** A network whose opening is being checked. */
export interface Named extends Name {
  extent: Extent
  network: string
}

/** Networks of one salt. Most open a few times, and are a number in a map; those that open more get an object. */
type Generation = Record<Extent, Map<number, number | Source>>

/**
 * The networks of the last ten to twenty minutes. Pseudonyms change with the salt: a network seen again is carried over to
 * its new one, any other is forgotten with the salt after. Times are those of a {@link SteadyClock}.
 */
export class Networks {
  readonly #limits: Limits
  readonly #salts = new Salts()
  #newer: Generation = newGeneration()
  #older: Generation = newGeneration()
  #since = 0

  constructor(limits: Limits) {
    this.#limits = limits
  }

  /** The current pseudonyms of an opening's network and of its neighbourhood. */
  namesOf({ own, near }: Network, at: number): [own: Named, near: Named] {
    this.#turn(at)
    return [this.#named('own', own), this.#named('near', near)]
  }

  /** Counts an opening. Returns the activity of its network; undefined while it opened a few times only. */
  note(named: Named, at: number): Source | undefined {
    const known = this.#find(named)
    if (known instanceof Source) return known
    const times = (known ?? 0) + 1
    if (times > FEW) return this.sourceOf(named, at)
    this.#newer[named.extent].set(named.name, times)
    return undefined
  }

  sourceOf(named: Named, at: number): Source {
    const known = this.#find(named)
    if (known instanceof Source) return known
    const source = new Source(this.#limits[named.extent], at, known ?? 0)
    this.#newer[named.extent].set(named.name, source)
    return source
  }

  /** Whether a network had this pseudonym. False once its salt is forgotten. */
  isSame(named: Named, { name, epoch }: Name): boolean {
    return (epoch === named.epoch ? named.name : this.#salts.nameOf(named.network, epoch)) === name
  }

  #named(extent: Extent, network: string): Named {
    const { epoch } = this.#salts
    return { extent, network, epoch, name: this.#salts.nameOf(network, epoch) ?? 0 }
  }

  #turn(at: number): void {
    const isFull = this.#newer.own.size >= NETWORKS || this.#newer.near.size >= NETWORKS
    if (!isFull && at - this.#since < SALT_MS) return
    const isLongAgo = at - this.#since >= 2 * SALT_MS
    this.#older = isLongAgo ? newGeneration() : this.#newer
    this.#newer = newGeneration()
    this.#since = at
    this.#salts.change()
  }

  #find({ extent, network, name, epoch }: Named): number | Source | undefined {
    const known = this.#newer[extent].get(name)
    if (known !== undefined || this.#older[extent].size === 0) return known
    const before = this.#older[extent].get(this.#salts.nameOf(network, epoch - 1) ?? 0)
    if (before !== undefined) this.#newer[extent].set(name, before)
    return before
  }
}

function newGeneration(): Generation {
  return { own: new Map(), near: new Map() }
}
