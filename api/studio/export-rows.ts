import { type SQL, sql } from 'drizzle-orm'
import type { ChannelId } from '../../campaigns/channels.ts'
import { HOUR_MS } from '../../campaigns/durations.ts'
import { doubtsIn } from '../../db/campaign/doubt.ts'
import type { Pause } from '../../db/campaign/forest.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { QUARTER_MS } from '../../db/campaign/quarters.ts'
import type { Engine } from '../../db/engine.ts'
import { isAmong } from '../../db/query.ts'
import type { TokenKind } from '../../seal/link.ts'
import type { CatalogueEntry } from '../catalogue.ts'
import type { CircleSelection } from './circle-selection.ts'

/** Rows of one page: some three milliseconds of work. */
const PAGE = 1000

export type Cell = string | number | null

/** The filters of an export. */
export interface ExportSelection {
  /** Quarters of an hour since the epoch, `to` not included; undefined: always. */
  period?: { from: number; to: number } | undefined
  channel?: ChannelId | undefined
  /** Only what is below this root; null for an unknown one. */
  root?: NodeId | null | undefined
  /** Only what is of this circle. */
  circle?: CircleSelection | undefined
}

export interface Source {
  engine: Engine
  campaign: string
  pieces: CatalogueEntry['pieces']
  selection: ExportSelection
  /** Names of nodes. */
  names: TokenKind
  /** Offset of the time zone by whose hours quarters are added up, in minutes from UTC. */
  offsetAt: (at: number) => number
  /** Lists of members whose figures are told to nobody. */
  untold: ReadonlySet<Cell>
  /** Whether an owner exports. */
  isOwner: boolean
  pause: Pause
}

export const iso = (at: Cell | undefined) => (typeof at === 'number' ? new Date(at).toISOString() : null)

/**
 * Keyset pagination: each page is read behind the last row of the one before, as one JSON value, which takes a fraction of
 * the time of as many rows.
 */
export async function* paged(
  { engine, pause }: Source,
  select: (last?: Cell[]) => SQL,
  toCells: (row: Cell[]) => Cell[] = (row) => row,
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

/**
 * Adds up rows of quarters, in order, by the hours of a time zone, which can begin at half past. The first cell becomes the
 * beginning of the hour; the next `keys` cells say what is counted; the others are counts.
 */
export async function* hourly(source: Source, keys: number, pages: AsyncGenerator<Cell[][]>) {
  let [quarter, begin]: (Cell | undefined)[] = []
  let sums = new Map<string, Cell[]>()
  const finish = (): Cell[][] => {
    const rows = [...sums.values()].filter((row) => row.slice(keys).some((count) => count !== 0))
    sums = new Map()
    return rows.sort(byKeys(keys)).map((row) => [iso(begin), ...row])
  }
  for await (const page of pages) {
    const finished: Cell[][] = []
    for (const [at, ...cells] of page) {
      if (at !== quarter) {
        const hour = hourOf(Number(at) * QUARTER_MS, source.offsetAt)
        if (hour !== begin) finished.push(...finish())
        ;[quarter, begin] = [at, hour]
      }
      const key = JSON.stringify(cells.slice(0, keys))
      const before = sums.get(key)
      sums.set(key, before ? before.map((cell, i) => (i < keys ? cell : Number(cell) + Number(cells[i]))) : cells)
    }
    yield finished
  }
  yield finish()
}

/**
 * Every node, voided ones included. Rows of other campaigns make empty pages: else a small campaign beside a large one
 * would search for long.
 */
export async function* nodePages(source: Source): AsyncGenerator<Cell[][]> {
  for (let after: number | null = 0; after !== null; await source.pause()) {
    const page: { rows: string; last: number | null } = await source.engine.db.get(sql`
      SELECT json_group_array(json_array(id, iif(depth = 1, root, parent), root, depth, channel, at, doubt, voided)) FILTER (
               WHERE (parent IS NOT NULL OR id = root) AND campaign = ${source.campaign} AND ${isIn(source, sql`at`)} AND ${isOf(source, sql`channel`)}
                 AND ${source.selection.circle ? isOfCircle(source, source.selection.circle) : isBelow(source)}) AS rows, max(id) AS last
      FROM (SELECT * FROM nodes WHERE id > ${after} ORDER BY id LIMIT ${PAGE})`)
    yield JSON.parse(page.rows) as Cell[][]
    after = page.last
  }
}

/** One row for each doubt in a set of bits. */
export async function* doubtPages(source: Source): AsyncGenerator<Cell[][]> {
  const sets = paged(
    source,
    ([afterQuarter = -1, afterDoubt = -1] = []) => sql`
      SELECT json_array(quarter, doubt, views) AS cells FROM doubts
      WHERE campaign = ${source.campaign} AND ${inQuarters(source)}
        AND (quarter, doubt) > (${afterQuarter}, ${afterDoubt}) ORDER BY quarter, doubt`,
  )
  for await (const rows of sets) {
    yield rows.flatMap(([quarter = 0, bits, views = 0]) =>
      doubtsIn(Number(bits)).map((doubt): Cell[] => [quarter, doubt, views]),
    )
  }
}

function hourOf(at: number, offsetAt: Source['offsetAt']): number {
  const local = at + offsetAt(at)
  return at - (((local % HOUR_MS) + HOUR_MS) % HOUR_MS)
}

const byKeys = (keys: number) => (a: Cell[], b: Cell[]) => {
  for (let i = 0; i < keys; i++) {
    const [one, other] = [a[i] ?? '', b[i] ?? '']
    if (one !== other) return one < other ? -1 : 1
  }
  return 0
}

const QUARTER = sql.raw(String(QUARTER_MS))

/** @param at epoch milliseconds */
export const isIn = ({ selection: { period } }: Source, at: SQL) =>
  period ? sql`${at} / ${QUARTER} >= ${period.from} AND ${at} / ${QUARTER} < ${period.to}` : sql`true`

export const inQuarters = ({ selection: { period } }: Pick<Source, 'selection'>) =>
  period ? sql`quarter >= ${period.from} AND quarter < ${period.to}` : sql`true`

/** Cohorts of the period; quarter 0 stands for all of them together. */
export const arrivedInQuarters = (source: Source) =>
  source.selection.period ? sql`quarter > 0 AND ${inQuarters(source)}` : sql`quarter = 0`

export const isOf = ({ selection: { channel } }: Pick<Source, 'selection'>, column: SQL) =>
  channel === undefined ? sql`true` : sql`${column} = ${channel}`

/** Of a circle: what came through its own roots, which is all that tables by root know. */
export const isBelow = ({ selection: { root, circle } }: Pick<Source, 'selection'>, column = sql`root`) =>
  circle ? isAmong(column, [...circle.roots]) : root === undefined ? sql`true` : sql`${column} = ${root}`

/** Of nodes: everything in a circle, by whatever root it came. */
const isOfCircle = ({ campaign }: Source, { parts }: CircleSelection) =>
  sql`branch IN (SELECT node FROM circle_branches WHERE campaign = ${campaign} AND ${isAmong(sql`circle`, parts)})`
