import { sql } from 'drizzle-orm'
import { integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** Codes that were handed out, by their number in the file. The codes themselves stand in the manifest alone. */
export const codesTaken = sqliteTable(
  'codes_taken',
  {
    campaign: text().notNull(),
    piece: text().notNull(),
    number: integer().notNull(),
    /** The root of the branch, or the fan, that holds it; null once the tree is folded. */
    node: integer(),
    at: integer().notNull(),
  },
  ({ campaign, piece, number, node }) => [
    primaryKey({ columns: [campaign, piece, number] }),
    uniqueIndex('codes_taken_node').on(campaign, piece, node).where(sql`node IS NOT NULL`),
  ],
)
