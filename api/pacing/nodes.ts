import { type NodeId, openedAt } from '../../db/campaign/node-id.ts'
import { Bucket } from './bucket.ts'
import { BRANCH_LEVELS, FAST_FREE, FEW, type Limit, REMEMBERED_MS, VIEWS } from './limits.ts'
import type { Name } from './networks.ts'
import { Recent } from './recent.ts'

const NO_EPOCH = -1

/** The buckets of a node: of openings through its link, and of everything below it. */
class Crowd {
  /** The parent node; undefined for a root, and where the view was forgotten. */
  readonly parent: NodeId | undefined
  #openings = 0
  #grown = 0
  #buckets: { link?: Bucket; branch?: Bucket; fast?: Bucket } | undefined

  constructor(parent: NodeId | undefined) {
    this.parent = parent
  }

  /** Counts an opening through the link. Undefined while there were few. */
  link(limit: Limit, at: number): Bucket | undefined {
    if (this.#openings++ < FEW) return undefined
    this.#buckets ??= {}
    this.#buckets.link ??= new Bucket(limit, at, FEW)
    return this.#buckets.link
  }

  /** Counts an opening somewhere below. Undefined while there were few. */
  branch(limit: Limit, at: number): Bucket | undefined {
    if (this.#grown++ < FEW) return undefined
    this.#buckets ??= {}
    this.#buckets.branch ??= new Bucket(limit, at, FEW)
    return this.#buckets.branch
  }

  /** The bucket of openings that come sooner than people pass on. */
  fast(at: number): Bucket {
    this.#buckets ??= {}
    this.#buckets.fast ??= new Bucket(FAST_FREE, at)
    return this.#buckets.fast
  }
}

/**
 * The crowds of a node and of its ancestors, as far as they are remembered: a limited number of levels, and a root only as
 * the first. Stored with each node, since looking up every ancestor would be the main cost of an opening in a deep tree.
 */
export type Line = readonly [Crowd, ...Crowd[]]

/** A remembered node: a view of the last minutes, or a link that was opened within them. */
export class Node {
  /** Number of hops in a row, up to this node, in which one network opened its own link moments after. */
  readonly kinHops: number
  readonly #parent: NodeId | undefined
  readonly #above: readonly Crowd[]
  #line: Line | undefined
  // The pseudonym as two numbers, which saves an object for each view.
  readonly #network: number
  readonly #epoch: number

  /** @param above the line of the link's owner */
  constructor(parent?: NodeId, above: readonly Crowd[] = [], network?: Name, kinHops = 0) {
    this.kinHops = kinHops
    this.#parent = parent
    this.#above = above
    this.#network = network?.name ?? 0
    this.#epoch = network?.epoch ?? NO_EPOCH
  }

  /** Created when its link is first opened: most links never are. */
  get line(): Line {
    this.#line ??= [new Crowd(this.#parent), ...this.#above.slice(0, BRANCH_LEVELS - 1)]
    return this.#line
  }

  /** The network that it was opened from; undefined for a root, and where the view was forgotten. */
  get network(): Name | undefined {
    return this.#epoch === NO_EPOCH ? undefined : { name: this.#network, epoch: this.#epoch }
  }
}

/** The nodes of a campaign that were opened, or whose links were opened, within the last minutes. */
export class Nodes {
  readonly #nodes = new Recent<NodeId, Node>(VIEWS, REMEMBERED_MS)

  /** Adds a view of a link whose owner is remembered. */
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
