import { type SQL, sql } from 'drizzle-orm'
import { CROWD } from '../../api/studio/anonymity.ts'
import { bucketAt } from '../../api/studio/buckets.ts'
import { inQuarters, isBelow, isOf } from '../../api/studio/export-rows.ts'
import { quartersOf, rangeOf } from '../../api/studio/range.ts'
import { QUARTER_MS } from '../../db/campaign/quarters.ts'
import { type Cell, foldCells } from '../cells.ts'
import type { Asked, KindReport } from '../report-kind.ts'
import { isGenerationTold, isSelectionTold } from '../told-selection.ts'
import type { GalleryReport } from './contract.ts'
import { STATES, VIEWS, WITHDRAWN } from './statements.ts'

/** Rows of `photo_counts` added up: of one state, one kind of view and one key. */
interface CountRow<Key> {
  key: Key
  view: number
  state: number
  photos: number
  fans: number
}

export const report: KindReport<'gallery', GalleryReport> = {
  async read(asked) {
    const { piece, campaign, query, now, isOwner } = asked
    const range = rangeOf(await asked.readHistory(campaign.slug), campaign, query, now)
    const within = inQuarters({ selection: { period: quartersOf(query, range) } })
    const [totals, channels, generations, quarters, ofAll, openings] = await Promise.all([
      countRows<null>(asked, sql`NULL`, within),
      countRows<string>(asked, sql`channel`, within),
      countRows<string>(asked, sql`CAST(generation AS TEXT)`, within),
      countRows<number>(asked, sql`quarter`, within),
      countRows<null>(asked, sql`NULL`, sql`true`),
      readOpenings(asked),
    ])
    const cellsOf = (rows: readonly CountRow<string>[]) =>
      foldCells(byKey(rows), isOwner ? 1 : CROWD).cells.map(({ key, votes }) => ({ key, photos: votes }))
    return {
      ...{ kind: 'gallery', piece: piece.id, title: piece.title, moderation: piece.moderation },
      photos: (await areStatesTold(asked)) ? statesOf(totals) : null,
      contributors: { fans: sumOf(ofAll.filter(isCounted), ({ fans }) => fans), openings },
      byChannel: cellsOf(channels),
      byGeneration: isGenerationTold(asked) ? cellsOf(generations) : [],
      overTime: overTime(quarters, range.starts),
    }
  },
  async entries({ db }, campaign, piece) {
    const { photos } = await db.get<{ photos: number }>(sql`
      SELECT coalesce(sum(photos), 0) AS photos FROM photo_totals
      WHERE campaign = ${campaign} AND piece = ${piece} AND ${isThere}`)
    return photos
  },
}

/** A withdrawn photo is in no figure. */
const isThere = sql`state <> ${WITHDRAWN}`

const isSelected = (asked: Asked<'gallery'>) => sql`${isOf(asked, sql`channel`)} AND ${isBelow(asked)}`

async function countRows<Key>(asked: Asked<'gallery'>, key: SQL, within: SQL): Promise<CountRow<Key>[]> {
  const { engine, campaign, piece } = asked
  return engine.db.all<CountRow<Key>>(sql`
    SELECT ${key} AS key, view, state, sum(photos) AS photos, sum(fans) AS fans FROM photo_counts
    WHERE campaign = ${campaign.slug} AND piece = ${piece.id} AND ${isThere} AND ${within} AND ${isSelected(asked)}
    GROUP BY 1, 2, 3`)
}

/** Whether the asker is told what became of the selected photos. */
async function areStatesTold(asked: Asked<'gallery'>): Promise<boolean> {
  const { engine, campaign, piece } = asked
  return isSelectionTold(asked, async (column) =>
    engine.db.all(sql`
      SELECT ${column} AS key, sum(fans) AS votes FROM photo_counts
      WHERE campaign = ${campaign.slug} AND piece = ${piece.id} AND ${isThere} AND view <> ${VIEWS.voided} GROUP BY 1`),
  )
}

const isCounted = ({ view }: { view: number }) => view !== VIEWS.voided

function sumOf<Row>(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + of(row), 0)
}

function statesOf(rows: readonly CountRow<unknown>[]): NonNullable<GalleryReport['photos']> {
  const photosOf = (isOne: (row: CountRow<unknown>) => boolean) => sumOf(rows.filter(isOne), ({ photos }) => photos)
  const ofState = (state: number) => photosOf((row) => isCounted(row) && row.state === state)
  return {
    ...{ waiting: ofState(STATES.waiting), shown: ofState(STATES.shown), refused: ofState(STATES.refused) },
    doubtful: photosOf(({ view }) => view === VIEWS.doubtful),
    voided: photosOf(({ view }) => view === VIEWS.voided),
  }
}

function byKey(rows: readonly CountRow<string>[]): Cell<string>[] {
  const cells = new Map<string, Cell<string>>()
  for (const { key, photos } of rows.filter(isCounted)) {
    const cell = cells.get(key) ?? { key, votes: 0, choices: {} }
    cells.set(key, cell)
    cell.votes += photos
  }
  return [...cells.values()]
}

function overTime(rows: readonly CountRow<number>[], starts: readonly number[]): GalleryReport['overTime'] {
  const buckets = starts.map((at) => ({ at, photos: 0 }))
  for (const { key, photos } of rows.filter(isCounted)) {
    const bucket = buckets[bucketAt(starts, key * QUARTER_MS)]
    if (bucket) bucket.photos += photos
  }
  return buckets
}

/** Views that could have added a photo. */
async function readOpenings(asked: Asked<'gallery'>): Promise<number> {
  const { views } = await asked.engine.db.get<{ views: number }>(sql`
    SELECT coalesce(sum(views), 0) AS views FROM rollups WHERE campaign = ${asked.campaign.slug} AND ${isSelected(asked)}`)
  return views
}
