import type { NodeId } from '../../db/campaign/node-id.ts'
import { Bucket } from './bucket.ts'
import { BRANCH_LEVELS, FAST_FREE, type Limits, REMEMBERED_MS, VIEWS } from './limits.ts'
import type { Name } from './networks.ts'
import { Recent } from './recent.ts'

const NO_EPOCH = -1

/** The bucket of everything below a node. */
class Branch extends Bucket {
  /** The parent node; undefined where the view was forgotten. */
  readonly parent: NodeId | undefined
  #fast: Bucket | undefined

  constructor(limits: Limits, parent: NodeId | undefined) {
    super(limits.branch)
    this.parent = parent
  }

  /** The bucket of openings that come sooner than people pass on. */
  get fast(): Bucket {
    this.#fast ??= new Bucket(FAST_FREE)
    return this.#fast
  }
}

/**
 * What an opening of a link counts into: the bucket of the link, and the branches that grow by it, nearest first, a limited
 * number of levels of those that are remembered. Stored with each node, since looking up every ancestor would be the main
 * cost of an opening in a deep tree. A root has no branch.
 */
export class Crowd {
  readonly #link: Bucket
  readonly branches: readonly Branch[]

  constructor(link: Bucket, branches: readonly Branch[]) {
    this.#link = link
    this.branches = branches
  }

  /** See {@link Bucket}. */
  levelAt(at: number): number {
    let level = this.#link.levelAt(at)
    for (const branch of this.branches) level = Math.max(level, branch.levelAt(at))
    return level
  }

  take(at: number): void {
    this.#link.take(at)
    for (const branch of this.branches) branch.take(at)
  }

  giveBack(): void {
    this.#link.giveBack()
    for (const branch of this.branches) branch.giveBack()
  }

  /** Whether one of its buckets was found empty since then. */
  wasEmptySince(at: number): boolean {
    return this.#link.emptyAt > at || this.branches.some(({ emptyAt }) => emptyAt > at)
  }
}

/** A remembered node: a view of the last minutes, or a link that was opened within them. */
export class Node {
  /** Number of hops in a row, up to this node, in which one network opened its own link moments after. */
  readonly kinHops: number
  readonly #parent: NodeId | undefined
  readonly #above: readonly Branch[]
  #crowd: Crowd | undefined
  // The pseudonym as two numbers, which saves an object for each view.
  readonly #network: number
  readonly #epoch: number

  /** @param above the branches that the link's owner is in, its own included */
  constructor(parent?: NodeId, above: readonly Branch[] = [], network?: Name, kinHops = 0) {
    this.kinHops = kinHops
    this.#parent = parent
    this.#above = above
    this.#network = network?.name ?? 0
    this.#epoch = network?.epoch ?? NO_EPOCH
  }

  /** Created when its link is first opened: most links never are. */
  crowd(limits: Limits, isRoot: boolean): Crowd {
    this.#crowd ??= isRoot
      ? new Crowd(new Bucket(limits.rootLink), [])
      : new Crowd(new Bucket(limits.fanLink), [
          new Branch(limits, this.#parent),
          ...this.#above.slice(0, BRANCH_LEVELS - 1),
        ])
    return this.#crowd
  }

  /** The network that it was opened from; undefined for a root, and where the view was forgotten. */
  get network(): Name | undefined {
    return this.#epoch === NO_EPOCH ? undefined : { name: this.#network, epoch: this.#epoch }
  }
}

interface View {
  crowd: Crowd
  network: Name
  kinHops: number
}

/** The nodes of a campaign that were opened, or whose links were opened, within the last minutes. */
export class Nodes {
  readonly #nodes = new Recent<NodeId, Node>(VIEWS, REMEMBERED_MS)

  /** Adds a view of a link that this crowd opens. */
  add(id: NodeId, parent: NodeId, { crowd, network, kinHops }: View, at: number): void {
    this.#nodes.set(id, new Node(parent, crowd.branches, network, kinHops), at)
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
