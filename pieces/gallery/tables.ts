import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * A photo that a fan left in a gallery: its caption is sealed, and its bytes are sealed files of the photo store. Deleted when
 * it is withdrawn, and when the tree is folded. See `pieces/gallery/statements.ts`.
 */
export const photos = sqliteTable(
  'photos',
  {
    campaign: text().notNull(),
    piece: text().notNull(),
    /** The fan's page chooses it at random. */
    id: text().notNull(),
    node: integer().notNull(),
    at: integer().notNull(),
    /** 0: waiting for a moderator, 1: shown, 2: refused. */
    state: integer().notNull(),
    reason: text(),
    /** Position on the wall, in the order of being shown; null unless it is. */
    place: integer(),
    /** What is known of its view: 0: it is clear, 1: it carries a doubt, 2: it is voided. */
    view: integer().notNull(),
    /** Whether its pass is blocked. */
    blocked: integer().notNull().default(0),
    /** Name of its files. */
    file: text().notNull(),
    /** Epoch of the key that sealed it. */
    epoch: text().notNull(),
    /** A container, base64; empty without a caption. */
    caption: text().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    /** Of its files together. */
    bytes: integer().notNull(),
    /** Fans who reported it and were not answered yet. */
    reports: integer().notNull().default(0),
    passedOn: integer('passed_on').notNull().default(0),
  },
  ({ campaign, piece, id, node, place, at, passedOn, bytes }) => [
    primaryKey({ columns: [campaign, piece, id] }),
    index('photos_node').on(node),
    index('photos_newest').on(campaign, piece, place).where(sql`state = 1 AND view < 2 AND blocked = 0`),
    index('photos_passed_on').on(campaign, piece, passedOn, place).where(sql`state = 1 AND view < 2 AND blocked = 0`),
    // The photos of a blocked pass are refused, whatever was decided about each.
    index('photos_queue').on(campaign, piece, sql`(CASE WHEN blocked THEN 2 ELSE state END)`, at, id),
    index('photos_reported').on(campaign, piece, at, id).where(sql`reports > 0`),
    index('photos_bytes').on(campaign, bytes),
  ],
)

/** What fans said of a photo, once a pass: that it should not stand there, or that they passed it on. */
export const photoMarks = sqliteTable(
  'photo_marks',
  {
    campaign: text().notNull(),
    piece: text().notNull(),
    photo: text().notNull(),
    /** 0: a report, 1: passed on. */
    what: integer().notNull(),
    node: integer().notNull(),
    /** The fan whom the brand let in and through whom this one came. */
    branch: integer().notNull(),
    /** Whether a moderator answered the report. */
    answered: integer().notNull().default(0),
  },
  ({ campaign, piece, photo, what, node }) => [
    primaryKey({ columns: [campaign, piece, photo, what, node] }),
    index('photo_marks_node').on(node),
  ],
)

/**
 * Photos that their fans have withdrawn, with nothing that was in them. An upload may arrive after its withdrawal: what is here is not
 * added again.
 */
export const photoWithdrawals = sqliteTable(
  'photo_withdrawals',
  {
    campaign: text().notNull(),
    piece: text().notNull(),
    id: text().notNull(),
    node: integer().notNull(),
    at: integer().notNull(),
    /** Whether it was shown then, and none of its fan's has replaced it: pieces that opened by it stay open. */
    stands: integer().notNull(),
  },
  ({ campaign, piece, id, node }) => [
    primaryKey({ columns: [campaign, piece, id, node] }),
    index('photo_withdrawals_node').on(node),
  ],
)

/** The last place that was given on each wall. It never falls, so no place is given twice. */
export const photoWalls = sqliteTable(
  'photo_walls',
  {
    campaign: text().notNull(),
    piece: text().notNull(),
    place: integer().notNull(),
  },
  ({ campaign, piece }) => [primaryKey({ columns: [campaign, piece] })],
)

/** Passes that add no photos any more, and whose photos nobody is shown. */
export const photoBlocks = sqliteTable('photo_blocks', {
  node: integer().primaryKey(),
  campaign: text().notNull(),
})

/**
 * Photos by the quarter in which they came and by how their fan came. The photos of blocked passes count as refused. State 3:
 * withdrawn ones that still stand for an opened piece, by the quarter of their withdrawal.
 */
export const photoCounts = sqliteTable(
  'photo_counts',
  {
    campaign: text().notNull(),
    piece: text().notNull(),
    quarter: integer().notNull(),
    channel: text().notNull(),
    root: integer().notNull(),
    generation: integer().notNull(),
    view: integer().notNull(),
    state: integer().notNull(),
    photos: integer().notNull(),
    /** Fans, each with their earliest photo. */
    fans: integer().notNull(),
  },
  ({ campaign, piece, quarter, channel, root, generation, view, state }) => [
    primaryKey({ columns: [campaign, piece, quarter, channel, root, generation, view, state] }),
  ],
)

/** The same without quarters and origins: other pieces open by it. */
export const photoTotals = sqliteTable(
  'photo_totals',
  {
    campaign: text().notNull(),
    piece: text().notNull(),
    view: integer().notNull(),
    state: integer().notNull(),
    photos: integer().notNull(),
    fans: integer().notNull(),
  },
  ({ campaign, piece, view, state }) => [primaryKey({ columns: [campaign, piece, view, state] })],
)

/** Files that no photo has, until they are deleted too. */
export const photoTrash = sqliteTable(
  'photo_trash',
  {
    file: text().primaryKey(),
    campaign: text().notNull(),
    piece: text().notNull(),
    /** When the file may be deleted, in epoch milliseconds; 0: at once. */
    due: integer().notNull().default(0),
  },
  (table) => [index('photo_trash_campaign').on(table.campaign)],
)
