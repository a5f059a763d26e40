import type { SQL } from 'drizzle-orm'
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import type { Query } from './query.ts'

/** A statement to write; a {@link Query} where its text was built before. */
export type Statement = SQL | Query

/** Rows by column name, as a raw statement returns them. */
export type Row = Record<string, unknown>

/**
 * The database as the ledger sees it. Statements are built once, for every engine, and run by `write`: a query that one
 * engine runs at once is lazy on another.
 */
export interface Engine {
  /** For reading. Always to be awaited: a Durable Object answers synchronously, libSQL with a promise. */
  db: BaseSQLiteDatabase<'sync' | 'async', unknown>
  /** Runs the statements in one transaction, durable when it resolves; all or nothing. Resolves with the rows of each. */
  write(statements: readonly Statement[]): Promise<Row[][]>
  /** Reads from one snapshot, however long that takes and whatever is counted meanwhile. */
  atOneMoment<T>(read: (db: Engine['db']) => Promise<T>): Promise<T>
}
