import { type NodeId, openedAt } from '../../db/campaign/node-id.ts'
import { Bucket } from './bucket.ts'
import { BRANCH_LEVELS, FAST_FREE, FEW, type Limit, REMEMBERED_MS, VIEWS } from './limits.ts'
import type { Name } from './networks.ts'
import { Recent } from './recent.ts'

const NO_EPOCH = -1

/** Who comes through a node's link, and what grows below it. */
class Crowd {
  /** Undefined: a root, or its view is longer ago. */
  readonly parent: NodeId | undefined
  #openings = 0
  #grown = 0
  #buckets: { link?: Bucket; branch?: Bucket; fast?: Bucket } | undefined

  constructor(parent: NodeId | undefined) {
    this.parent = parent
  }

  /** Notes an opening through the link; undefined while there were a few. */
  link(limit: Limit, at: number): Bucket | undefined {
    if (this.#openings++ < FEW) return undefined
    this.#buckets ??= {}
    this.#buckets.link ??= new Bucket(limit, at, FEW)
    return this.#buckets.link
  }

  /** Notes an opening somewhere below; undefined while there were a few. */
  branch(limit: Limit, at: number): Bucket | undefined {
    if (this.#grown++ < FEW) return undefined
    this.#buckets ??= {}
    this.#buckets.branch ??= new Bucket(limit, at, FEW)
    return this.#buckets.branch
  }

  /** What grows below a fan sooner than people pass on. */
  fast(at: number): Bucket {
    this.#buckets ??= {}
    this.#buckets.fast ??= new Bucket(FAST_FREE, at)
    return this.#buckets.fast
  }
}

/**
 * The crowd of a node, then of those above it, as far as they are remembered: at most so many levels, and no root but as
 * the first. Kept with each node: looking every one of them up again is what an opening in a deep tree would cost most.
 */
export type Line = readonly [Crowd, ...Crowd[]]

/** What is remembered of a node: a view of the last minutes, or a link that was opened within them. */
export class Node {
  /** Hops up to it in which one network opened its own link moments after. */
  readonly kinHops: number
  readonly #parent: NodeId | undefined
  readonly #above: readonly Crowd[]
  #line: Line | undefined
  // A name as two numbers: one object less for each view that is remembered.
  readonly #network: number
  readonly #epoch: number

  /** @param above the line of its owner's */
  constructor(parent?: NodeId, above: readonly Crowd[] = [], network?: Name, kinHops = 0) {
    this.kinHops = kinHops
    this.#parent = parent
    this.#above = above
    this.#network = network?.name ?? 0
    this.#epoch = network?.epoch ?? NO_EPOCH
  }

  /** Made when its link is first opened: most never are. */
  get line(): Line {
    this.#line ??= [new Crowd(this.#parent), ...this.#above.slice(0, BRANCH_LEVELS - 1)]
    return this.#line
  }

  /** The network that it was opened from; undefined for a root, and where its view is longer ago. */
  get network(): Name | undefined {
    return this.#epoch === NO_EPOCH ? undefined : { name: this.#network, epoch: this.#epoch }
  }
}

/** The nodes of a campaign that were opened, or opened through, within the last minutes. */
export class Nodes {
  readonly #nodes = new Recent<NodeId, Node>(VIEWS, REMEMBERED_MS)

  /** Remembers a view of a link whose owner is remembered. */
  add(id: NodeId, parent: NodeId, owner: Node, { network, kinHops }: { network: Name; kinHops: number }, at: number) {
    const above = openedAt(parent) === undefined ? [] : owner.line
    this.#nodes.set(id, new Node(parent, above, network, kinHops), at)
  }

  /** The owner of a link. */
  ownerOf(link: NodeId, at: number): Node {
    const known = this.#nodes.get(link)
    if (known) return known
    const owner = new Node()
    this.#nodes.set(link, owner, at)
    return owner
  }
}
