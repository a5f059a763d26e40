import { type SQL, sql } from 'drizzle-orm'
import { CROWD } from '../../api/studio/anonymity.ts'
import { bucketAt } from '../../api/studio/buckets.ts'
import { inQuarters, isBelow, isOf } from '../../api/studio/export-rows.ts'
import { quartersOf, rangeOf } from '../../api/studio/range.ts'
import { shareOf } from '../../api/studio/statistics.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { QUARTER_MS } from '../../db/campaign/quarters.ts'
import type { Engine } from '../../db/engine.ts'
import { addTo, type Ballots, type Cell, foldCells } from '../cells.ts'
import type { Asked, KindReport } from '../report-kind.ts'
import { isGenerationTold, isSelectionTold } from '../told-selection.ts'
import type { PollReport } from './contract.ts'
import { ANY_CHOICE, STATES } from './statements.ts'

/** Rows of `vote_counts` added up: of one state, one choice and one key. */
interface CountRow<Key> {
  key: Key
  state: number
  choice: string
  chosen: number
  firsts: number
  places: number
}

export const report: KindReport<'poll', PollReport> = {
  async read(asked) {
    const { piece, campaign, query, now, isOwner } = asked
    const range = rangeOf(await asked.readHistory(campaign.slug), campaign, query, now)
    const within = inQuarters({ selection: { period: quartersOf(query, range) } })
    const [totals, channels, roots, generations, quarters, ofAll, openings, labels] = await Promise.all([
      countRows<null>(asked, sql`NULL`, within),
      countRows<string>(asked, sql`channel`, within),
      countRows<NodeId>(asked, sql`root`, within),
      countRows<number>(asked, sql`generation`, within),
      countRows<number>(asked, sql`quarter`, within),
      countRows<null>(asked, sql`NULL`, sql`true`),
      readOpenings(asked),
      readLabels(asked),
    ])
    const k = isOwner ? 1 : CROWD
    const told = await isSelectionTold(asked, votesBy(asked.engine, campaign.slug, piece.id))
    const isPart = Object.values(asked.selection).some((each) => each !== undefined)
    const isCellTold = told && (isOwner || !isPart)
    const cellsOf = <Key>(rows: readonly CountRow<Key>[], isUntold?: (key: Key) => boolean) => {
      const { cells, folded } = foldCells(byKey(rows, asked), k, isUntold)
      return { cells: isCellTold ? cells : cells.map(withoutChoices), folded }
    }
    const buckets = overTime(quarters, range.starts, asked)
    const byRoot = cellsOf(roots, (root) => asked.untold.has(root))
    const [byChannel, byGeneration] = [cellsOf(channels), cellsOf(isGenerationTold(asked) ? generations : [])]
    const all = votesIn(ofAll)
    return {
      ...{ kind: 'poll', piece: piece.id, title: piece.title, pick: piece.pick, result: piece.result },
      ...{ closes: piece.closes ?? null, closed: now >= (piece.closes ?? campaign.closes ?? Infinity) },
      told,
      choices: choicesOf(totals, asked, told),
      votes: statesOf(totals),
      turnout: { votes: all, openings, share: shareOf(all, openings) },
      byChannel: byChannel.cells,
      byRoot: byRoot.cells.map(({ key, ...cell }) => ({
        ...cell,
        key: key === null ? null : campaign.names.write(key),
        label: key === null ? null : (labels.get(key) ?? null),
      })),
      byGeneration: byGeneration.cells.map(({ key, ...cell }) => ({ ...cell, key: key === null ? null : String(key) })),
      overTime: isOwner ? buckets : buckets.map(withoutChoices),
      folded: byChannel.folded + byRoot.folded + byGeneration.folded,
    }
  },
  async entries({ db }, campaign, piece) {
    const { votes } = await db.get<{ votes: number }>(sql`
      SELECT coalesce(sum(chosen), 0) AS votes FROM vote_totals
      WHERE campaign = ${campaign} AND piece = ${piece} AND choice = ${ANY_CHOICE}`)
    return votes
  },
}

async function countRows<Key>(asked: Asked<'poll'>, key: SQL, within: SQL) {
  const { engine, campaign, piece } = asked
  return engine.db.all<CountRow<Key>>(sql`
    SELECT ${key} AS key, state, choice, sum(chosen) AS chosen, sum(firsts) AS firsts, sum(places) AS places
    FROM vote_counts
    WHERE campaign = ${campaign.slug} AND piece = ${piece.id} AND ${within}
      AND ${isOf(asked, sql`channel`)} AND ${isBelow(asked)}
    GROUP BY 1, 2, 3`)
}

const isCounted = ({ state }: { state: number }) => state !== STATES.voided

function votesIn(rows: readonly CountRow<unknown>[], isOne: (row: CountRow<unknown>) => boolean = isCounted): number {
  return rows.reduce((sum, row) => (row.choice === ANY_CHOICE && isOne(row) ? sum + row.chosen : sum), 0)
}

function statesOf(rows: readonly CountRow<unknown>[]): PollReport['votes'] {
  const of = (state: number) => votesIn(rows, (row) => row.state === state)
  return { clear: of(STATES.clear), doubtful: of(STATES.doubtful), voided: of(STATES.voided) }
}

/** What a choice has: in a ranking, how often it stands first. */
const countOf = ({ piece }: Asked<'poll'>, { chosen, firsts }: Pick<CountRow<unknown>, 'chosen' | 'firsts'>) =>
  piece.pick === 'ranking' ? firsts : chosen

/** The votes of a poll by the cells of a column. */
export const votesBy =
  ({ db }: Engine, campaign: string, piece: string) =>
  async (column: SQL) =>
    db.all<{ key: string | number; votes: number }>(sql`
      SELECT ${column} AS key, sum(chosen) AS votes FROM vote_counts
      WHERE campaign = ${campaign} AND piece = ${piece} AND choice = ${ANY_CHOICE} AND state < ${STATES.voided} GROUP BY 1`)

const withoutChoices = <Told extends Ballots>(told: Told): Told => ({ ...told, choices: {} })

function choicesOf(rows: readonly CountRow<unknown>[], asked: Asked<'poll'>, told: boolean): PollReport['choices'] {
  const { piece } = asked
  const votes = votesIn(rows)
  return piece.choices.map(({ id, text }) => {
    const own = told ? rows.filter((row) => row.choice === id && isCounted(row)) : []
    const sum = (of: (row: CountRow<unknown>) => number) => own.reduce((total, row) => total + of(row), 0)
    const count = sum((row) => countOf(asked, row))
    const clear = sum((row) => (row.state === STATES.clear ? countOf(asked, row) : 0))
    const placed = sum(({ chosen }) => chosen)
    const meanPlace = placed > 0 ? sum(({ places }) => places) / placed : null
    return {
      ...{ id, text, votes: count, clear, share: shareOf(count, told ? votes : 0) },
      ...(piece.pick === 'ranking' && { meanPlace }),
    }
  })
}

function byKey<Key>(rows: readonly CountRow<Key>[], asked: Asked<'poll'>): Cell<Key>[] {
  const cells = new Map<Key, Cell<Key>>()
  for (const row of rows.filter(isCounted)) {
    const cell = cells.get(row.key) ?? { key: row.key, votes: 0, choices: {} }
    cells.set(row.key, cell)
    addTo(cell, ballotsOf(row, asked))
  }
  return [...cells.values()]
}

function ballotsOf(row: CountRow<unknown>, asked: Asked<'poll'>): Ballots {
  if (row.choice === ANY_CHOICE) return { votes: row.chosen, choices: {} }
  return { votes: 0, choices: { [row.choice]: countOf(asked, row) } }
}

/** Votes by the buckets of the range. */
function overTime(rows: readonly CountRow<number>[], starts: readonly number[], asked: Asked<'poll'>) {
  const buckets = starts.map((at) => ({ at, votes: 0, choices: {} as Record<string, number> }))
  for (const row of rows.filter(isCounted)) {
    const bucket = buckets[bucketAt(starts, row.key * QUARTER_MS)]
    if (bucket) addTo(bucket, ballotsOf(row, asked))
  }
  return buckets
}

/** Views that could have voted: of the whole campaign, as the votes of the turnout are. */
async function readOpenings(asked: Asked<'poll'>): Promise<number> {
  const { engine, campaign } = asked
  const { views } = await engine.db.get<{ views: number }>(sql`
    SELECT coalesce(sum(views), 0) AS views FROM rollups WHERE campaign = ${campaign.slug}
      AND ${isOf(asked, sql`channel`)} AND ${isBelow(asked)}`)
  return views
}

async function readLabels({ engine, campaign }: Asked<'poll'>): Promise<Map<number, string>> {
  const rows = await engine.db.all<{ node: number; label: string }>(
    sql`SELECT node, label FROM roots WHERE campaign = ${campaign.slug}`,
  )
  return new Map(rows.map(({ node, label }) => [node, label]))
}
