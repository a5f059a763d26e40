import { type SQL, sql } from 'drizzle-orm'
import { AGE_ENDS_MS } from '../../db/campaign/ages.ts'
import { ANY_DOUBT, doubtsIn } from '../../db/campaign/doubt.ts'
import { QUARTER_MS } from '../../db/campaign/quarters.ts'
import { listThreads } from '../../db/campaign/roots.ts'
import { isAmong } from '../../db/query.ts'
import { PIECE_TABLES } from '../../pieces/exports.ts'
import { CROWD, toldAmong } from './anonymity.ts'
import {
  arrivedInQuarters,
  type Cell,
  doubtPages,
  hourly,
  inQuarters,
  isBelow,
  isIn,
  isOf,
  iso,
  nodePages,
  paged,
  type Source,
} from './export-rows.ts'
import type { ExportTable } from './export-table.ts'

/** Empties cells of groups of fans that are so few, or leave so few, that they would tell what grew from one of them. */
async function tellingOf({ engine, campaign, isOwner }: Source, group: SQL) {
  const sizes = await engine.db.all<{ group: Cell; views: number }>(sql`
    SELECT ${group} AS "group", sum(views) AS views FROM cohorts WHERE campaign = ${campaign} AND quarter = 0 GROUP BY 1`)
  const told = toldAmong(sizes.map(({ group, views }) => [group, views]))
  return (of: Cell, cells: Cell[]): Cell[] => (isOwner || told.has(of) ? cells : cells.map(() => null))
}

/** Of a part of a circle: it and the others of its circle are crowds each, as `areTold` says. */
const hasNoFew = sql`NOT EXISTS (SELECT 1 FROM circle_tallies AS each
  WHERE each.campaign = part.campaign AND each.whole = part.whole AND each.views BETWEEN 1 AND ${CROWD - 1})`

export const EXPORT_TABLES = {
  views: {
    columns: ['hour', 'channel', 'root', 'root_label', 'views', 'clear'],
    async *pages(source) {
      const quarters = paged(
        source,
        ([afterQuarter = -1, afterChannel = '', afterRoot = 0] = []) => sql`
          SELECT json_array(quarter, rollups.channel, root, label, views, clear) AS cells
          FROM rollups LEFT JOIN roots ON roots.node = rollups.root
          WHERE rollups.campaign = ${source.campaign} AND ${inQuarters(source)}
            AND ${isOf(source, sql`rollups.channel`)} AND ${isBelow(source)}
            AND (quarter, rollups.channel, root) > (${afterQuarter}, ${afterChannel}, ${afterRoot})
          ORDER BY quarter, rollups.channel, root`,
        ([quarter = null, channel = null, root = null, ...more]) =>
          source.untold.has(root)
            ? [quarter, channel, null, null, ...more.slice(1)]
            : [quarter, channel, root, ...more],
      )
      for await (const rows of hourly(source, 3, quarters)) {
        yield rows.map(([hour = null, channel = null, root, ...more]) => [hour, channel, name(source, root), ...more])
      }
    },
  },
  circles: {
    columns: ['hour', 'circle', 'part', 'views', 'clear'],
    pages: (source) =>
      hourly(
        source,
        2,
        paged(
          source,
          ([afterQuarter = -1, afterCircle = '', afterPart = 0] = []) => sql`
            SELECT json_array(quarter, whole, number, quarters.views, quarters.clear) AS cells
            FROM circle_tallies AS part CROSS JOIN circle_quarters AS quarters
              ON quarters.campaign = part.campaign AND quarters.circle = part.circle
            WHERE part.campaign = ${source.campaign} AND ${source.isOwner ? sql`true` : hasNoFew} AND ${inQuarters(source)}
              AND ${source.selection.circle ? isAmong(sql`part.circle`, source.selection.circle.parts) : sql`true`}
              AND (quarter, whole, number) > (${afterQuarter}, ${afterCircle}, ${afterPart})
            ORDER BY quarter, whole, number`,
        ),
      ),
  },
  intents: {
    columns: ['hour', 'channel', 'uses'],
    pages: (source) =>
      hourly(
        source,
        1,
        paged(
          source,
          ([afterQuarter = -1, afterChannel = ''] = []) => sql`
            SELECT json_array(quarter, channel, uses) AS cells FROM intents
            WHERE campaign = ${source.campaign} AND ${inQuarters(source)} AND ${isOf(source, sql`channel`)}
              AND (quarter, channel) > (${afterQuarter}, ${afterChannel}) ORDER BY quarter, channel`,
        ),
      ),
  },
  uncounted: {
    columns: ['hour', 'reason', 'openings'],
    pages: (source) =>
      hourly(
        source,
        1,
        paged(
          source,
          ([afterQuarter = -1, afterReason = ''] = []) => sql`
            SELECT json_array(quarter, reason, openings) AS cells FROM refusals
            WHERE campaign = ${source.campaign} AND ${inQuarters(source)}
              AND (quarter, reason) > (${afterQuarter}, ${afterReason}) ORDER BY quarter, reason`,
        ),
      ),
  },
  channels: {
    columns: ['channel', 'views', 'forwarders', 'views_through_their_links', 'mean_depth', 'deepest', 'clear'],
    forOwners: 'period',
    async *pages(source) {
      const telling = await tellingOf(source, sql`channel`)
      yield* paged(
        source,
        ([after = ''] = []) => sql`
          SELECT json_array(channel, sum(views), sum(forwarders), sum(children),
                            round(1.0 * sum(depth * views) / sum(views), 3), max(iif(views > 0, depth, 0)), sum(clear)) AS cells
          FROM cohorts
          WHERE campaign = ${source.campaign} AND ${arrivedInQuarters(source)} AND ${isOf(source, sql`channel`)}
            AND channel > ${after} GROUP BY channel HAVING sum(views) > 0 ORDER BY channel`,
        ([channel = null, views = 0, forwarders = 0, children = 0, meanDepth = 0, deepest = 0, clear = 0]) => [
          ...[channel, views, ...telling(channel, [forwarders, children, meanDepth, deepest]), clear],
        ],
      )
    },
  },
  generations: {
    columns: ['generation', 'views', 'forwarders', 'views_through_their_links', 'clear'],
    forOwners: 'period',
    async *pages(source) {
      const telling = await tellingOf(source, sql`depth`)
      yield* paged(
        source,
        ([after = 0] = []) => sql`
          SELECT json_array(depth, sum(views), sum(forwarders), sum(children), sum(clear)) AS cells FROM cohorts
          WHERE campaign = ${source.campaign} AND ${arrivedInQuarters(source)} AND depth > ${after}
          GROUP BY depth HAVING sum(views) > 0 ORDER BY depth`,
        ([generation = 0, views = 0, forwarders = 0, children = 0, clear = 0]) => [
          ...[generation, views, ...telling(generation, [forwarders, children]), clear],
        ],
      )
    },
  },
  forwards: {
    columns: ['within_seconds', 'forwarders'],
    pages: (source) =>
      paged(
        source,
        ([after = -1] = []) => sql`
          SELECT json_array(age, sum(firsts)) AS cells FROM births
          WHERE campaign = ${source.campaign} AND age > ${after} GROUP BY age HAVING sum(firsts) > 0 ORDER BY age`,
        ([age, forwarders = 0]) => [within(AGE_ENDS_MS[Number(age)]), forwarders],
      ),
  },
  surges: {
    columns: ['quarter', 'node', 'views_after_the_first_ten'],
    forOwners: 'all',
    pages: (source) =>
      paged(
        source,
        // In the order of the primary key: any other order would be sorted anew for every page.
        ([afterQuarter = 0, afterNode = -1] = []) => sql`
          SELECT json_array(quarter, node, views) AS cells FROM surges
          WHERE campaign = ${source.campaign} AND views > 0 AND ${inQuarters(source)}
            AND (node, quarter) > (${afterNode}, ${afterQuarter}) ORDER BY node, quarter`,
        ([quarter, node, views = 0]) => [iso(Number(quarter) * QUARTER_MS), name(source, node), views],
      ),
  },
  roots: {
    columns: [
      'root',
      'label',
      'kind',
      'channel',
      'views_through_the_link',
      'generations',
      'cap',
      'revoked_at',
      'clear',
    ],
    pages: (source) =>
      paged(
        source,
        ([after = 0, afterLabel = ''] = []) => sql`
          WITH lists AS MATERIALIZED (${listThreads(source.campaign)})
          SELECT json_array(roots.node, label, kind, channel, coalesce(direct.views, 0) + coalesce(lists.views, 0),
                   max(coalesce(lists.generations, 0), (
                     SELECT coalesce(max(generation), 0) FROM threads WHERE node = roots.node AND views > 0)),
                   cap, revoked_at, coalesce(direct.clear, 0) + coalesce(lists.clear, 0)) AS cells
          FROM roots LEFT JOIN threads AS direct ON direct.node = roots.node AND direct.generation = 1
          LEFT JOIN lists ON lists.list = roots.node LEFT JOIN restrictions ON restrictions.node = roots.node
          WHERE roots.campaign = ${source.campaign} AND ${isBelow(source, sql`roots.node`)}
            AND (label COLLATE NOCASE, roots.node) > (${afterLabel}, ${after})
          ORDER BY label COLLATE NOCASE, roots.node`,
        ([
          root = null,
          label = null,
          kind = null,
          channel = null,
          views,
          generations,
          cap = null,
          revokedAt,
          clear,
        ]) => {
          const told = (count: Cell = 0) => (source.untold.has(root) ? null : count)
          const link = [name(source, root), label, kind, channel]
          return [...link, told(views), told(generations), cap, iso(revokedAt), told(clear)]
        },
      ),
  },
  nodes: {
    columns: ['node', 'parent', 'root', 'depth', 'channel', 'at', 'clear', 'doubts', 'voided'],
    forOwners: 'all',
    async *pages(source) {
      for await (const rows of nodePages(source)) {
        yield rows.map(([id, parent, root, depth = 0, channel = null, at, doubt, voided]) => [
          ...[name(source, id), name(source, parent), name(source, root), depth, channel, iso(at)],
          ...[Number(doubt) & ANY_DOUBT ? 0 : 1, doubtsIn(Number(doubt)).join(' '), voided === null ? 0 : 1],
        ])
      }
    },
  },
  ...PIECE_TABLES,
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
  doubts: {
    columns: ['hour', 'doubt', 'views'],
    pages: (source) => hourly(source, 1, doubtPages(source)),
  },
  voids: {
    columns: ['void', 'at', 'who', 'why', 'what', 'views'],
    pages: (source) =>
      paged(
        source,
        ([after = 0] = []) => sql`
          SELECT json_array(id, at, who, why, what, views) AS cells FROM voids
          WHERE campaign = ${source.campaign} AND id > ${after} AND ${isIn(source, sql`at`)} ORDER BY id`,
        ([id = null, at, ...more]) => [id, iso(at), ...more],
      ),
  },
} as const satisfies Record<string, ExportTable>

export type ExportName = keyof typeof EXPORT_TABLES

/** The table of this name; undefined when there is none. */
export function exportTable(table: string): ExportTable | undefined {
  return Object.entries<ExportTable>(EXPORT_TABLES).find(([each]) => each === table)?.[1]
}

const name = ({ names }: Source, id: Cell | undefined) => (typeof id === 'number' ? names.write(id) : null)

/** The end of a span in seconds; null for the last one, which has none. */
const within = (endMs: number | undefined) => (endMs === undefined ? null : endMs / 1000)

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
