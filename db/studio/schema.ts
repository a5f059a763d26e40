import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { AuditAction } from '../audit.ts'
import { ROLES } from './roles.ts'

/** Times are epoch milliseconds. No foreign keys, as in the schema of a campaign. */

/** Studio keys. Only a digest of each is stored. */
export const studioKeys = sqliteTable(
  'studio_keys',
  {
    id: integer().primaryKey(),
    name: text().notNull(),
    role: text({ enum: ROLES }).notNull(),
    digest: text().notNull(),
    /** Slugs; null for every campaign. */
    campaigns: text({ mode: 'json' }).$type<string[]>(),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at'),
    revokedAt: integer('revoked_at'),
  },
  (table) => [
    uniqueIndex('studio_keys_digest').on(table.digest),
    uniqueIndex('studio_keys_name').on(table.name).where(sql`revoked_at IS NULL`),
  ],
)

/** Skeletons of the names of good keys, without spaces, case and look-alikes; see `name-skeletons.ts`. */
export const studioNames = sqliteTable(
  'studio_names',
  { skeleton: text().primaryKey(), key: integer().notNull() },
  (table) => [index('studio_names_key').on(table.key)],
)

/** Sessions of browsers. Only a digest of each token is stored. See `sessions.ts`. */
export const studioSessions = sqliteTable(
  'studio_sessions',
  {
    /** Never reused: a stream that outlives its session must not pass for the next one. */
    id: integer().primaryKey({ autoIncrement: true }),
    key: integer().notNull(),
    digest: text().notNull(),
    /** When this token replaced the previous one. */
    turnedAt: integer('turned_at').notNull(),
    /**
     * The previous token, the salt that derives one from the other, and until when the previous one is good: null until
     * this one is used.
     */
    previous: text(),
    salt: text(),
    previousUntil: integer('previous_until'),
    seenAt: integer('seen_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (table) => [
    uniqueIndex('studio_sessions_digest').on(table.digest),
    index('studio_sessions_previous').on(table.previous).where(sql`previous IS NOT NULL`),
    index('studio_sessions_key').on(table.key),
  ],
)

/**
 * The studio's audit log: who signed in, and who was given or denied access; appended. Changes to a campaign are in that
 * campaign's store.
 */
export const studioAudit = sqliteTable(
  'studio_audit',
  {
    id: integer().primaryKey(),
    at: integer().notNull(),
    who: text().notNull(),
    action: text().$type<AuditAction>().notNull(),
    detail: text().notNull(),
  },
  (table) => [index('studio_audit_time').on(table.at)],
)

/**
 * Changes to campaigns whose stores are elsewhere, delivered by their outboxes. What is delivered twice stands here once:
 * its key is its place among all entries. Empty where campaigns are in the same database.
 */
export const deliveredAudit = sqliteTable(
  'delivered_audit',
  {
    at: integer().notNull(),
    /** Its number in its campaign's store. */
    id: integer().notNull(),
    campaign: text().notNull(),
    who: text().notNull(),
    action: text().$type<AuditAction>().notNull(),
    detail: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.at, table.id, table.campaign] })],
)
