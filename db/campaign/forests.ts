import { sql } from 'drizzle-orm'
import { isFresh } from '../../campaigns/fresh.ts'
import type { Engine } from '../engine.ts'
import { createEras } from './eras.ts'
import { readWholeTally } from './figures.ts'
import { Forest, type Pause, type Views } from './forest.ts'
import { firstIdAt } from './node-id.ts'
import { foldedViews } from './remains.ts'
import { readRevision } from './revision.ts'

/** Rows read at once: two milliseconds. */
const STEP = 2000

/** Views older than this are complete: no writer's commit can still be on the way. */
const SETTLES_AFTER_MS = 60_000

/** How long a forest counts as fresh, however many look at it. */
const FRESH_MS = 1000

/** How long a forest is cached after its last use. */
const FORGOTTEN_AFTER_MS = 600_000

/** The size of the cache in views, without the forest used last: up to 100 MB. */
const MOST_VIEWS = 2_000_000

interface ReadForest {
  forest: Forest
  readAt: number
  /** Revision of the tally when it was read, and era of the clock; see `history.ts`. */
  revision: number
  era: number
  /** No node up to this id is missing. */
  completeUpTo: number
}

/** A campaign has more views than its trees may be read into memory with. */
export class ForestTooLarge extends Error {
  override name = 'ForestTooLarge'
}

interface Options {
  engine: Engine
  now: () => number
  pause: Pause
  /** The most views of a campaign whose trees are read, for hosts with little memory. */
  mostViews?: number | undefined
}

/**
 * A cache of forwarding trees. Views are only ever appended, so each is read once; after a void or its undoing, and when the
 * clock was set back, all are read again.
 */
export function createForests({ engine, now, pause, mostViews = Infinity }: Options) {
  /** Least recently used first. */
  const kept = new Map<string, ReadForest>()
  const queues = new Map<string, Promise<unknown>>()
  const look = createEras(now)

  const latest = async (campaign: string): Promise<ReadForest> => {
    // Read first: a fold that comes in between changes it, so that nothing folded stays in memory.
    const revision = await readRevision(engine, campaign)
    const { views, foldedAt, remains } = await readWholeTally(engine, campaign)
    const there = views - ((remains && foldedViews(remains)) ?? 0)
    if (there > mostViews) {
      kept.delete(campaign)
      throw new ForestTooLarge(`The tree has ${there} views, expected at most ${mostViews} where it is to be drawn`)
    }
    const { at: readAt, era } = look()
    const last = kept.get(campaign)
    const before = last?.revision === revision && last.era === era ? last : undefined
    // Removed while it is being read: after a failure, reading starts anew.
    kept.delete(campaign)
    const isStill = before && isFresh(before.readAt, readAt, FRESH_MS)
    const tree = { campaign, foldedAt: foldedAt ?? -1 }
    const reading = isStill ? before : { ...(await read({ engine, pause }, tree, readAt, before)), revision, era }
    keep(campaign, reading)
    return reading
  }

  const keep = (campaign: string, reading: ReadForest) => {
    let views = reading.forest.size
    for (const [other, { forest, readAt }] of [...kept].reverse()) {
      views += forest.size
      if (views > MOST_VIEWS || !isFresh(readAt, now(), FORGOTTEN_AFTER_MS)) kept.delete(other)
    }
    kept.set(campaign, reading)
  }

  /**
   * Lends a campaign's forest, a second old at most. It does not change until `use` has finished. Throws
   * {@link ForestTooLarge}.
   */
  return <Result>(campaign: string, use: (reading: Readonly<ReadForest>) => Promise<Result>): Promise<Result> => {
    const result = (queues.get(campaign) ?? Promise.resolve()).then(async () => use(await latest(campaign)))
    // The next one in the queue waits until this one is done, whatever its outcome.
    queues.set(
      campaign,
      result.catch(() => undefined),
    )
    return result
  }
}

export type UseForest = ReturnType<typeof createForests>

interface Tree {
  campaign: string
  /** Views up to then are folded, though their nodes may still be there. */
  foldedAt: number
}

/** Reads the views after the complete part. */
async function read(
  { engine, pause }: Pick<Options, 'engine' | 'pause'>,
  tree: Tree,
  readAt: number,
  before?: ReadForest,
): Promise<Pick<ReadForest, 'forest' | 'readAt' | 'completeUpTo'>> {
  const settledUpTo = firstIdAt(readAt - SETTLES_AFTER_MS) - 1
  const { forest, completeUpTo } = before ?? { forest: new Forest(), completeUpTo: firstIdAt(0) - 1 }
  forest.size = forest.placeFrom(completeUpTo + 1)
  for (let after = completeUpTo; ; ) {
    const { last, scanned, ...views } = await readViews(engine, tree, after)
    forest.append(views)
    if (last === null || scanned < STEP) break
    after = last
    await pause()
  }
  await forest.countBelow(pause)
  return { forest, readAt, completeUpTo: Math.max(completeUpTo, settledUpTo) }
}

interface ReadViews extends Views {
  scanned: number
  last: number | null
}

/**
 * Reads a column as one JSON value, which takes a fraction of the time of as many rows. Nodes of other campaigns count as
 * read, too: else a small campaign beside a large one would search for long.
 */
async function readViews({ db }: Engine, { campaign, foldedAt }: Tree, after: number): Promise<ReadViews> {
  const { scanned, last, ...columns } = await db.get<
    Record<keyof Views, string> & { scanned: number; last: number | null }
  >(sql`
    SELECT count(*) AS scanned, max(id) AS last, json_group_array(id) FILTER (WHERE isIn) AS ids,
           json_group_array(parent) FILTER (WHERE isIn) AS parents, json_group_array(root) FILTER (WHERE isIn) AS roots,
           json_group_array(depth) FILTER (WHERE isIn) AS depths, json_group_array(at) FILTER (WHERE isIn) AS at,
           json_group_array(channel) FILTER (WHERE isIn) AS channels,
           json_group_array(doubt) FILTER (WHERE isIn) AS doubts
    FROM (SELECT *, campaign = ${campaign} AND parent IS NOT NULL AND voided IS NULL AND at > ${foldedAt} AS isIn FROM nodes
      WHERE id > ${after} ORDER BY id LIMIT ${STEP})`)
  const { ids, parents, roots, depths, channels, at, doubts } = columns
  return {
    ...{ scanned, last, ids: JSON.parse(ids), parents: JSON.parse(parents), roots: JSON.parse(roots) },
    ...{ depths: JSON.parse(depths), channels: JSON.parse(channels), at: JSON.parse(at), doubts: JSON.parse(doubts) },
  }
}
