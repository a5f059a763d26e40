import type { Network } from '../network.ts'
import { Bucket } from './bucket.ts'
import {
  KIN_FREE,
  type Limit,
  NEAR,
  NEAR_ASKED,
  NEAR_LASTING,
  NETWORKS,
  OWN,
  OWN_ASKED,
  OWN_LASTING,
  SALT_MS,
} from './limits.ts'
import { Salts } from './salts.ts'

/** What a network did within the last minutes. */
export class Source {
  /** Its name, under the salt of this epoch. */
  name: number
  epoch: number
  readonly pace: Bucket
  readonly lasting: Bucket
  /** Challenges that it holds. */
  readonly asked: Bucket
  /** Openings within it of links whose owners opened moments before. */
  readonly kin: Bucket
  /** When it, or its neighbours together, opened more than is free. */
  burstAt = Number.NEGATIVE_INFINITY

  constructor(name: number, epoch: number, { pace, lasting, asked }: Limits, at: number) {
    this.name = name
    this.epoch = epoch
    this.pace = new Bucket(pace, at)
    this.lasting = new Bucket(lasting, at)
    this.asked = new Bucket(asked, at)
    this.kin = new Bucket(KIN_FREE, at)
  }
}

type Limits = Record<'pace' | 'lasting' | 'asked', Limit>
const OWN_LIMITS: Limits = { pace: OWN, lasting: OWN_LASTING, asked: OWN_ASKED }
const NEAR_LIMITS: Limits = { pace: NEAR, lasting: NEAR_LASTING, asked: NEAR_ASKED }

interface Generation {
  own: Map<number, Source>
  near: Map<number, Source>
}

/**
 * The networks that openings came from within the last ten to twenty minutes. Names change with the salt: a source that
 * is seen again is carried over to its new one, any other is forgotten with the salt after.
 */
export class Networks {
  readonly #salts = new Salts()
  #newer: Generation = newGeneration()
  #older: Generation = newGeneration()
  #since: number

  constructor(at: number) {
    this.#since = at
  }

  own({ own }: Network, at: number): Source {
    this.#changeInTime(at)
    return this.#find('own', own, OWN_LIMITS, at)
  }

  near({ near }: Network, at: number): Source {
    return this.#find('near', near, NEAR_LIMITS, at)
  }

  /** Whether that is the name of this network. False once the salt of that epoch is forgotten. */
  isNamed({ own }: Network, name: number, epoch: number): boolean {
    return this.#salts.nameOf(own, epoch) === name
  }

  #find(kind: keyof Generation, network: string, limits: Limits, at: number): Source {
    const { epoch } = this.#salts
    const name = this.#salts.nameOf(network, epoch) ?? 0
    const known = this.#newer[kind].get(name)
    if (known) return known
    const before = this.#older[kind].size > 0 ? this.#salts.nameOf(network, epoch - 1) : undefined
    const source = (before !== undefined && this.#older[kind].get(before)) || new Source(name, epoch, limits, at)
    source.name = name
    source.epoch = epoch
    this.#newer[kind].set(name, source)
    return source
  }

  #changeInTime(at: number): void {
    const isFull = this.#newer.own.size >= NETWORKS || this.#newer.near.size >= NETWORKS
    if (!isFull && at - this.#since < SALT_MS) return
    const isLongAgo = at - this.#since >= 2 * SALT_MS
    this.#older = isLongAgo ? newGeneration() : this.#newer
    this.#newer = newGeneration()
    this.#since = at
    this.#salts.change()
  }
}

function newGeneration(): Generation {
  return { own: new Map(), near: new Map() }
}
