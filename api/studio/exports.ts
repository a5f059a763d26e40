import { type SQL, sql } from 'drizzle-orm'
import type { ChannelId } from '../../campaigns/channels.ts'
import { AGE_ENDS_MS } from '../../db/ages.ts'
import type { Engine } from '../../db/engine.ts'
import type { Pause } from '../../db/forest.ts'
import { QUARTER_MS } from '../../db/growth.ts'
import { HOUR_MS } from '../../db/history.ts'

/** Rows that are read and written at a stretch: some three milliseconds. */
const PAGE = 1000

type Cell = string | number | null

/** What is exported of a campaign. */
export interface Selection {
  /** Epoch hours, `to` not included; undefined: always. */
  period?: { from: number; to: number } | undefined
  channel?: ChannelId | undefined
  root?: string | undefined
}

export interface Source {
  engine: Engine
  campaign: string
  selection: Selection
  pause: Pause
}

/** A table as it is exported. Columns are stable: new ones come last. Times are ISO 8601 in UTC. */
interface ExportTable {
  columns: readonly string[]
  pages(source: Source): AsyncGenerator<Cell[][]>
}

const iso = (at: Cell | undefined) => (typeof at === 'number' ? new Date(at).toISOString() : null)
const hour = (epochHour: Cell | undefined) => iso(Number(epochHour) * HOUR_MS)
const text = (id: Cell | undefined) => (typeof id === 'number' ? String(id) : null)

export const EXPORT_TABLES = {
  views: {
    columns: ['hour', 'channel', 'root', 'root_label', 'views'],
    pages: (source) =>
      paged(
        source,
        ([afterHour = -1, afterChannel = '', afterRoot = 0] = []) => sql`
          SELECT json_array(hour, rollups.channel, root, label, views) AS cells
          FROM rollups LEFT JOIN roots ON roots.node = rollups.root
          WHERE rollups.campaign = ${source.campaign} AND ${inHours(source)} AND ${isOf(source, sql`rollups.channel`)}
            AND ${isBelow(source)} AND (hour, rollups.channel, root) > (${afterHour}, ${afterChannel}, ${afterRoot})
          ORDER BY hour, rollups.channel, root`,
        ([at, channel = null, root, ...more]) => [hour(at), channel, text(root), ...more],
      ),
  },
  intents: {
    columns: ['hour', 'channel', 'uses'],
    pages: (source) =>
      paged(
        source,
        ([afterHour = -1, afterChannel = ''] = []) => sql`
          SELECT json_array(hour, channel, uses) AS cells FROM intents
          WHERE campaign = ${source.campaign} AND ${inHours(source)} AND ${isOf(source, sql`channel`)}
            AND (hour, channel) > (${afterHour}, ${afterChannel}) ORDER BY hour, channel`,
        ([at, ...more]) => [hour(at), ...more],
      ),
  },
  uncounted: {
    columns: ['hour', 'reason', 'openings'],
    pages: (source) =>
      paged(
        source,
        ([afterHour = -1, afterReason = ''] = []) => sql`
          SELECT json_array(hour, reason, openings) AS cells FROM refusals
          WHERE campaign = ${source.campaign} AND ${inHours(source)}
            AND (hour, reason) > (${afterHour}, ${afterReason}) ORDER BY hour, reason`,
        ([at, ...more]) => [hour(at), ...more],
      ),
  },
  channels: {
    columns: ['channel', 'views', 'forwarders', 'views_through_their_links', 'mean_depth', 'deepest'],
    pages: (source) =>
      paged(
        source,
        ([after = ''] = []) => sql`
          SELECT json_array(value, sum(nodes), sum(forwarders), sum(children), round(1.0 * sum(depths) / max(sum(nodes), 1), 3),
                            max(deepest)) AS cells FROM growth
          WHERE campaign = ${source.campaign} AND dimension = 'channel' AND ${arrivedInHours(source)}
            AND ${isOf(source, sql`value`)} AND value > ${after} GROUP BY value ORDER BY value`,
        (cells) => cells,
      ),
  },
  generations: {
    columns: ['generation', 'views', 'forwarders', 'views_through_their_links'],
    pages: (source) =>
      paged(
        source,
        ([after = 0] = []) => sql`
          SELECT json_array(CAST(value AS INTEGER), sum(nodes), sum(forwarders), sum(children)) AS cells FROM growth
          WHERE campaign = ${source.campaign} AND dimension = 'depth' AND ${arrivedInHours(source)}
            AND CAST(value AS INTEGER) > ${after} GROUP BY value ORDER BY CAST(value AS INTEGER)`,
        (cells) => cells,
      ),
  },
  forwards: {
    columns: ['within_seconds', 'forwarders'],
    pages: (source) =>
      paged(
        source,
        ([after = -1] = []) => sql`
          SELECT json_array(CAST(value AS INTEGER), nodes) AS cells FROM growth
          WHERE campaign = ${source.campaign} AND dimension = 'delay' AND hour = 0 AND CAST(value AS INTEGER) > ${after}
          ORDER BY CAST(value AS INTEGER)`,
        ([span, forwarders = 0]) => [(AGE_ENDS_MS[Number(span)] ?? Infinity) / 1000, forwarders],
      ),
  },
  surges: {
    columns: ['quarter', 'node', 'views_after_the_first_ten'],
    pages: (source) =>
      paged(
        source,
        ([afterQuarter = -1, afterNode = 0] = []) => sql`
          SELECT json_array(quarter, node, views) AS cells FROM surges
          WHERE campaign = ${source.campaign} AND ${isIn(source, sql`quarter * ${QUARTER}`)}
            AND (quarter, node) > (${afterQuarter}, ${afterNode}) ORDER BY quarter, node`,
        ([quarter, node, views = 0]) => [iso(Number(quarter) * QUARTER_MS), text(node), views],
      ),
  },
  roots: {
    columns: ['root', 'label', 'kind', 'channel', 'views_through_the_link', 'generations', 'cap', 'revoked_at'],
    pages: (source) =>
      paged(
        source,
        ([after = 0, afterLabel = ''] = []) => sql`
          SELECT json_array(roots.node, label, kind, channel, coalesce(views, 0), coalesce(deep, 0), cap, revoked_at)
                 AS cells
          FROM roots LEFT JOIN threads ON threads.node = roots.node
          LEFT JOIN restrictions ON restrictions.node = roots.node
          WHERE roots.campaign = ${source.campaign} AND ${isBelow(source, sql`roots.node`)}
            AND (label COLLATE NOCASE, roots.node) > (${afterLabel}, ${after})
          ORDER BY label COLLATE NOCASE, roots.node`,
        ([root, label = null, kind = null, channel = null, views = 0, deep = 0, cap = null, revokedAt]) => [
          ...[text(root), label, kind, channel, views, deep, cap, iso(revokedAt)],
        ],
      ),
  },
  nodes: {
    columns: ['node', 'parent', 'root', 'depth', 'channel', 'at'],
    async *pages(source) {
      for (let after: number | null = 0; after !== null; await source.pause()) {
        // Other campaigns' nodes make pages of their own: else a small campaign beside a large one would search for long.
        const page: { rows: string; last: number | null } = await source.engine.db.get(sql`
          SELECT json_group_array(json_array(id, parent, root, depth, channel, at)) FILTER (
                   WHERE campaign = ${source.campaign} AND ${isIn(source, sql`at`)} AND ${isOf(source, sql`channel`)}
                     AND ${isBelow(source)}) AS rows, max(id) AS last
          FROM (SELECT * FROM nodes WHERE id > ${after} ORDER BY id LIMIT ${PAGE})`)
        yield (JSON.parse(page.rows) as Cell[][]).map(([id, parent, root, depth = 0, channel = null, at]) => [
          ...[text(id), text(parent), text(root), depth, channel, iso(at)],
        ])
        after = page.last
      }
    },
  },
  audit: {
    columns: ['at', 'who', 'action', 'detail'],
    pages: (source) =>
      paged(
        source,
        ([, , , , before = Number.MAX_SAFE_INTEGER] = []) => sql`
          SELECT json_array(at, who, action, detail, id) AS cells FROM audit
          WHERE campaign = ${source.campaign} AND id < ${before} AND ${isIn(source, sql`at`)}
          ORDER BY id DESC`,
        ([at, who = null, action = null, detail = null]) => [iso(at), who, action, detail],
      ),
  },
} as const satisfies Record<string, ExportTable>

export type ExportName = keyof typeof EXPORT_TABLES

const HOUR = sql.raw(String(HOUR_MS))
const QUARTER = sql.raw(String(QUARTER_MS))

/** @param at epoch milliseconds */
const isIn = ({ selection: { period } }: Source, at: SQL) =>
  period ? sql`${at} / ${HOUR} >= ${period.from} AND ${at} / ${HOUR} < ${period.to}` : sql`true`

const inHours = ({ selection: { period } }: Source) =>
  period ? sql`hour >= ${period.from} AND hour < ${period.to}` : sql`true`

/** Hour 0 of growth is all of them together. */
const arrivedInHours = (source: Source) =>
  source.selection.period ? sql`hour > 0 AND ${inHours(source)}` : sql`hour = 0`

const isOf = ({ selection: { channel } }: Source, column: SQL) =>
  channel === undefined ? sql`true` : sql`${column} = ${channel}`

const isBelow = ({ selection: { root } }: Source, column = sql`root`) =>
  root === undefined ? sql`true` : sql`${column} = ${Number(root)}`

/**
 * Pages of rows, each read behind the last row of the one before, in one piece of JSON: that takes a fraction of the
 * time that so many rows take.
 */
async function* paged(
  { engine, pause }: Source,
  select: (last?: Cell[]) => SQL,
  toCells: (row: Cell[]) => Cell[],
): AsyncGenerator<Cell[][]> {
  for (let last: Cell[] | undefined; ; await pause()) {
    const { page } = await engine.db.get<{ page: string }>(
      sql`SELECT json_group_array(json(cells)) AS page FROM (${select(last)} LIMIT ${PAGE})`,
    )
    const rows = JSON.parse(page) as Cell[][]
    yield rows.map(toCells)
    last = rows.at(-1)
    if (rows.length < PAGE) return
  }
}

/** One table as JSON: an array of objects, a page at a time. */
export async function* asJson({ columns, pages }: ExportTable, source: Source) {
  let separator = '[\n'
  for await (const rows of pages(source)) {
    if (rows.length === 0) continue
    const objects = rows.map((row) => JSON.stringify(Object.fromEntries(columns.map((column, i) => [column, row[i]]))))
    yield separator + objects.join(',\n')
    separator = ',\n'
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n'
}
