import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { MOVE_STATES } from '../move-states.ts'

/** Campaigns that are on their way to or from another database, or have left for one. See `moves.ts`. */
export const moves = sqliteTable('moves', {
  campaign: text().primaryKey(),
  /** Random; the same on both sides. */
  move: text().notNull(),
  state: text({ enum: MOVE_STATES }).notNull(),
  /** When the last step was taken. */
  at: integer().notNull(),
  /** Where the other side is; empty: a backup that is being restored. */
  peer: text().notNull(),
  /** Whether the campaign had left before it came back: it is elsewhere until then. */
  hadLeft: integer('had_left').notNull().default(0),
})
