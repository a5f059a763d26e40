import { sql } from 'drizzle-orm'
import { readAudit } from '../../db/audit.ts'
import type { Engine } from '../../db/engine.ts'
import { readGrowth, readRoots } from '../../db/report.ts'

/** Rows in one page; the event loop goes round between two, so that no opening waits for an export. */
const PAGE = 5000

type Cell = string | number | null

/** A table as it is exported. Columns are stable: new ones come last. Times are ISO 8601 in UTC. */
interface ExportTable {
  columns: readonly string[]
  pages(engine: Engine, campaign: string): AsyncGenerator<Cell[][]>
}

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())
const hour = (epochHour: number) => iso(epochHour * 3_600_000)

export const EXPORT_TABLES = {
  views: {
    columns: ['hour', 'channel', 'root', 'root_label', 'views'],
    pages: (engine, campaign) =>
      paged(
        (after: { hour: number; channel: string; root: number } | undefined) =>
          engine.db.all<{ hour: number; channel: string; root: number; label: string | null; views: number }>(sql`
          SELECT hour, rollups.channel, root, label, views FROM rollups LEFT JOIN roots ON roots.node = rollups.root
          WHERE rollups.campaign = ${campaign}
            AND (hour, rollups.channel, root) > (${after?.hour ?? -1}, ${after?.channel ?? ''}, ${after?.root ?? 0})
          ORDER BY hour, rollups.channel, root LIMIT ${PAGE}`),
        (row) => [hour(row.hour), row.channel, String(row.root), row.label, row.views],
      ),
  },
  intents: {
    columns: ['hour', 'channel', 'uses'],
    pages: (engine, campaign) =>
      paged(
        (after: { hour: number; channel: string } | undefined) =>
          engine.db.all<{ hour: number; channel: string; uses: number }>(sql`
          SELECT hour, channel, uses FROM intents
          WHERE campaign = ${campaign} AND (hour, channel) > (${after?.hour ?? -1}, ${after?.channel ?? ''})
          ORDER BY hour, channel LIMIT ${PAGE}`),
        (row) => [hour(row.hour), row.channel, row.uses],
      ),
  },
  uncounted: {
    columns: ['hour', 'reason', 'openings'],
    pages: (engine, campaign) =>
      paged(
        (after: { hour: number; reason: string } | undefined) =>
          engine.db.all<{ hour: number; reason: string; openings: number }>(sql`
          SELECT hour, reason, openings FROM refusals
          WHERE campaign = ${campaign} AND (hour, reason) > (${after?.hour ?? -1}, ${after?.reason ?? ''})
          ORDER BY hour, reason LIMIT ${PAGE}`),
        (row) => [hour(row.hour), row.reason, row.openings],
      ),
  },
  channels: {
    columns: ['channel', 'views', 'forwarders', 'views_through_their_links', 'mean_depth', 'deepest'],
    async *pages(engine, campaign) {
      const rows = (await readGrowth(engine, campaign)).filter(({ dimension }) => dimension === 'channel')
      yield rows.map(({ value, nodes, forwarders, children, depths, deepest }) => [
        ...[value, nodes, forwarders, children],
        ...[nodes > 0 ? depths / nodes : 0, deepest],
      ])
    },
  },
  generations: {
    columns: ['generation', 'views', 'forwarders', 'views_through_their_links'],
    async *pages(engine, campaign) {
      const rows = (await readGrowth(engine, campaign)).filter(({ dimension }) => dimension === 'depth')
      const sorted = rows.sort((a, b) => Number(a.value) - Number(b.value))
      yield sorted.map(({ value, nodes, forwarders, children }) => [Number(value), nodes, forwarders, children])
    },
  },
  roots: {
    columns: ['root', 'label', 'kind', 'channel', 'views_through_the_link', 'generations', 'cap', 'revoked_at'],
    async *pages(engine, campaign) {
      yield (await readRoots(engine, campaign)).map((root) => [
        ...[String(root.node), root.label, root.kind, root.channel],
        ...[root.views, root.deep, root.cap, iso(root.revokedAt)],
      ])
    },
  },
  nodes: {
    columns: ['node', 'parent', 'root', 'depth', 'channel', 'at'],
    pages: (engine, campaign) =>
      paged(
        (after: { id: number } | undefined) =>
          engine.db.all<{
            id: number
            parent: number | null
            root: number
            depth: number
            channel: string
            at: number
          }>(sql`
          SELECT id, parent, root, depth, channel, at FROM nodes
          WHERE id > ${after?.id ?? 0} AND campaign = ${campaign} ORDER BY id LIMIT ${PAGE}`),
        ({ id, parent, root, depth, channel, at }) => [
          ...[String(id), parent === null ? null : String(parent), String(root)],
          ...[depth, channel, iso(at)],
        ],
      ),
  },
  audit: {
    columns: ['at', 'who', 'action', 'detail'],
    pages: (engine, campaign) =>
      paged(
        (after: { id: number } | undefined) =>
          readAudit(engine, { campaigns: [campaign], before: after?.id, most: PAGE }),
        ({ at, who, action, detail }) => [iso(at), who, action, detail],
      ),
  },
} as const satisfies Record<string, ExportTable>

export type ExportName = keyof typeof EXPORT_TABLES

/** Pages of rows, each read behind the last row of the one before. */
async function* paged<Row, After>(
  read: (after: (Row & After) | undefined) => Promise<Row[]> | Row[],
  toCells: (row: Row) => Cell[],
): AsyncGenerator<Cell[][]> {
  for (let last: (Row & After) | undefined; ; ) {
    const rows = await read(last)
    if (rows.length > 0) yield rows.map(toCells)
    last = rows.at(-1) as (Row & After) | undefined
    if (rows.length < PAGE) return
    await new Promise((resolve) => setTimeout(resolve))
  }
}

/** One table as JSON: an array of objects, a page at a time. */
export async function* asJson({ columns, pages }: ExportTable, engine: Engine, campaign: string) {
  let separator = '[\n'
  for await (const rows of pages(engine, campaign)) {
    if (rows.length === 0) continue
    const objects = rows.map((row) => JSON.stringify(Object.fromEntries(columns.map((column, i) => [column, row[i]]))))
    yield separator + objects.join(',\n')
    separator = ',\n'
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n'
}
