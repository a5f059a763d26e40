import { type NodeId, openedAt } from '../../db/node-id.ts'
import { Bucket } from './bucket.ts'
import { BRANCH_LEVELS, FAST_FREE, FEW, type Limit, REMEMBERED_MS, VIEWS } from './limits.ts'
import type { Name } from './networks.ts'
import { Recent } from './recent.ts'

const NO_EPOCH = -1

/** What is remembered of a node: a view of the last minutes, or a link that was opened within them. */
export class Node {
  /** Undefined: a root, or its view is longer ago. */
  readonly parent: NodeId | undefined
  /** Hops up to it in which one network opened its own link moments after. */
  readonly kinHops: number
  // A name as two numbers: one object less for each view that is remembered.
  readonly #network: number
  readonly #epoch: number
  #openings = 0
  #grown = 0
  #buckets: { link?: Bucket; branch?: Bucket; fast?: Bucket } | undefined

  constructor(parent?: NodeId, network?: Name, kinHops = 0) {
    this.parent = parent
    this.kinHops = kinHops
    this.#network = network?.name ?? 0
    this.#epoch = network?.epoch ?? NO_EPOCH
  }

  /** The network that it was opened from; undefined as `parent`. */
  get network(): Name | undefined {
    return this.#epoch === NO_EPOCH ? undefined : { name: this.#network, epoch: this.#epoch }
  }

  /** Notes an opening through its link; undefined while there were a few. */
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

/** The nodes of a campaign that were opened, or opened through, within the last minutes. */
export class Nodes {
  readonly #nodes = new Recent<NodeId, Node>(VIEWS, REMEMBERED_MS)

  add(id: NodeId, node: Node, at: number): void {
    this.#nodes.set(id, node, at)
  }

  /** The owner of a link, and those above it that can be told: at most so many levels, and no root but as the owner. */
  lineOf(owner: NodeId, at: number): [Node, ...Node[]] {
    const first = this.#nodes.get(owner) ?? this.#learn(owner, at)
    const line: [Node, ...Node[]] = [first]
    for (let above = first.parent; above !== undefined && line.length < BRANCH_LEVELS; ) {
      const node = openedAt(above) === undefined ? undefined : this.#nodes.get(above)
      if (!node) break
      line.push(node)
      above = node.parent
    }
    return line
  }

  #learn(id: NodeId, at: number): Node {
    const node = new Node()
    this.#nodes.set(id, node, at)
    return node
  }
}
