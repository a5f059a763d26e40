import type { SQL } from 'drizzle-orm'
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import type { Query } from './query.ts'

/** To be written; a {@link Query} where its text was built before. */
export type Statement = SQL | Query

/** Rows by column name, as a raw statement returns them. */
export type Row = Record<string, unknown>

/**
 * All that the ledger needs to know of a database. Statements are built once, for every engine, and run by it: what
 * runs at once on one engine is lazy on another.
 */
export interface Engine {
  /** For reading. Always awaited: a Durable Object answers at once, libSQL with a promise. */
  db: BaseSQLiteDatabase<'sync' | 'async', unknown>
  /** Runs the statements in one transaction, durable when it resolves; all or nothing. Gives the rows of each. */
  write(statements: readonly Statement[]): Promise<Row[][]>
  /** Reads what is committed at one moment, however long that takes and whatever is counted meanwhile. */
  atOneMoment<T>(read: (db: Engine['db']) => Promise<T>): Promise<T>
}
