import { type SQL, sql } from 'drizzle-orm'
import type { Engine } from '../../db/engine.ts'
import type { Keyring } from '../../seal/secret.ts'
import { quoted } from '../transfer/tables.ts'
import { resealed } from './resealed.ts'

const PAGE = 500

interface Sealed {
  row: number
  campaign: string
  /** A container, base64. */
  sealed: string
  /** Of a piece. */
  piece: string
  epoch: string
}

interface SealedColumn {
  table: string
  column: string
  keyOf: (keyring: Keyring, row: Sealed) => Uint8Array<ArrayBuffer>
  /** Whether it is sealed for a piece. */
  isOfPiece?: true
}

/** The texts that a database keeps sealed, and the key of each. A test names one that is missing. */
const SEALED: readonly SealedColumn[] = [
  { table: 'pinned_words', column: 'sealed', keyOf: (keyring, { campaign }) => keyring.pinned(campaign) },
  { table: 'told_lines', column: 'sealed', keyOf: (keyring, { campaign }) => keyring.told(campaign) },
  { table: 'notes', column: 'body', keyOf: (keyring, { campaign }) => keyring.note(campaign) },
  { table: 'notes', column: 'shown', keyOf: (keyring, { campaign }) => keyring.note(campaign) },
  {
    ...{ table: 'photos', column: 'caption', isOfPiece: true },
    keyOf: (keyring, { campaign, piece, epoch }) => keyring.content(campaign, piece, epoch),
  },
]

/** Seals the texts of a database for another secret. What the old one does not open stays as it is. */
export async function resealTexts(engine: Engine, from: Keyring, to: Keyring) {
  const count = { sealed: 0, unopened: 0 }
  for (const place of SEALED) {
    for (let after = 0, rows: Sealed[] = []; ; after = rows.at(-1)?.row ?? after) {
      rows = await readPage(engine, place, after)
      const written: SQL[] = []
      for (const row of rows) {
        const text = await resealedText(row.sealed, place.keyOf(from, row), place.keyOf(to, row))
        if (text === undefined) count.unopened++
        else
          written.push(
            sql`UPDATE ${quoted(place.table)} SET ${quoted(place.column)} = ${text} WHERE rowid = ${row.row}`,
          )
      }
      await engine.write(written)
      count.sealed += written.length
      if (rows.length < PAGE) break
    }
  }
  return count
}

function readPage({ db }: Engine, { table, column, isOfPiece }: SealedColumn, after: number) {
  return db.all<Sealed>(sql`
    SELECT rowid AS row, campaign, ${quoted(column)} AS sealed, ${isOfPiece ? sql`piece, epoch` : sql`'' AS piece, '' AS epoch`}
    FROM ${quoted(table)} WHERE rowid > ${after} AND ${quoted(column)} <> '' ORDER BY rowid LIMIT ${PAGE}`)
}

async function resealedText(text: string, from: Uint8Array<ArrayBuffer>, to: Uint8Array<ArrayBuffer>) {
  const container = await resealed(new Uint8Array(Buffer.from(text, 'base64')), from, to)
  return container && Buffer.from(container).toString('base64')
}
