import { sql } from 'drizzle-orm'
import type { Engine } from '../engine.ts'
import { isAmong } from '../query.ts'
import type { Difference } from './comparison.ts'
import { among, BURST, CLEAR, COUNTED, ROWS_AT_ONCE, type Trees, UNSETTLED } from './recount-trees.ts'
import { GENERATIONS } from './threads.ts'

const FIGURES = ['views', 'clear', 'bursts'] as const
const BITS = [COUNTED, CLEAR, BURST]

/** Differences between the stored threads and a recount of the trees. */
export async function recountThreads(db: Engine['db'], trees: Trees, campaign?: string): Promise<Difference[]> {
  const order = leavesFirst(trees.parents)
  const begins = beginsOf(trees.parents, order)
  const sums = addUp(trees, order, begins)
  const differences = await compare(db, { ids: trees.ids, begins, sums }, campaign)
  return nameCampaigns(db, differences)
}

/** A topological order (Kahn): each node after all of its descendants, whatever their ids. */
function leavesFirst(parents: Int32Array): Int32Array {
  const waitsFor = new Int32Array(parents.length)
  for (const parent of parents) if (parent >= 0) waitsFor[parent] = (waitsFor[parent] ?? 0) + 1
  const order = new Int32Array(parents.length)
  let size = 0
  for (let i = 0; i < parents.length; i++) if (waitsFor[i] === 0) order[size++] = i
  for (let next = 0; next < size; next++) {
    const parent = parents[order[next] ?? 0] ?? -1
    if (parent < 0) continue
    waitsFor[parent] = (waitsFor[parent] ?? 0) - 1
    if (waitsFor[parent] === 0) order[size++] = parent
  }
  return order.subarray(0, size)
}

/** Offset of each node's generations within one array of all generations, and the end of the array. */
function beginsOf(parents: Int32Array, order: Int32Array): Uint32Array {
  const heights = new Uint8Array(parents.length)
  for (const i of order) {
    const parent = parents[i] ?? -1
    if (parent >= 0) heights[parent] = Math.min(GENERATIONS, Math.max(heights[parent] ?? 0, (heights[i] ?? 0) + 1))
  }
  const begins = new Uint32Array(parents.length + 1)
  heights.forEach((height, i) => {
    begins[i + 1] = (begins[i] ?? 0) + height
  })
  return begins
}

/** Three figures per node and generation. */
function addUp({ parents, kinds }: Trees, order: Int32Array, begins: Uint32Array): Int32Array {
  const sums = new Int32Array((begins[parents.length] ?? 0) * 3)
  const add = (at: number, amount: number) => {
    sums[at] = (sums[at] ?? 0) + amount
  }
  const count = (i: number, to: number) =>
    BITS.forEach((bit, figure) => {
      if ((kinds[i] ?? 0) & bit) add(to + figure, 1)
    })
  for (const i of order) {
    const parent = parents[i] ?? -1
    if (parent < 0) continue
    const to = (begins[parent] ?? 0) * 3
    if (!((kinds[i] ?? 0) & UNSETTLED)) count(i, to)
    const from = (begins[i] ?? 0) * 3
    const length = Math.min((begins[i + 1] ?? 0) - (begins[i] ?? 0), GENERATIONS - 1) * 3
    for (let k = 0; k < length; k++) add(to + 3 + k, sums[from + k] ?? 0)
  }
  // A link's own views are counted with the view; those further down when it is settled.
  kinds.forEach((kind, i) => {
    const parent = parents[i] ?? -1
    if (kind & UNSETTLED && parent >= 0) count(i, (begins[parent] ?? 0) * 3)
  })
  return sums
}

interface Recounted {
  ids: Float64Array
  begins: Uint32Array
  sums: Int32Array
}

type Unnamed = Difference & { node: number }

/** Compares by a merge: both sides are sorted by node and generation. */
async function compare(db: Engine['db'], { ids, begins, sums }: Recounted, campaign?: string): Promise<Unnamed[]> {
  const differences: Unnamed[] = []
  const tell = (node: number, generation: number, stored: readonly number[], at: number | undefined) =>
    FIGURES.forEach((figure, i) => {
      const recounted = at === undefined ? 0 : (sums[at * 3 + i] ?? 0)
      if (recounted === (stored[i] ?? 0)) return
      differences.push({
        ...{ campaign: '', counter: `thread ${figure}`, row: `${node} ${generation}`, node },
        ...{ stored: stored[i] ?? 0, recounted },
      })
    })
  let [place, next] = [0, 0]
  /** Reports recounted rows that come before this one and are not stored. */
  const skipTo = (node: number, generation: number) => {
    for (; place < ids.length && (ids[place] ?? 0) <= node; place++) {
      const end = begins[place + 1] ?? 0
      for (; next < end; next++) {
        const at = next - (begins[place] ?? 0) + 1
        if (ids[place] === node && at >= generation) return
        tell(ids[place] ?? 0, at, [], next)
      }
      if (ids[place] === node) return
    }
  }
  for await (const rows of storedThreads(db, campaign)) {
    rows.nodes.forEach((node, i) => {
      if (!rows.isIn[i]) return
      skipTo(node, rows.generations[i] ?? 0)
      const isThere = ids[place] === node && next < (begins[place + 1] ?? 0)
      const stored = [rows.views[i] ?? 0, rows.clear[i] ?? 0, rows.bursts[i] ?? 0]
      tell(node, rows.generations[i] ?? 0, stored, isThere ? next++ : undefined)
    })
  }
  skipTo(Number.POSITIVE_INFINITY, 0)
  return differences
}

/** Columns of stored threads. */
type Stored = Record<'nodes' | 'generations' | 'views' | 'clear' | 'bursts' | 'isIn', number[]>

/** Stored threads, sorted by node and generation. Rows of unknown nodes are included, unless one campaign is asked for. */
async function* storedThreads(db: Engine['db'], campaign: string | undefined): AsyncGenerator<Stored> {
  const isIn = sql`coalesce((SELECT ${among(campaign)} FROM nodes WHERE id = node), ${campaign === undefined ? 1 : 0})`
  for (let [node, generation]: (number | undefined)[] = [-1, 0]; node !== undefined; ) {
    const page: Record<keyof Stored, string> = await db.get(sql`
      SELECT json_group_array(node) AS nodes, json_group_array(generation) AS generations, json_group_array(views) AS views,
             json_group_array(clear) AS clear, json_group_array(bursts) AS bursts, json_group_array(${isIn}) AS isIn
      FROM (SELECT * FROM threads WHERE (node, generation) > (${node}, ${generation}) ORDER BY node, generation LIMIT ${ROWS_AT_ONCE})`)
    const rows: Stored = {
      ...{ nodes: JSON.parse(page.nodes), generations: JSON.parse(page.generations), views: JSON.parse(page.views) },
      ...{ clear: JSON.parse(page.clear), bursts: JSON.parse(page.bursts), isIn: JSON.parse(page.isIn) },
    }
    yield rows
    ;[node, generation] = [rows.nodes.at(-1), rows.generations.at(-1)]
  }
}

/** Nodes that are named at once: a Durable Object takes no value of more than 2 MB. */
const NAMED_AT_ONCE = 10_000

async function nameCampaigns(db: Engine['db'], differences: readonly Unnamed[]): Promise<Difference[]> {
  const nodes = [...new Set(differences.map(({ node }) => node))]
  const campaigns = new Map<number, string>()
  for (let from = 0; from < nodes.length; from += NAMED_AT_ONCE) {
    const some = sql`SELECT id, campaign FROM nodes WHERE ${isAmong(sql`id`, nodes.slice(from, from + NAMED_AT_ONCE))}`
    const rows = await db.all<{ id: number; campaign: string }>(some)
    for (const { id, campaign } of rows) campaigns.set(id, campaign)
  }
  return differences.map(({ node, ...difference }) => ({ ...difference, campaign: campaigns.get(node) ?? '' }))
}
