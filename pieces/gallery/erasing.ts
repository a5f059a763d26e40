import { sql } from 'drizzle-orm'
import { PHOTO_SIZES, type PhotoStore } from '../../api/photos/photo-store.ts'
import { isHere } from '../../db/campaign/move-states.ts'
import type { Engine } from '../../db/engine.ts'
import { isAmong } from '../../db/query.ts'

/** Photos deleted between two commits. */
const AT_ONCE = 100

/** A file of neither an entry nor the trash is one of a request that ended in between, or of a later database than this one. */
const UNKNOWN_KEPT_MS = 7 * 86_400_000

type Keeper = Pick<Engine, 'db' | 'write'>

/** Deletes the files of photos whose rows are gone, of the campaigns that are here: those of withdrawn photos, and of folded trees. */
export async function eraseThrownAway({ db, write }: Keeper, { store }: { store: PhotoStore }, campaign?: string) {
  const only = campaign === undefined ? sql`true` : sql`campaign = ${campaign}`
  for (;;) {
    const rows = await db.all<{ file: string; campaign: string; piece: string }>(
      sql`SELECT file, campaign, piece FROM photo_trash WHERE ${isHere} AND ${only} LIMIT ${AT_ONCE}`,
    )
    if (rows.length === 0) return
    for (const row of rows) for (const size of PHOTO_SIZES) await store.delete({ ...row, size })
    const files = rows.map(({ file }) => file)
    await write([sql`DELETE FROM photo_trash WHERE ${isAmong(sql`file`, files)}`])
  }
}

/**
 * Deletes files that no photo of the database has, a week after they were written: until then a backup that was restored by
 * mistake can be taken back, and no upload takes so long.
 */
export async function eraseUnknown(
  { db }: Keeper,
  { store }: { store: PhotoStore },
  { campaigns, now }: { campaigns: readonly string[]; now: number },
): Promise<void> {
  for (const slug of campaigns) await eraseUnknownOf(db, store, slug, now)
}

async function eraseUnknownOf(db: Keeper['db'], store: PhotoStore, slug: string, now: number): Promise<void> {
  for await (const { at, ...place } of store.list(slug)) {
    if (now - at < UNKNOWN_KEPT_MS) continue
    const { campaign, piece, file } = place
    const known = await db.all(sql`
      SELECT 1 FROM photos WHERE campaign = ${campaign} AND piece = ${piece} AND file = ${file}`)
    if (known.length > 0) continue
    await store.delete(place)
  }
}
