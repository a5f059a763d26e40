import { type SQL, sql } from 'drizzle-orm'
import type { AuditAction } from '../audit.ts'
import type { Engine } from '../engine.ts'
import { record } from './audit.ts'

/** Where a word stands: on the pages in one language, of one circle or, where that is empty, of all. */
export interface WordPlace {
  circle: string
  locale: string
}

/** A word of the brand's, as its row has it. */
export interface PinnedWord extends WordPlace {
  id: number
  at: number
  who: string
  /** A container, base64; empty: the word was taken down. */
  sealed: string
  /** The row whose word was put back; 0: the config's. */
  again: number | null
}

export interface NewWord extends Omit<PinnedWord, 'id' | 'at'> {
  campaign: string
}

/** Statements that pin a word and record it: where and in which language, never what it says. */
export function pinWord({ campaign, circle, locale, who, sealed, again }: NewWord, at: number): SQL[] {
  const done: AuditAction = sealed === '' ? 'word-taken-down' : 'word-said'
  const action: AuditAction = again === null ? done : 'word-put-back'
  return [
    sql`INSERT INTO pinned_words (campaign, circle, locale, at, who, sealed, again)
      VALUES (${campaign}, ${circle}, ${locale}, ${at}, ${who}, ${sealed}, ${again})`,
    record({ at, who, campaign, action, detail: circle === '' ? locale : `${locale}, ${circle}` }),
  ]
}

/** The words that stand now: the newest of each circle and language. */
export async function readStandingWords({ db }: Engine, campaign: string): Promise<PinnedWord[]> {
  return db.all<PinnedWord>(sql`
    SELECT id, circle, locale, at, who, sealed, again FROM pinned_words
    WHERE id IN (SELECT max(id) FROM pinned_words WHERE campaign = ${campaign} GROUP BY circle, locale)`)
}

/** The last words of a campaign, the newest first. */
export async function listWords({ db }: Engine, campaign: string, most: number): Promise<PinnedWord[]> {
  return db.all<PinnedWord>(sql`
    SELECT id, circle, locale, at, who, sealed, again FROM pinned_words WHERE campaign = ${campaign}
    ORDER BY id DESC LIMIT ${most}`)
}

export async function readWord({ db }: Engine, campaign: string, id: number): Promise<PinnedWord | undefined> {
  const rows = await db.all<PinnedWord>(sql`
    SELECT id, circle, locale, at, who, sealed, again FROM pinned_words WHERE campaign = ${campaign} AND id = ${id}`)
  return rows[0]
}

/** When the brand spoke: at each word that was put up, a new one or an earlier one, the oldest first. */
export async function readSpokenAt({ db }: Engine, campaign: string, from: number): Promise<number[]> {
  const rows = await db.all<{ at: number }>(sql`
    SELECT at FROM pinned_words WHERE campaign = ${campaign} AND at >= ${from} AND sealed <> '' ORDER BY at`)
  return rows.map(({ at }) => at)
}
