import { sql } from 'drizzle-orm'
import { integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** Tickets, as fans' browsers chose them: what they belong to is forgotten when the tree is folded, and the draw can still be held again. */
export const drawTickets = sqliteTable(
  'draw_tickets',
  {
    campaign: text().notNull(),
    piece: text().notNull(),
    ticket: text().notNull(),
    /** Null once the tree is folded. */
    node: integer(),
    at: integer().notNull(),
    /** Whether it was in the draw. */
    drawn: integer().notNull().default(0),
  },
  ({ campaign, piece, ticket, node }) => [
    primaryKey({ columns: [campaign, piece, ticket] }),
    uniqueIndex('draw_tickets_node').on(campaign, piece, node).where(sql`node IS NOT NULL`),
  ],
)

/** Draws whose tickets are settled. */
export const draws = sqliteTable(
  'draws',
  { campaign: text().notNull(), piece: text().notNull(), at: integer().notNull() },
  ({ campaign, piece }) => [primaryKey({ columns: [campaign, piece] })],
)

/** Prizes that were drawn, one by one. */
export const drawPrizes = sqliteTable(
  'draw_prizes',
  {
    campaign: text().notNull(),
    piece: text().notNull(),
    /** In the order of the draw, from 0. */
    place: integer().notNull(),
    prize: text().notNull(),
    ticket: text().notNull(),
    until: integer().notNull(),
    claimedAt: integer('claimed_at'),
  },
  ({ campaign, piece, place }) => [primaryKey({ columns: [campaign, piece, place] })],
)
