import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** Ambassadors: roots of that kind. `node` is always a root, which the fold of the tree leaves. */

/** What differs from an ambassador's beginning: without a row, the page is the first one, and nothing was agreed to. */
export const ambassadors = sqliteTable(
  'ambassadors',
  {
    node: integer().primaryKey(),
    campaign: text().notNull(),
    /** The random number in the token of the page since that was made anew; null: the first page, whose number is the node. */
    code: integer(),
    /** When the page was made anew. */
    renewedAt: integer('renewed_at'),
    /** Whether the ambassador wants to stand in the ranking. */
    listed: integer().notNull().default(0),
  },
  (table) => [
    uniqueIndex('ambassadors_code').on(table.code).where(sql`code IS NOT NULL`),
    index('ambassadors_listed').on(table.campaign).where(sql`listed = 1`),
  ],
)

/**
 * The note of an ambassador to those who came through them. Deleted with the forwarding tree: it is a person's own text.
 */
export const notes = sqliteTable(
  'notes',
  {
    node: integer().primaryKey(),
    campaign: text().notNull(),
    /** When the ambassador wrote it. */
    at: integer().notNull(),
    /** 0: waiting for a moderator, 1: shown, 2: refused. */
    state: integer().notNull(),
    /** Why it was refused. */
    reason: text(),
    /** A container, base64. */
    body: text().notNull(),
    /** What the branch reads meanwhile: the last body that was accepted. */
    shown: text(),
    decidedAt: integer('decided_at'),
  },
  (table) => [
    index('notes_state').on(table.campaign, table.state, table.at),
    index('notes_decided').on(table.campaign, table.decidedAt),
  ],
)
