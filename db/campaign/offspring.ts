import { sql } from 'drizzle-orm'
import type { Engine } from '../engine.ts'
import { ageOf, ageWithin } from './ages.ts'
import { BIRTH, readBranch, readCampaign, readChildren } from './branch.ts'
import type { Pause } from './forest.ts'
import { readRevision } from './history.ts'
import { firstIdAt, type NodeId } from './node-id.ts'
import { listRoots } from './roots.ts'

/** Ids that are older are all there: no writer's commit can still be on the way. */
const SETTLES_AFTER_MS = 60_000

/** How many clear views came by the links of some nodes, and how old these were. */
export interface Offspring {
  /**
   * As JSON, in rows `[parent, age, views, firsts]`: views at an age of the parent (in milliseconds, any of its span), and
   * how many of them were the first by that link.
   */
  of(nodes: readonly NodeId[]): string
  /** Views with higher ids are left out. */
  completeUpTo: NodeId
  /** Of the campaign's tally when it was read: with another one, somebody has voided views since, or put them back. */
  revision: number
}

interface Parents {
  campaign: string
  /** Undefined: all of the campaign. */
  node?: NodeId | undefined
  isSubtree: boolean
}

/**
 * Children have no index, since every opening would pay for it: they are looked for once, some nodes at a time, before a
 * node, its branch or a campaign is voided or put back. They are added up by age, so that a step that moves a link by which a
 * hundred thousand came is no longer than others. Some 24 bytes a child at most and 60 a parent, as long as that takes.
 */
export async function readOffspring(engine: Engine, pause: Pause, parents: Parents, now: number): Promise<Offspring> {
  const completeUpTo = firstIdAt(now - SETTLES_AFTER_MS)
  const revision = await readRevision(engine, parents.campaign)
  const sums = new Sums()
  // What came by a link of the brand's, often most of all, was passed on by nobody.
  const roots = new Set((await listRoots(engine, parents.campaign)).map(({ node }) => node))
  for await (const rows of (await hasAny(engine, parents)) ? read(engine, pause, parents) : []) {
    for (const [id, parent, age, isFirst] of rows) {
      if (age !== null && id <= completeUpTo && !roots.has(parent)) sums.add(parent, 2 * ageOf(age) + isFirst)
    }
  }
  const of = (nodes: readonly NodeId[]) =>
    JSON.stringify(
      nodes.flatMap((node) =>
        sums.of(node).map(([kind, views]) => [node, ageWithin(kind >> 1), views, kind & 1 ? views : 0]),
      ),
    )
  return { of, completeUpTo, revision }
}

/** Counts by parent and kind: a linked list for each parent, in arrays, since most have one or two kinds. */
class Sums {
  readonly #last = new Map<NodeId, number>()
  readonly #before: number[] = []
  readonly #kinds: number[] = []
  readonly #counts: number[] = []

  add(parent: NodeId, kind: number): void {
    for (const place of this.#placesOf(parent)) {
      if (this.#kinds[place] !== kind) continue
      this.#counts[place] = (this.#counts[place] ?? 0) + 1
      return
    }
    this.#before.push(this.#last.get(parent) ?? -1)
    this.#counts.push(1)
    this.#last.set(parent, this.#kinds.push(kind) - 1)
  }

  of(parent: NodeId): [kind: number, count: number][] {
    return [...this.#placesOf(parent)].map((place) => [this.#kinds[place] ?? 0, this.#counts[place] ?? 0])
  }

  *#placesOf(parent: NodeId): Generator<number> {
    for (let place = this.#last.get(parent) ?? -1; place >= 0; place = this.#before[place] ?? -1) yield place
  }
}

function read(engine: Engine, pause: Pause, { campaign, node, isSubtree }: Parents) {
  if (node === undefined) return readCampaign(engine, pause, campaign, BIRTH)
  const branch = { campaign, node }
  return isSubtree ? readBranch(engine, pause, branch, BIRTH) : readChildren(engine, pause, branch, BIRTH)
}

/** Most links are never opened: then nothing has to be looked for. */
async function hasAny({ db }: Engine, { node }: Parents): Promise<boolean> {
  if (node === undefined) return true
  return (await db.all(sql`SELECT 1 FROM threads WHERE node = ${node} LIMIT 1`)).length > 0
}
