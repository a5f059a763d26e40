import { sql } from 'drizzle-orm'
import type { ChannelId } from '../campaigns/channels.ts'
import type { Engine } from './engine.ts'
import { firstIdAt, type NodeId } from './node-id.ts'

/** The views of a campaign, one entry each in every column, in the order of their ids: parents before children. */
export interface Forest {
  ids: NodeId[]
  /** Place of the parent; -1 below a root. */
  parents: number[]
  roots: NodeId[]
  depths: number[]
  channels: ChannelId[]
  at: number[]
}

type Row = [id: NodeId, parent: NodeId, root: NodeId, depth: number, channel: ChannelId, at: number]

/** Rows read at once; the event loop goes round between two readings, so that no opening waits for a tree. */
const STEP = 5000

/** What is older is complete: no writer's commit can still be on the way. */
const SETTLES_AFTER_MS = 60_000

/** A forest that nobody has looked at for so long is given up. */
const FORGOTTEN_AFTER_MS = 600_000

/** Reads forwarding trees. Views are only ever appended, so each is read once and kept while somebody looks. */
export function createForests(engine: Engine, now: () => number) {
  const kept = new Map<string, { forest: Forest; seenAt: number }>()
  const reading = new Map<string, Promise<Forest>>()

  const read = async (campaign: string): Promise<Forest> => {
    for (const [name, { seenAt }] of kept) if (now() - seenAt > FORGOTTEN_AFTER_MS) kept.delete(name)
    const settledBefore = firstIdAt(now() - SETTLES_AFTER_MS)
    const forest = kept.get(campaign)?.forest ?? emptyForest()
    const tail: Row[] = []
    for (let after = forest.ids.at(-1) ?? 0; ; ) {
      const rows = await readRows(engine, campaign, after)
      for (const row of rows) {
        if (row[0] < settledBefore) append(forest, row)
        else tail.push(row)
      }
      const [last] = rows.at(-1) ?? []
      if (last === undefined || rows.length < STEP) break
      after = last
      await new Promise((resolve) => setTimeout(resolve))
    }
    kept.set(campaign, { forest, seenAt: now() })
    return tail.length > 0 ? withTail(forest, tail) : forest
  }

  return (campaign: string): Promise<Forest> => {
    const running = reading.get(campaign) ?? read(campaign).finally(() => reading.delete(campaign))
    reading.set(campaign, running)
    return running
  }
}

export type ReadForest = ReturnType<typeof createForests>

/** In one piece of JSON, which takes a fraction of the time that so many rows take. */
async function readRows({ db }: Engine, campaign: string, after: number): Promise<Row[]> {
  const { rows } = await db.get<{ rows: string }>(sql`
    SELECT json_group_array(json_array(id, parent, root, depth, channel, at)) AS rows FROM (
      SELECT * FROM nodes WHERE id > ${after} AND campaign = ${campaign} AND parent IS NOT NULL
      ORDER BY id LIMIT ${STEP})`)
  return JSON.parse(rows) as Row[]
}

function emptyForest(): Forest {
  return { ids: [], parents: [], roots: [], depths: [], channels: [], at: [] }
}

function append(forest: Forest, [id, parent, root, depth, channel, at]: Row): void {
  forest.parents.push(placeOf(forest.ids, parent))
  forest.ids.push(id)
  forest.roots.push(root)
  forest.depths.push(depth)
  forest.channels.push(channel)
  forest.at.push(at)
}

function withTail(forest: Forest, tail: readonly Row[]): Forest {
  const { ids, parents, roots, depths, channels, at } = forest
  const grown = {
    ids: [...ids],
    parents: [...parents],
    roots: [...roots],
    depths: [...depths],
    channels: [...channels],
    at: [...at],
  }
  for (const row of tail) append(grown, row)
  return grown
}

function placeOf(ids: readonly NodeId[], id: NodeId): number {
  let [low, high] = [0, ids.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ids[middle] ?? Infinity) < id) low = middle + 1
    else high = middle
  }
  return ids[low] === id ? low : -1
}
