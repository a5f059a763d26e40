import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * Every word that the brand has pinned on the opened page; the newest of a circle and a language stands. Appended: an earlier
 * one is put back as another row. See `pinned-words.ts`.
 */
export const pinnedWords = sqliteTable(
  'pinned_words',
  {
    id: integer().primaryKey(),
    campaign: text().notNull(),
    /** Id of a circle as the config has it; empty: the whole campaign. */
    circle: text().notNull(),
    locale: text().notNull(),
    at: integer().notNull(),
    who: text().notNull(),
    /** A container, base64; empty: the word was taken down. */
    sealed: text().notNull(),
    /** The row whose word this one put back; 0: the config's. Null: it is a new one. */
    again: integer(),
  },
  (table) => [index('pinned_words_newest').on(table.campaign, table.circle, table.locale, table.id)],
)
