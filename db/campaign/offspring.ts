import { type SQL, sql } from 'drizzle-orm'
import type { Engine } from '../engine.ts'
import { ageOf, ageWithin } from './ages.ts'
import { BIRTH, readBranch, readCampaign, readChildren } from './branch.ts'
import type { Pause } from './forest.ts'
import { firstIdAt, type NodeId, openedAt } from './node-id.ts'
import { readRevision } from './revision.ts'

/** Ids older than this are complete: no writer's commit can still be on the way. */
const SETTLES_AFTER_MS = 60_000
/**
 * Ids older than this mostly are. They are read in steps as well, since the transaction would read those of a minute at one go:
 * in a rush, a hundred thousand.
 */
const MOSTLY_SETTLES_AFTER_MS = 3000

/** Numbers of clear views through the links of some nodes, by the age of these nodes. */
export interface Offspring {
  /**
   * JSON rows `[parent, age, views, firsts]`: views at an age of the parent (some age of its span, in milliseconds), and
   * how many of them were the first by that link.
   */
  of(nodes: readonly NodeId[]): string
  /** Views with higher ids are left out. */
  completeUpTo: NodeId
  /** How many views had ids from `from` to `completeUpTo`: more, and one was committed late that may not have been read. */
  recent: { from: NodeId; views: number }
  /** Revision of the campaign's tally when it was read; another one means that views were voided or put back since. */
  revision: number
}

interface Parents {
  campaign: string
  /** Undefined: all of the campaign. */
  node?: NodeId | undefined
  isSubtree: boolean
}

/**
 * Reads the children of nodes, some at a time, before a node, its branch or a campaign is voided or put back. They have no
 * index, since each opening would pay for it. They are summed by age, so that a step with a link of a hundred thousand
 * children is no longer than others. Takes up to 24 bytes a child and 60 a parent meanwhile.
 */
export async function readOffspring(engine: Engine, pause: Pause, parents: Parents, now: number): Promise<Offspring> {
  const [from, completeUpTo] = [firstIdAt(now - SETTLES_AFTER_MS), firstIdAt(now - MOSTLY_SETTLES_AFTER_MS)]
  // Before they are read: what is counted here is read.
  const recent = { from, views: await countBetween(engine, from, completeUpTo) }
  const revision = await readRevision(engine, parents.campaign)
  const sums = new Sums()
  for await (const rows of (await hasAny(engine, parents)) ? read(engine, pause, parents) : []) {
    for (const [id, parent, age, isFirst] of rows) {
      // Views by the brand's own links, often most of all, were passed on by nobody.
      if (age !== null && id <= completeUpTo && openedAt(parent) !== undefined)
        sums.add(parent, 2 * ageOf(age) + isFirst)
    }
  }
  const of = (nodes: readonly NodeId[]) =>
    JSON.stringify(
      nodes.flatMap((node) =>
        sums.of(node).map(([kind, views]) => [node, ageWithin(kind >> 1), views, kind & 1 ? views : 0]),
      ),
    )
  return { of, completeUpTo, recent, revision }
}

async function countBetween({ db }: Engine, from: NodeId, to: NodeId): Promise<number> {
  return (await db.get<{ views: number }>(sql`SELECT ${viewsBetween(from, to)} AS views`)).views
}

export const viewsBetween = (from: NodeId, to: NodeId): SQL =>
  sql`(SELECT count(*) FROM nodes WHERE id > ${from} AND id <= ${to})`

/** Counts by parent and kind: a linked list for each parent, within arrays, since most have one or two kinds. */
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

/** Whether a node has children at all: most links are never opened, and then nothing has to be looked for. */
async function hasAny({ db }: Engine, { node }: Parents): Promise<boolean> {
  if (node === undefined) return true
  return (
    (
      await db.all(sql`
      SELECT 1 FROM threads WHERE node = ${node} UNION ALL SELECT 1 FROM members WHERE list = ${node}
        AND campaign = (SELECT campaign FROM roots WHERE node = ${node}) LIMIT 1`)
    ).length > 0
  )
}
