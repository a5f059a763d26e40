import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * Circles. `circle` is a part of a circle of the config, as `partId` of `campaigns/circles.ts` writes it: `bretagne` until it
 * is divided, then also `bretagne.2` and so on. A node's branch (`nodes.branch`) never changes once it has a circle, and a branch
 * has one part, so that dividing a circle changes few rows.
 */

/** In which part a branch is: a view whose circle was decided, with all that grew from it. */
export const circleBranches = sqliteTable(
  'circle_branches',
  {
    /** Where the branch begins. */
    node: integer().primaryKey(),
    campaign: text().notNull(),
    circle: text().notNull(),
  },
  (table) => [index('circle_branches_circle').on(table.campaign, table.circle)],
)

/**
 * Circles that fans chose after they had opened, until what is below them has followed, see `choosing.ts`; and those of fans whose
 * node is gone with a folded tree, until the next fold.
 */
export const circleChoices = sqliteTable(
  'circle_choices',
  {
    node: integer().primaryKey(),
    campaign: text().notNull(),
    circle: text().notNull(),
  },
  (table) => [index('circle_choices_campaign').on(table.campaign)],
)

/** Per part of a circle: what its counter shows. */
export const circleTallies = sqliteTable(
  'circle_tallies',
  {
    campaign: text().notNull(),
    circle: text().notNull(),
    /** The circle of the config that it is a part of, and its number there. */
    whole: text().notNull(),
    number: integer().notNull(),
    views: integer().notNull(),
    clear: integer().notNull(),
    /** Clear views that it had before it was divided: what they have opened stays open. */
    reached: integer().notNull().default(0),
    /** When it was divided last, or came of a division. */
    splitAt: integer('split_at'),
  },
  (table) => [
    primaryKey({ columns: [table.campaign, table.circle] }),
    index('circle_tallies_whole').on(table.campaign, table.whole, table.number),
  ],
)

/** Views per part of a circle and quarter. */
export const circleQuarters = sqliteTable(
  'circle_quarters',
  {
    campaign: text().notNull(),
    circle: text().notNull(),
    quarter: integer().notNull(),
    views: integer().notNull(),
    clear: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.campaign, table.circle, table.quarter] })],
)

/** Divisions of circles, in the order in which they came. */
export const circleSplits = sqliteTable(
  'circle_splits',
  {
    id: integer().primaryKey(),
    campaign: text().notNull(),
    at: integer().notNull(),
    /** Who said so; null: it had outgrown its size. */
    who: text(),
    /** The part that was divided, and the one that came of it. */
    circle: text().notNull(),
    half: text().notNull(),
    /** Views that stayed, and that went. */
    stayed: integer().notNull(),
    went: integer().notNull(),
    /** Branches that went. */
    branches: integer().notNull(),
  },
  (table) => [index('circle_splits_campaign').on(table.campaign)],
)
