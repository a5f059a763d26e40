import { sql } from 'drizzle-orm'
import type { ChannelId } from '../../campaigns/channels.ts'
import { addToCounters } from '../../db/campaign/counters.ts'
import { firstIdAt, type NodeId } from '../../db/campaign/node-id.ts'
import { CALM_VIEWS } from '../../db/campaign/surges.ts'
import { addThreads, directOf } from '../../db/campaign/threads.ts'
import type { Engine } from '../../db/engine.ts'

interface Plan {
  campaign: string
  roots: readonly NodeId[]
  views: number
  /** When the first and the last view came. */
  from: number
  to: number
  /** So many more came by the link of the first fan. */
  crowd?: number
  seed?: number
}

const CHANNELS: readonly ChannelId[] = [
  'whatsapp',
  'whatsapp',
  'whatsapp',
  'instagram',
  'messenger',
  'sms',
  'email',
  'copy',
]
/** One in so many forwards to many. */
const HUBS = 40
/** A Durable Object takes no more than 2 MB as a parameter. */
const ROWS_AT_ONCE = 15_000
const COUNTED_AT_ONCE = 100_000
const DAY_MS = 86_400_000

/**
 * A campaign that has spread as people spread things: more by day than by night, most pass on nothing, a few to many,
 * one in fifty by a link of the brand's. Written past the ledger, with the counters that the ledger would have written.
 * Gives the first fan.
 */
export async function grow(engine: Engine, plan: Plan): Promise<NodeId> {
  const { campaign, roots, views, from, to, crowd = 0, seed = 1 } = plan
  const random = mulberry32(seed)
  const ids: number[] = []
  const places = { root: [] as number[], depth: [] as number[] }
  const children = new Map<number, number>()
  let rows: unknown[][] = []
  let last = 0
  for (let i = 0; i < views; i++) {
    const at = Math.floor(from + (to - from) * dayAndNight((i + random()) / views, from, to))
    const id = Math.max(last + 1, firstIdAt(at))
    last = id
    // A heavy tail: every third view comes through one of the few who forward to many.
    const any = Math.floor(ids.length * random() ** 0.6)
    const parentPlace = random() < 0.33 ? any - (any % HUBS) : any
    const isBrands = ids.length === 0 || random() < 0.02
    const root = isBrands ? (roots[Math.floor(random() * roots.length)] ?? 0) : (places.root[parentPlace] ?? 0)
    const depth = isBrands ? 1 : (places.depth[parentPlace] ?? 0) + 1
    ids.push(id)
    places.root.push(root)
    places.depth.push(depth)
    const channel = CHANNELS[Math.floor(random() * CHANNELS.length)] ?? 'copy'
    const parent = isBrands ? root : (ids[parentPlace] ?? 0)
    const before = children.get(parent) ?? 0
    children.set(parent, before + 1)
    rows.push([id, campaign, parent, root, depth, channel, at, Math.min(before, CALM_VIEWS)])
    if (rows.length === ROWS_AT_ONCE || i === views - 1) {
      await engine.write([append(rows)])
      rows = []
    }
  }
  const first = ids[0] as NodeId
  await engine.write([gather(first, last, crowd, (to - from) / crowd)])
  await count(engine, campaign)
  return first
}

const append = (rows: readonly unknown[][]) => sql`
  INSERT INTO nodes (id, campaign, parent, root, depth, channel, at, place)
  SELECT value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, value->>7
  FROM json_each(${JSON.stringify(rows)})`

/** Views through one link, from its opening on. */
const gather = (parent: NodeId, last: number, views: number, everyMs: number) => sql`
  INSERT INTO nodes (id, campaign, parent, root, depth, channel, at, place)
  WITH RECURSIVE crowd (n) AS (SELECT 1 WHERE ${views} > 0 UNION ALL SELECT n + 1 FROM crowd WHERE n < ${views})
  SELECT ${last} + n, campaign, id, root, depth + 1, 'copy', CAST(at + n * ${everyMs} AS INTEGER), ${CALM_VIEWS}
  FROM crowd, nodes WHERE id = ${parent}`

/** Writes the counters, some views at a time, which bounds what SQLite sorts. */
async function count(engine: Engine, campaign: string): Promise<void> {
  for (let [after, views] = [0, COUNTED_AT_ONCE]; views === COUNTED_AT_ONCE; ) {
    const step = await engine.db.get<{ last: number; views: number }>(sql`
      SELECT max(id) AS last, count(*) AS views FROM (SELECT id FROM nodes WHERE id > ${after} ORDER BY id LIMIT ${COUNTED_AT_ONCE})`)
    const counted = sql`nodes WHERE id > ${after} AND id <= ${step.last} AND parent IS NOT NULL AND campaign = ${campaign}`
    await engine.write([addThreads(directOf(counted)), ...addToCounters(counted)])
    ;[after, views] = [step.last, step.views]
  }
  await engine.write([
    sql`INSERT INTO tallies (campaign, views, clear, depth)
      SELECT campaign, count(*), count(*), max(depth) FROM nodes WHERE parent IS NOT NULL AND campaign = ${campaign} GROUP BY 1`,
  ])
}

/** Slow by night: the share of the time at which a share of the views has come. */
function dayAndNight(share: number, from: number, to: number): number {
  const days = (to - from) / DAY_MS
  return Math.min(1, Math.max(0, share - Math.sin(2 * Math.PI * days * share) / (2.2 * Math.PI * Math.max(days, 1))))
}

/** Tommy Ettinger's mulberry32: the same campaign for the same seed. */
export function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
