import { type SQL, sql } from 'drizzle-orm'
import { CROWD } from '../../api/studio/anonymity.ts'
import { isOf } from '../../api/studio/export-rows.ts'
import { type Cell, foldCells, isCellTold } from '../cells.ts'
import type { Asked, KindReport } from '../report-kind.ts'
import { TENTHS, type VideoReport } from './contract.ts'

interface CountRow {
  key: string | null
  tenth: number
  plays: number
}

export const report: KindReport<'video', VideoReport> = {
  async read(asked) {
    const { piece, isOwner } = asked
    const { channel } = asked.selection
    const told = { kind: 'video' as const, piece: piece.id, title: piece.title }
    if (!isOwner && channel !== undefined) {
      const all = byKey(await countRows({ ...asked, selection: {} }, sql`channel`))
      if (!isCellTold(all, channel, CROWD)) {
        return { ...told, tenths: tenthsOf(undefined), byChannel: [], byGeneration: [] }
      }
    }
    const [totals, channels, generations] = await Promise.all([
      countRows(asked, sql`NULL`),
      countRows(asked, sql`channel`),
      countRows(asked, sql`CAST(generation AS TEXT)`),
    ])
    const cellsOf = (rows: readonly CountRow[]) =>
      foldCells(byKey(rows), isOwner ? 1 : CROWD).cells.map((cell) => ({ key: cell.key, tenths: tenthsOf(cell) }))
    return {
      ...told,
      tenths: tenthsOf(byKey(totals)[0]),
      byChannel: cellsOf(channels),
      // A generation of one channel, less that of all, would be a few of another's.
      byGeneration: isOwner || channel === undefined ? cellsOf(generations) : [],
    }
  },
  async entries({ db }, campaign, piece) {
    const { plays } = await db.get<{ plays: number }>(sql`
      SELECT coalesce(sum(plays), 0) AS plays FROM reached_counts WHERE campaign = ${campaign} AND piece = ${piece}`)
    return plays
  },
}

async function countRows(asked: Asked<'video'>, key: SQL): Promise<CountRow[]> {
  const { engine, campaign, piece } = asked
  return engine.db.all<CountRow>(sql`
    SELECT ${key} AS key, tenth, sum(plays) AS plays FROM reached_counts
    WHERE campaign = ${campaign.slug} AND piece = ${piece.id}
      AND ${isOf(asked, sql`channel`)}
    GROUP BY 1, 2`)
}

/** A cell is as large as the most who got anywhere in it: who goes on later than at the beginning began elsewhere. */
function byKey(rows: readonly CountRow[]): Cell<string | null>[] {
  const cells = new Map<string | null, Cell<string | null>>()
  for (const { key, tenth, plays } of rows) {
    const cell = cells.get(key) ?? { key, votes: 0, choices: {} }
    cells.set(key, cell)
    cell.votes = Math.max(cell.votes, plays)
    cell.choices[tenth] = plays
  }
  return [...cells.values()]
}

function tenthsOf(cell: Cell<string | null> | undefined): number[] {
  return Array.from({ length: TENTHS }, (_, tenth) => cell?.choices[tenth] ?? 0)
}
