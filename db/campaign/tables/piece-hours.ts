import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * What a crowd does with each piece, by the hour (since the epoch) and circle: counters alone. Who it was stands nowhere, so
 * that nothing can recount them. See `piece-hours.ts`.
 */
export const pieceHours = sqliteTable(
  'piece_hours',
  {
    campaign: text().notNull(),
    piece: text().notNull(),
    hour: integer().notNull(),
    /** Id of the fan's circle; empty where there is none. */
    circle: text().notNull(),
    opened: integer().notNull().default(0),
    reopened: integer().notNull().default(0),
    passedOn: integer('passed_on').notNull().default(0),
  },
  ({ campaign, piece, hour, circle }) => [primaryKey({ columns: [campaign, piece, hour, circle] })],
)
