import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * Lines that fans said to the brand, sealed. Deleted when the fan takes one back, and when the tree is folded. No export has
 * them. See `told-lines.ts`.
 */
export const toldLines = sqliteTable(
  'told_lines',
  {
    /** The fan's page chooses it at random, so that a retry is no second line. */
    id: text().primaryKey(),
    campaign: text().notNull(),
    node: integer().notNull(),
    at: integer().notNull(),
    /** 0: new, 1: read, 2: set aside. */
    state: integer().notNull(),
    /** A container, base64. */
    sealed: text().notNull(),
  },
  (table) => [
    index('told_lines_desk').on(table.campaign, table.state, table.at, table.id),
    index('told_lines_node').on(table.node),
  ],
)
