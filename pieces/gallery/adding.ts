import type { Context } from 'hono'
import { parse } from '../../api/body.ts'
import type { CampaignEnv, FanDeps } from '../../api/deps.ts'
import { ApiError } from '../../api/errors.ts'
import { PhotoFault } from '../../api/photos/image-header.ts'
import { type Bytes, PHOTO_SIZES, type PhotoPlace } from '../../api/photos/photo-store.ts'
import { DarkroomFull, type Photos } from '../../api/photos/photos.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import type { Holder } from '../route-kind.ts'
import { photoForm } from './contract.ts'
import { isBlocked, readOwnPhotos, readPhoto, readPhotoBytes } from './figures.ts'
import { LARGEST_PHOTO } from './limits.ts'
import { newFileName, sealCaption, sealFor } from './sealed-photo.ts'

/** What a multipart body has around the photo: its borders, an id and a caption. */
const AROUND_PHOTO = 4096
export const MOST_BYTES = LARGEST_PHOTO + AROUND_PHOTO

const FULL = 'expected a gallery that has room for this pass; what is left to it is in the piece’s answer'

/** Takes a photo, once. Resolves with whether it is new: a retry is answered alike. */
export async function addPhoto(deps: FanDeps, holder: Holder<'gallery'>): Promise<boolean> {
  const { c, campaign, piece, node } = holder
  const { photos } = deps
  const store = c.get('store')
  if (!photos) throw new ApiError('unavailable', { detail: 'This host keeps no photos', retryAfterSeconds: 60 })
  const network = deps.networkOf(c)
  if (!deps.photoBuckets.take(network.own)) throw new ApiError('slow-down', { retryAfterSeconds: 5 })
  if (!deps.entryBuckets.take(node)) throw new ApiError('slow-down', { retryAfterSeconds: 5 })
  const leave = deps.photoSeats.take(network)
  if (!leave) throw new ApiError('slow-down', { retryAfterSeconds: 2 })
  deps.allowUpload?.(c)
  try {
    const { id, caption, bytes } = await readForm(c)
    checkCaption(piece.caption, caption)
    const place = { campaign: campaign.slug, piece: piece.id }
    const before = await readPhoto(store, place, id)
    if (before) return refuseForeign(before.node, node)
    const own = await readOwnPhotos(store, place, node)
    const isFull = own.length >= piece.most || (await isBlocked(store, node)) || !(await hasRoom(photos, c))
    if (isFull) throw new ApiError('closed', { detail: FULL })
    return await keep(photos, holder, { id, caption, bytes })
  } finally {
    leave()
  }
}

/** Whether the photos of a campaign may grow. */
export async function hasRoom(photos: Photos, c: Context<CampaignEnv>): Promise<boolean> {
  return (await readPhotoBytes(c.get('store'), c.get('campaign').slug)) < photos.mostBytes
}

interface Sent {
  id: string
  caption: string
  bytes: Bytes
}

async function readForm(c: Context<CampaignEnv>): Promise<Sent> {
  if (!/^multipart\/form-data\s*;/i.test(c.req.header('Content-Type') ?? '')) {
    throw new ApiError('malformed', { detail: 'expected Content-Type: multipart/form-data' })
  }
  const form = await c.req.raw.formData().catch(() => {
    throw new ApiError('malformed', { detail: 'expected a whole multipart body' })
  })
  const { photo, ...texts } = Object.fromEntries(form)
  const { id, caption } = parse(photoForm, texts, 'body')
  if (!(photo instanceof File)) throw new ApiError('malformed', { detail: 'photo: expected a file' })
  if (photo.size > LARGEST_PHOTO) {
    throw new ApiError('too-large', { detail: `photo: expected at most ${LARGEST_PHOTO} bytes` })
  }
  return { id, caption, bytes: new Uint8Array(await photo.arrayBuffer()) }
}

function checkCaption(rule: 'optional' | 'required' | 'none', caption: string): void {
  if (rule === 'required' && caption === '') throw new ApiError('malformed', { detail: 'caption: expected one' })
  if (rule === 'none' && caption !== '') throw new ApiError('malformed', { detail: 'caption: expected none' })
}

/** An id is random: the same one of another pass is no retry. */
function refuseForeign(owner: NodeId, node: NodeId): false {
  if (owner !== node) throw new ApiError('malformed', { detail: 'id: taken, expected another' })
  return false
}

async function keep(photos: Photos, { c, campaign, piece, node }: Holder<'gallery'>, sent: Sent): Promise<boolean> {
  const developed = await develop(photos, sent.bytes)
  const sealing = { campaign, piece }
  const [full, caption] = await Promise.all([sealFor(sealing, developed.full), sealCaption(sealing, sent.caption)])
  // Where there is no decoder both are one picture, which need not be in memory twice.
  const thumb = developed.thumb === developed.full ? full : await sealFor(sealing, developed.thumb)
  const place = { campaign: campaign.slug, piece: piece.id }
  const file = newFileName()
  await photos.store.put({ ...place, file, size: 'full' }, full)
  await photos.store.put({ ...place, file, size: 'thumb' }, thumb)
  const { width, height } = developed
  const added = {
    do: 'add',
    ...{ piece: piece.id, id: sent.id, most: piece.most, isShownAtOnce: piece.moderation === 'after' },
    ...{ file, epoch: piece.epoch, caption, width, height, bytes: full.length + thumb.length },
  } as const
  // Where this fails, the files stay: whether the entry was committed nobody knows, and the sweep takes what has no row.
  await c.get('store').ledger.enter({ kind: 'gallery', campaign: campaign.slug, node, body: added })
  const kept = await readPhoto(c.get('store'), place, sent.id)
  if (kept?.file === file) return true
  await deleteFiles(photos, { ...place, file })
  // Withdrawn on its way, as well.
  if (!kept) throw new ApiError('closed', { detail: FULL })
  return refuseForeign(kept.node, node)
}

async function develop(photos: Photos, bytes: Bytes) {
  return photos.develop(bytes).catch((cause: unknown) => {
    if (cause instanceof PhotoFault) throw new ApiError('malformed', { detail: `photo: ${cause.message}` })
    if (cause instanceof DarkroomFull) throw new ApiError('slow-down', { retryAfterSeconds: 5, cause })
    throw cause
  })
}

async function deleteFiles({ store }: Photos, place: Omit<PhotoPlace, 'size'>): Promise<void> {
  for (const size of PHOTO_SIZES) await store.delete({ ...place, size })
}
