import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { ROOT_KINDS } from '../../campaigns/root-kinds.ts'
import type { AuditAction } from '../audit.ts'
import type { Remains } from './remains.ts'

/**
 * Times are epoch milliseconds; a quarter is a quarter of an hour since the epoch, because time zones with half and quarter
 * hours exist. `views` of a counter are all that are not voided, `clear` those of them without a doubt. Nothing here says who a fan is: no address, no agent, no name.
 * No cascades and no foreign keys: a Durable Object cannot switch them off while drizzle-kit rebuilds a table.
 */

/** The ledger: one row per root and one per share-as-view, appended in the order of their ids. */
export const nodes = sqliteTable(
  'nodes',
  {
    id: integer().primaryKey(),
    campaign: text().notNull(),
    /** The node whose link was opened; null for a root. */
    parent: integer(),
    /** The root that this branch grew from; a root's own id. */
    root: integer().notNull(),
    /** Hops from the root, which is 0. */
    depth: integer().notNull(),
    /** Channel of the opened link. */
    channel: text().notNull(),
    at: integer().notNull(),
    /** Recognises a retry: a keyed digest; cleared after a day. */
    visit: text(),
    /** Bits of `doubt.ts`. */
    doubt: integer().notNull().default(0),
    /** Number of earlier views through the same link, ten at most. */
    place: integer().notNull().default(0),
    /** The void that took it out of every figure. */
    voided: integer(),
    /** The view at or above it whose circle was decided, see `tables/circles.ts`; null without circles. */
    branch: integer(),
  },
  // No index on `parent`: every opening would pay for it, and only a revoked branch would use it.
  (table) => [
    uniqueIndex('nodes_visit').on(table.campaign, table.visit).where(sql`visit IS NOT NULL`),
    index('nodes_branch').on(table.branch).where(sql`branch IS NOT NULL`),
  ],
)

/** The links that the brand hands out. A node without a parent that has no row here was lost in a restored backup. */
export const roots = sqliteTable(
  'roots',
  {
    node: integer().primaryKey(),
    campaign: text().notNull(),
    label: text().notNull(),
    kind: text({ enum: ROOT_KINDS }).notNull(),
    channel: text().notNull(),
    /** Of the config; null: those who come through it choose theirs. */
    circle: text(),
    /** When its branch opens; null: when its circle or the campaign does. */
    opens: integer(),
  },
  (table) => [index('roots_opens').on(table.campaign, table.opens).where(sql`opens IS NOT NULL`)],
)

/** What a link may no longer do. */
export const restrictions = sqliteTable('restrictions', {
  node: integer().primaryKey(),
  campaign: text().notNull(),
  /** The most clear views through this link. */
  cap: integer(),
  /** When the cap was set by hand; null: it is the campaign's own. */
  cappedAt: integer('capped_at'),
  revokedAt: integer('revoked_at'),
})

/** Voids: views taken out of every figure. */
export const voids = sqliteTable(
  'voids',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    campaign: text().notNull(),
    at: integer().notNull(),
    who: text().notNull(),
    why: text().notNull(),
    /** The voided views, in words. */
    what: text().notNull(),
    /** Number of them that are voided now. */
    views: integer().notNull(),
  },
  (table) => [index('voids_campaign').on(table.campaign)],
)

/** Per campaign: what the public counter shows. */
export const tallies = sqliteTable('tallies', {
  campaign: text().primaryKey(),
  views: integer().notNull(),
  clear: integer().notNull(),
  voided: integer().notNull().default(0),
  depth: integer().notNull(),
  /** Incremented with each change to views that were counted before: caches of past quarters are read again. */
  revision: integer().notNull().default(0),
  /** When the forwarding tree was folded: from then on there are no nodes to recount. */
  foldedAt: integer('folded_at'),
  /** Figures of the folded tree for the report; see `remains.ts`. */
  remains: text({ mode: 'json' }).$type<Remains>(),
})

/** Per node and generation below it: views that grew from its link, as far as they are followed (see `threads.ts`). */
export const threads = sqliteTable(
  'threads',
  {
    node: integer().notNull(),
    /** 1 for views through its own link. */
    generation: integer().notNull(),
    views: integer().notNull(),
    clear: integer().notNull(),
    /** Views whose network was a burst: they earn nothing. */
    bursts: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.node, table.generation] }),
    // Only of links that many have opened, and of branches that carry doubts: to find them costs no other view anything.
    index('threads_wide').on(table.views).where(sql`views >= 25 AND generation = 1`),
    index('threads_doubtful').on(table.node).where(sql`views - clear >= 10`),
    index('threads_deep').on(table.node).where(sql`generation = 12`),
  ],
)

/**
 * Fans by the quarter in which they arrived (0: all of them together), their generation and how they came; and what grew
 * from their own links until now, of which only clear views of clear fans count. See `cohort-counters.ts`.
 */
export const cohorts = sqliteTable(
  'cohorts',
  {
    campaign: text().notNull(),
    quarter: integer().notNull(),
    depth: integer().notNull(),
    channel: text().notNull(),
    views: integer().notNull(),
    clear: integer().notNull(),
    /** Of the clear ones: sum of the seconds since the quarter began, then the sum of their squares. */
    offsets: integer().notNull(),
    squaredOffsets: integer('squared_offsets').notNull(),
    /** Fans whose link was opened. */
    forwarders: integer().notNull(),
    /** Views through their links, then the sum of the squares of each fan's number. */
    children: integer().notNull(),
    squares: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.campaign, table.quarter, table.depth, table.channel] })],
)

/** Clear views through the links of clear fans, by the generation and channel of those fans and by how old they were. */
export const births = sqliteTable(
  'births',
  {
    campaign: text().notNull(),
    depth: integer().notNull(),
    channel: text().notNull(),
    /** Index in `AGE_ENDS_MS`. */
    age: integer().notNull(),
    births: integer().notNull(),
    /** Those of them that were the first through their link. */
    firsts: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.campaign, table.depth, table.channel, table.age] })],
)

/** Views through a fan's link after its first ten. Finds links that spread faster than chats do. */
export const surges = sqliteTable(
  'surges',
  {
    campaign: text().notNull(),
    node: integer().notNull(),
    quarter: integer().notNull(),
    views: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.campaign, table.node, table.quarter] }),
    // Only of those that a rule can flag.
    index('surges_fast').on(table.campaign, table.views).where(sql`views >= 10`),
  ],
)

/** Views per quarter, channel and root. */
export const rollups = sqliteTable(
  'rollups',
  {
    campaign: text().notNull(),
    quarter: integer().notNull(),
    channel: text().notNull(),
    root: integer().notNull(),
    views: integer().notNull(),
    clear: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.campaign, table.quarter, table.channel, table.root] }),
    // For an ambassador's page: one root among thousands.
    index('rollups_root').on(table.root, table.quarter),
  ],
)

/** Views that carry doubts, per quarter and set of bits. */
export const doubts = sqliteTable(
  'doubts',
  {
    campaign: text().notNull(),
    quarter: integer().notNull(),
    doubt: integer().notNull(),
    views: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.campaign, table.quarter, table.doubt] })],
)

/** Openings per quarter that were not counted, by reason. */
export const refusals = sqliteTable(
  'refusals',
  {
    campaign: text().notNull(),
    quarter: integer().notNull(),
    reason: text().notNull(),
    openings: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.campaign, table.quarter, table.reason] })],
)

/** Uses of a share button per quarter and channel. */
export const intents = sqliteTable(
  'intents',
  {
    campaign: text().notNull(),
    quarter: integer().notNull(),
    channel: text().notNull(),
    uses: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.campaign, table.quarter, table.channel] })],
)

/** Words that a fan says instead of sending a link, stored until they expire as a keyed digest. */
export const spoken = sqliteTable(
  'spoken',
  {
    code: text().primaryKey(),
    campaign: text().notNull(),
    /** Whose link the words stand for. */
    node: integer().notNull(),
    until: integer().notNull(),
  },
  (table) => [index('spoken_until').on(table.until, table.campaign)],
)

/** Links by which a client sees a campaign as it will be. Counted nowhere. See `previews.ts`. */
export const previews = sqliteTable(
  'previews',
  {
    id: integer().primaryKey(),
    campaign: text().notNull(),
    /** The random number in its token, so that the link of a preview that a restored backup forgot opens no other one. */
    code: integer().notNull(),
    who: text().notNull(),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    revokedAt: integer('revoked_at'),
  },
  (table) => [uniqueIndex('previews_code').on(table.campaign, table.code)],
)

/** Who changed what in this campaign, or took a table of it, in the studio or on the command line; appended. */
export const audit = sqliteTable(
  'audit',
  {
    id: integer().primaryKey(),
    at: integer().notNull(),
    who: text().notNull(),
    campaign: text().notNull(),
    action: text().$type<AuditAction>().notNull(),
    detail: text().notNull(),
  },
  (table) => [index('audit_campaign').on(table.campaign), index('audit_time').on(table.at)],
)

/** Views that are counted in the tally and in their link's views, and nowhere else yet; see `unsettled.ts`. */
export const unsettled = sqliteTable('unsettled', {
  id: integer().primaryKey(),
  /** Ids of nodes, as one JSON array. */
  ids: text().notNull(),
})

/** Writer numbers, leased to the processes that write to this database; see `writers.ts`. */
export const writers = sqliteTable('writers', {
  number: integer().primaryKey(),
  /** Random id of the process that holds the number. */
  holder: text().notNull(),
  expiresAt: integer('expires_at').notNull(),
})

/** Version of the counters' definitions that this database was brought up to; see `backfill.ts`. */
export const backfills = sqliteTable('backfills', { generation: integer().primaryKey() })

/** Written and emptied in one transaction, to test whether a commit succeeds. */
export const probes = sqliteTable('probes', { ballast: text().notNull() })
