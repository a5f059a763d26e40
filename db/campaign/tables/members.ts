import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * Members: people of a list, each with a link of their own. The list is a root of kind `member`; a member is a node without a
 * parent whose `root` is the list. So whatever counts by root counts by list, and says of no member whether they have opened.
 */
export const members = sqliteTable(
  'members',
  {
    node: integer().primaryKey(),
    campaign: text().notNull(),
    /** The list's node. */
    list: integer().notNull(),
    /** A number or a name, never an address. */
    label: text().notNull(),
    /** As it was given; what a link may do now stands in `restrictions`. Null: no limit. */
    cap: integer(),
    /** The campaign of last season whose member this was; null: new. */
    since: text(),
    /** 1: taken off the list, and nameless. Its figures keep it: else what they lose would tell whether it had opened. */
    hasLeft: integer('has_left').notNull().default(0),
  },
  (table) => [index('members_list').on(table.campaign, table.list, table.label)],
)

/** How many members of a folded campaign had opened, by list and by where they came from (empty: new). */
export const memberCounts = sqliteTable(
  'member_counts',
  {
    campaign: text().notNull(),
    list: integer().notNull(),
    since: text().notNull(),
    members: integer().notNull(),
    opened: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.campaign, table.list, table.since] })],
)
