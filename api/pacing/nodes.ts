import { type NodeId, openedAt } from '../../db/node-id.ts'
import { Bucket } from './bucket.ts'
import {
  BRANCH_LEVELS,
  CAP_TAKEN_BY_NETWORK,
  CAP_WINDOW_MS,
  FAST_FREE,
  FEW,
  type Limit,
  REMEMBERED_MS,
  VIEWS,
} from './limits.ts'
import type { Name } from './networks.ts'
import { Recent } from './recent.ts'

/** What is remembered of a node: a view of the last minutes, or a link that was opened within them. */
export class Node {
  /** Undefined: a root, or its view is longer ago. */
  readonly parent: NodeId | undefined
  /** The network that it was opened from; undefined as above. */
  readonly network: Name | undefined
  /** Hops up to it in which one network opened its own link moments after. */
  readonly kinHops: number
  #openings = 0
  #link: Bucket | undefined
  #grown = 0
  #branch: Bucket | undefined
  #fast: Bucket | undefined
  #networks: Map<number, number> | undefined
  #countedSince = Number.NEGATIVE_INFINITY

  constructor(parent?: NodeId, network?: Name, kinHops = 0) {
    this.parent = parent
    this.network = network
    this.kinHops = kinHops
  }

  /** Notes an opening through its link; undefined while there were a few. */
  link(limit: Limit, at: number): Bucket | undefined {
    if (this.#openings++ < FEW) return undefined
    this.#link ??= new Bucket(limit, at, FEW)
    return this.#link
  }

  /** Notes from which network its link was opened; whether that is more than one may take of a cap. */
  isCrowdedBy(network: number, at: number): boolean {
    if (!this.#networks || at - this.#countedSince >= CAP_WINDOW_MS) {
      this.#networks = new Map()
      this.#countedSince = at
    }
    const times = (this.#networks.get(network) ?? 0) + 1
    this.#networks.set(network, times)
    return times > CAP_TAKEN_BY_NETWORK
  }

  /** Notes an opening somewhere below; undefined while there were a few. */
  branch(limit: Limit, at: number): Bucket | undefined {
    if (this.#grown++ < FEW) return undefined
    this.#branch ??= new Bucket(limit, at, FEW)
    return this.#branch
  }

  /** What grows below a fan sooner than people pass on. */
  fast(at: number): Bucket {
    this.#fast ??= new Bucket(FAST_FREE, at)
    return this.#fast
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
