import { isFresh } from '../../campaigns/fresh.ts'
import type { Forest, Pause } from '../../db/campaign/forest.ts'
import { stretches } from '../../db/campaign/forest.ts'
import { ForestTooLarge, type UseForest } from '../../db/campaign/forests.ts'
import type { Shape } from '../../db/campaign/remains.ts'

/** How long a shape is cached: it changes slowly, and reading a large tree takes a second or two. */
const FRESH_MS = 60_000

interface Options {
  useForest: UseForest
  now: () => number
  pause: Pause
  log: (error: unknown) => void
}

interface KnownShape {
  shape: Shape | null
  readAt: number
  /** The revision of the tally when it was read. */
  revision: number
}

/**
 * The shape of each campaign's tree, a minute old at most. Nobody waits for it: the first request gets null, a later one the
 * shape. So it is after a void, and where nobody has asked for long: what was read before would contradict the other figures.
 */
export function createShapes({ useForest, now, pause, log }: Options) {
  const shapes = new Map<string, KnownShape>()
  const read = async (campaign: string, revision: number) => {
    const shape = await readShape(useForest, campaign, pause)
    if (shapes.get(campaign)?.revision === revision) shapes.set(campaign, { shape, readAt: now(), revision })
  }
  return async (campaign: string, revision: number): Promise<Shape | null> => {
    const last = shapes.get(campaign)
    const isSayable = last?.revision === revision && isFresh(last.readAt, now(), 2 * FRESH_MS)
    const known = isSayable ? last : undefined
    if (!known || !isFresh(known.readAt, now(), FRESH_MS)) {
      shapes.set(campaign, { shape: known?.shape ?? null, readAt: now(), revision })
      const reading = read(campaign, revision)
      if (known) reading.catch(log)
      else await Promise.race([reading, pause()]).catch(log)
    }
    return shapes.get(campaign)?.shape ?? null
  }
}

export type ReadShape = ReturnType<typeof createShapes>

/** The shape of a campaign's tree; null where there is none, or it is too large to be read. */
export async function readShape(useForest: UseForest, campaign: string, pause: Pause): Promise<Shape | null> {
  try {
    return await useForest(campaign, ({ forest }) => shapeOf(forest, pause))
  } catch (error) {
    if (error instanceof ForestTooLarge) return null
    throw error
  }
}

/**
 * The largest branch that a fan began, and structural virality: the mean distance between two openings of one tree, over
 * all trees (Goel, Anderson, Hofman, Watts 2016). Every pair of nodes lies on two sides of as many links as are between
 * them, so the distances of a tree of n nodes add up to the sum of s (n - s) over its branches of size s.
 */
async function shapeOf({ size, roots, depths, below, rootIds }: Forest, pause: Pause): Promise<Shape | null> {
  if (size === 0) return null
  const [nodes, sizes, squares] = [rootIds.map(() => 1), rootIds.map(() => 0), rootIds.map(() => 0)]
  let largest = 0
  for await (const [from, to] of stretches(size, pause)) {
    for (let i = from; i < to; i++) {
      const [root, branch] = [roots[i] ?? 0, (below[i] ?? 0) + 1]
      nodes[root] = (nodes[root] ?? 0) + 1
      sizes[root] = (sizes[root] ?? 0) + branch
      squares[root] = (squares[root] ?? 0) + branch * branch
      if (depths[i] === 1) largest = Math.max(largest, branch)
    }
  }
  let [distances, pairs] = [0, 0]
  nodes.forEach((n, root) => {
    distances += n * (sizes[root] ?? 0) - (squares[root] ?? 0)
    pairs += (n * (n - 1)) / 2
  })
  return {
    largestBranch: { views: largest, share: largest / size },
    structuralVirality: pairs > 0 ? distances / pairs : 0,
    pairs,
  }
}
