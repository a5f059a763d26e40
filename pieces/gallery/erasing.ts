import { sql } from 'drizzle-orm'
import { PHOTO_SIZES, type PhotoPlace, type PhotoStore } from '../../api/photos/photo-store.ts'
import { isHere } from '../../db/campaign/move-states.ts'
import type { Engine } from '../../db/engine.ts'
import { isAmong } from '../../db/query.ts'

/** Files looked at between two commits. */
const AT_ONCE = 100

/** A store that refuses so many files in a row is away: the others wait for the next run. */
const AWAY_AFTER = 3

/** From when a file is missed by the database until it is deleted: a backup that was restored by mistake can be taken back. */
const UNKNOWN_KEPT_MS = 7 * 86_400_000

type Keeper = Pick<Engine, 'db' | 'write'>

const hasPhoto = sql`EXISTS (SELECT 1 FROM photos WHERE photos.campaign = photo_trash.campaign
  AND photos.piece = photo_trash.piece AND photos.file = photo_trash.file)`

const isDueBy = (now: number) => sql`${isHere} AND due <= ${now}`

/** Whether files are due, of the campaigns that are here. */
export async function areDue({ db }: Pick<Engine, 'db'>, now: number): Promise<boolean> {
  const { due } = await db.get<{ due: number }>(
    sql`SELECT EXISTS (SELECT 1 FROM photo_trash WHERE ${isDueBy(now)}) AS due`,
  )
  return due === 1
}

/**
 * Deletes the files that are due, of the campaigns that are here: those of withdrawn photos and of folded trees at once, those
 * that {@link missUnknown} has missed a week later, unless a photo has them by then. Throws the first refusal of the store, once
 * the others are deleted.
 */
export async function eraseThrownAway(
  { db, write }: Keeper,
  { store }: { store: PhotoStore },
  { now, campaign }: { now: number; campaign?: string },
) {
  const isDue = sql`${isDueBy(now)} AND ${campaign === undefined ? sql`true` : sql`campaign = ${campaign}`}`
  let fault: unknown
  let refused = 0
  for (let after = ''; refused < AWAY_AFTER; ) {
    const rows = await db.all<{ file: string; campaign: string; piece: string; isKept: number }>(
      sql`SELECT file, campaign, piece, due > 0 AND ${hasPhoto} AS isKept FROM photo_trash
        WHERE ${isDue} AND file > ${after} ORDER BY file LIMIT ${AT_ONCE}`,
    )
    const last = rows.at(-1)
    if (!last) break
    after = last.file
    const done: string[] = []
    for (const { isKept, ...row } of rows) {
      if (refused === AWAY_AFTER) break
      try {
        if (!isKept) for (const size of PHOTO_SIZES) await store.delete({ ...row, size })
        done.push(row.file)
        refused = 0
      } catch (error) {
        fault ??= error
        refused++
      }
    }
    await write([sql`DELETE FROM photo_trash WHERE ${isAmong(sql`file`, done)}`])
  }
  if (fault !== undefined) throw fault
}

/**
 * Throws away the files that no photo of the database has, due in a week: those of a request that ended in between, or of a later
 * database than this one.
 */
export async function missUnknown(
  keeper: Keeper,
  { store }: { store: PhotoStore },
  { campaigns, now }: { campaigns: readonly string[]; now: number },
): Promise<void> {
  for (const campaign of campaigns) {
    let listed: PhotoPlace[] = []
    for await (const place of store.list(campaign)) {
      if (listed.push(place) < AT_ONCE) continue
      await missThose(keeper, campaign, listed, now)
      listed = []
    }
    await missThose(keeper, campaign, listed, now)
  }
}

async function missThose({ db, write }: Keeper, campaign: string, listed: PhotoPlace[], now: number): Promise<void> {
  const unknown = await db.all<{ piece: string; file: string }>(sql`
    SELECT DISTINCT value ->> 'piece' AS piece, value ->> 'file' AS file FROM json_each(${JSON.stringify(listed)})
    WHERE file NOT IN (SELECT file FROM photos WHERE campaign = ${campaign}) AND file NOT IN (SELECT file FROM photo_trash)`)
  if (unknown.length === 0) return
  await write([
    sql`INSERT OR IGNORE INTO photo_trash (file, campaign, piece, due)
      SELECT value ->> 'file', ${campaign}, value ->> 'piece', ${now + UNKNOWN_KEPT_MS}
      FROM json_each(${JSON.stringify(unknown)})`,
  ])
}
