import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** How many played each tenth of a film: counters alone, since of whom stands nowhere. */
export const reachedCounts = sqliteTable(
  'reached_counts',
  {
    campaign: text().notNull(),
    piece: text().notNull(),
    /** 0 is its beginning, 10 its end. */
    tenth: integer().notNull(),
    channel: text().notNull(),
    generation: integer().notNull(),
    plays: integer().notNull(),
  },
  ({ campaign, piece, tenth, channel, generation }) => [
    primaryKey({ columns: [campaign, piece, tenth, channel, generation] }),
  ],
)
