import { type NodeId, openedAt } from '../../db/node-id.ts'
import { Bucket } from './bucket.ts'
import { BRANCH, BRANCH_LEVELS, FAN_LINK, FAST_FREE, REMEMBERED_MS, ROOT_LINK, VIEWS } from './limits.ts'
import { Recent } from './recent.ts'

/** What is remembered of a node: a view of the last minutes, or a link that was opened within them. */
export class Node {
  /** Undefined: a root, or its view is longer ago. */
  readonly parent: NodeId | undefined
  /** From which network it was opened; undefined as above. */
  readonly source: { name: number; epoch: number } | undefined
  /** Hops up to it in which one network opened its own link moments after. */
  readonly kinHops: number
  /** Made with its first opening: most links have none. */
  link: Bucket | undefined
  branch: Bucket | undefined
  fast: Bucket | undefined

  constructor(parent?: NodeId, source?: { name: number; epoch: number }, kinHops = 0) {
    this.parent = parent
    this.source = source && { name: source.name, epoch: source.epoch }
    this.kinHops = kinHops
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

/** The bucket of a link. */
export function linkOf(node: Node, isRoot: boolean, at: number): Bucket {
  node.link ??= new Bucket(isRoot ? ROOT_LINK : FAN_LINK, at)
  return node.link
}

/** The bucket of all that grows below a fan. */
export function branchOf(node: Node, at: number): Bucket {
  node.branch ??= new Bucket(BRANCH, at)
  return node.branch
}

/** The bucket of the openings below a fan that came sooner than people pass on. */
export function fastOf(node: Node, at: number): Bucket {
  node.fast ??= new Bucket(FAST_FREE, at)
  return node.fast
}
