import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { sql } from 'drizzle-orm'
import sharp from 'sharp'
import type { CatalogueEntry } from '../../api/catalogue.ts'
import { createDevelop } from '../../api/photos/develop.ts'
import type { PhotoStore } from '../../api/photos/photo-store.ts'
import type { Developed } from '../../api/photos/photos.ts'
import { createLedger } from '../../db/campaign/ledger.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import type { Engine } from '../../db/engine.ts'
import { newFileName, sealCaption, sealFor } from '../../pieces/gallery/sealed-photo.ts'
import { newPhotoId } from './photos.ts'

const CABS = resolve(import.meta.dirname, '../../campaigns/cabines/media')
/** Of each picture that the project has of a cab, so many parts. */
const CROPS = 6
const SIDE = 1200
const AT_ONCE = 100

interface Plan {
  engine: Engine
  store: PhotoStore
  campaign: CatalogueEntry
  piece: string
  photos: number
  /** Photos of each fan. */
  each: number
}

/** Fills the wall of a gallery: photos of fans who are there already, developed, sealed, kept and entered as the server does. */
export async function hang({ engine, store, campaign, piece, photos, each }: Plan): Promise<void> {
  const epoch = campaign.pieces.find(({ id }) => id === piece)?.epoch
  if (epoch === undefined) throw new Error(`${campaign.slug} has no piece ${piece}`)
  const sealing = { campaign, piece: { id: piece, epoch } }
  const ledger = createLedger({ engine, nextTurn: setImmediate, now: Date.now })
  const fans = await engine.db.all<{ id: NodeId }>(sql`
    SELECT id FROM nodes WHERE campaign = ${campaign.slug} AND parent IS NOT NULL ORDER BY id LIMIT ${Math.ceil(photos / each)}`)
  const developed = await develop()
  const add = async (index: number): Promise<void> => {
    const { full, thumb, width, height } = developed[index % developed.length] as Developed
    const file = newFileName()
    const sealed = { full: await sealFor(sealing, full), thumb: await sealFor(sealing, thumb) }
    for (const size of ['full', 'thumb'] as const) {
      await store.put({ campaign: campaign.slug, piece, file, size }, sealed[size])
    }
    const body = {
      do: 'add',
      ...{ piece, id: newPhotoId(), most: each, isShownAtOnce: true, file, epoch, width, height },
      caption: await sealCaption(sealing, `Ma cabine, la nuit ${index + 1}`),
      bytes: sealed.full.length + sealed.thumb.length,
    } as const
    const { id: node } = fans[Math.floor(index / each)] as { id: NodeId }
    await ledger.enter({ kind: 'gallery', campaign: campaign.slug, node, body })
  }
  for (let from = 0; from < photos; from += AT_ONCE) {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, photos - from) }, (_, i) => add(from + i)))
  }
}

async function develop(): Promise<Developed[]> {
  const developer = createDevelop()
  const names = (await readdir(CABS)).filter((name) => name.startsWith('cabine-'))
  const all: Developed[] = []
  for (const name of names) {
    const picture = await readFile(join(CABS, name))
    const { width, height } = await sharp(picture).metadata()
    const [w, h] = [Math.round(width * 0.7), Math.round(height * 0.7)]
    for (let i = 0; i < CROPS; i++) {
      const place = { left: Math.round(((width - w) * i) / CROPS), top: Math.round(((height - h) * i) / CROPS) }
      const part = sharp(picture).extract({ ...place, width: w, height: h })
      const photo = await part.resize({ width: SIDE, height: SIDE, fit: 'inside' }).jpeg().toBuffer()
      all.push(await developer(new Uint8Array(photo)))
    }
  }
  return all
}
