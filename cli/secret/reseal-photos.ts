import { type SQL, sql } from 'drizzle-orm'
import { type Bytes, PHOTO_SIZES, type PhotoPlace, type PhotoStore, wholeOf } from '../../api/photos/photo-store.ts'
import type { Engine } from '../../db/engine.ts'
import { newFileName } from '../../pieces/gallery/sealed-photo.ts'
import type { Keyring } from '../../seal/secret.ts'
import { CommandError, inWords } from '../fail.ts'
import { resealed } from './resealed.ts'

interface Photo extends Omit<PhotoPlace, 'size'> {
  row: number
  epoch: string
}

/**
 * Seals the photos of galleries for another secret, as further files: the database that is kept goes on having the old ones,
 * which housekeeping deletes a week after it has missed their rows. Photos that the old secret does not open, or whose
 * files are gone, stay as they are. Throws {@link CommandError}, and leaves no new file then.
 */
export async function resealPhotos(engine: Engine, store: PhotoStore, from: Keyring, to: Keyring) {
  const photos = await engine.db.all<Photo>(sql`SELECT rowid AS row, campaign, piece, file, epoch FROM photos`)
  const [written, made]: [SQL[], PhotoPlace[]] = [[], []]
  try {
    for (const { row, epoch, ...photo } of photos) {
      const { campaign, piece } = photo
      const [old, key] = [from.content(campaign, piece, epoch), to.content(campaign, piece, epoch)]
      const [full, thumb] = await Promise.all(
        PHOTO_SIZES.map((size) => resealedFile(store, { ...photo, size }, old, key)),
      )
      if (!full || !thumb) continue
      const file = newFileName()
      for (const [size, bytes] of [
        ['full', full],
        ['thumb', thumb],
      ] as const) {
        made.push({ ...photo, file, size })
        await store.put({ ...photo, file, size }, bytes)
      }
      written.push(sql`UPDATE photos SET file = ${file} WHERE rowid = ${row}`)
    }
    await engine.write(written)
  } catch (cause) {
    // What could not be written leaves room for another try.
    for (const place of made) await store.delete(place).catch(() => {})
    throw new CommandError(`${inWords(cause)}. Nothing was changed.`, { cause })
  }
  return { sealed: written.length, unopened: photos.length - written.length }
}

async function resealedFile(store: PhotoStore, place: PhotoPlace, from: Bytes, to: Bytes): Promise<Bytes | undefined> {
  const container = await store.get(place)
  return container && resealed(await wholeOf(container), from, to)
}
