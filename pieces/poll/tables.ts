import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** The vote of a node in a poll: the last one cast. Deleted when the tree is folded; the counters stay. */
export const votes = sqliteTable(
  'votes',
  {
    campaign: text().notNull(),
    node: integer().notNull(),
    piece: text().notNull(),
    at: integer().notNull(),
    /** Ids of choices, as one JSON array; of a ranking all of them, the first one first. */
    choices: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.campaign, table.node, table.piece] })],
)

/** Votes by choice, by the quarter of the vote and by how the voter came. See `pieces/poll/statements.ts`. */
export const voteCounts = sqliteTable(
  'vote_counts',
  {
    campaign: text().notNull(),
    piece: text().notNull(),
    quarter: integer().notNull(),
    channel: text().notNull(),
    root: integer().notNull(),
    generation: integer().notNull(),
    /** 0: the voter's view is clear, 1: it carries a doubt, 2: it is voided. */
    state: integer().notNull(),
    /** Empty: the row that counts the votes themselves. */
    choice: text().notNull(),
    chosen: integer().notNull(),
    /** Those who put it first. */
    firsts: integer().notNull(),
    /** Sum of its places; the first is 1. */
    places: integer().notNull(),
  },
  ({ campaign, piece, quarter, channel, root, generation, state, choice }) => [
    primaryKey({ columns: [campaign, piece, quarter, channel, root, generation, state, choice] }),
  ],
)

/** The same without quarters and origins, for the answer to a vote. */
export const voteTotals = sqliteTable(
  'vote_totals',
  {
    campaign: text().notNull(),
    piece: text().notNull(),
    state: integer().notNull(),
    choice: text().notNull(),
    chosen: integer().notNull(),
    firsts: integer().notNull(),
    places: integer().notNull(),
  },
  ({ campaign, piece, state, choice }) => [primaryKey({ columns: [campaign, piece, state, choice] })],
)
