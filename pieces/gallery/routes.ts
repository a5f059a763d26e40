import { parse } from '../../api/body.ts'
import { readPart } from '../../api/circles.ts'
import type { FanDeps } from '../../api/deps.ts'
import { ApiError } from '../../api/errors.ts'
import type { Holder, KindRoutes } from '../route-kind.ts'
import { addPhoto, hasRoom, MOST_BYTES } from './adding.ts'
import {
  type GalleryAnswer,
  type GalleryEvent,
  type OwnPhoto,
  photoId,
  type Reason,
  type WallPage,
  type WallPhoto,
  wallQuery,
} from './contract.ts'
import { eraseThrownAway } from './erasing.ts'
import {
  isBlocked,
  type PhotoRow,
  readClearPhotos,
  readOwnPhotos,
  readPhoto,
  readWall,
  readWallFigures,
  type WallCursor,
} from './figures.ts'
import { PAGE, type PhotoSize } from './limits.ts'
import { openCaption, sealedNow } from './sealed-photo.ts'
import { stateOf } from './states.ts'

type Gallery = Holder<'gallery'>

export const routes: KindRoutes<'gallery'> = {
  mostBytes: { 'POST photos': MOST_BYTES },
  forLife: ['DELETE photos/:id'],
  answers: (deps) => ({
    GET: async (holder) => holder.c.json(await answer(deps, holder)),
    'POST photos': async (holder) => {
      const isNew = await addPhoto(deps, holder)
      return holder.c.json(await answer(deps, holder), isNew ? 201 : 200)
    },
    'GET photos': async (holder) => holder.c.json(await wall(holder)),
    'GET photos/:id': async (holder) => holder.c.json(await wallPhoto(holder, await seen(holder))),
    'DELETE photos/:id': async (holder) => {
      await withdraw(deps, holder)
      return holder.c.json(await answer(deps, holder))
    },
    'GET photos/:id/thumb': (holder) => picture(deps, holder, 'thumb'),
    'GET photos/:id/full': (holder) => picture(deps, holder, 'full'),
    'POST photos/:id/report': async (holder) => {
      const { moderation, hideAfter } = holder.piece
      await mark(deps, holder, { do: 'report', hideAfter: moderation === 'after' ? hideAfter : null })
      return holder.c.body(null, 204)
    },
    'POST photos/:id/passed-on': async (holder) => {
      await mark(deps, holder, { do: 'pass-on' })
      return holder.c.body(null, 204)
    },
  }),
  clearPhotos: readClearPhotos,
  async events(engine, { slug, pieces }) {
    const galleries = pieces.filter(({ kind }) => kind === 'gallery')
    return Promise.all(
      galleries.map(async ({ id }): Promise<GalleryEvent> => {
        return { piece: id, ...(await readWallFigures(engine, { campaign: slug, piece: id })) }
      }),
    )
  },
}

const placeOf = ({ campaign, piece }: Gallery) => ({ campaign: campaign.slug, piece: piece.id })

async function answer(deps: FanDeps, holder: Gallery): Promise<GalleryAnswer> {
  const { c, campaign, piece, node } = holder
  const store = c.get('store')
  const rows = await readOwnPhotos(store, placeOf(holder), node)
  return {
    ...(await readWallFigures(store, placeOf(holder))),
    own: await Promise.all(rows.map((row) => ownPhoto(holder, row))),
    left: Math.max(0, piece.most - rows.length),
    blocked: await isBlocked(store, node),
    full: !deps.photos || !(await hasRoom(deps.photos, c)),
    circle: (await readPart(store, campaign, node)) !== undefined,
  }
}

async function ownPhoto({ campaign, piece }: Gallery, row: PhotoRow): Promise<OwnPhoto> {
  const { id, reason, width, height } = row
  return {
    ...{ id, state: stateOf(row), width, height },
    ...(reason !== null && { reason: reason as Reason }),
    caption: await openCaption({ campaign, piece }, row),
  }
}

async function wallPhoto({ campaign, piece, node }: Gallery, row: PhotoRow): Promise<WallPhoto> {
  const { id, width, height, passedOn } = row
  const caption = await openCaption({ campaign, piece }, row)
  return { id, caption, width, height, passedOn, isOwn: row.node === node }
}

async function wall(holder: Gallery): Promise<WallPage> {
  const { c, campaign, node } = holder
  const { order, after } = parse(wallQuery, c.req.query(), 'query')
  const [store, place] = [c.get('store'), placeOf(holder)]
  const part = order === 'circle' ? await readPart(store, campaign, node) : undefined
  if (order === 'circle' && !part) return { photos: [], next: null, ...(await readWallFigures(store, place)), shown: 0 }
  const circle = part?.circle
  const cursor = after === undefined ? undefined : readCursor(after)
  // Before the photos: one that is shown in between is new to whoever reads this, and none is missed.
  const figures = await readWallFigures(store, place, circle)
  const asked = { isByPassedOn: order === 'passed-on', circle, after: cursor, most: PAGE + 1 }
  const rows = await readWall(store, place, asked)
  const [page, last] = [rows.slice(0, PAGE), rows[PAGE - 1]]
  const photos = await Promise.all(page.map((row) => wallPhoto(holder, row)))
  return { ...figures, photos, next: rows.length > PAGE && last ? `${last.place}.${last.passedOn}` : null }
}

/** Places are numbers in the order of being shown: they tell no time. */
function readCursor(after: string): WallCursor {
  const [, place, passedOn] = /^(\d{1,15})\.(\d{1,15})$/.exec(after) ?? []
  if (place === undefined) throw new ApiError('malformed', { detail: 'after: expected the `next` of a page' })
  return { place: Number(place), passedOn: Number(passedOn) }
}

function idOf({ c }: Gallery): string {
  const parsed = photoId.safeParse(c.req.param('id'))
  if (!parsed.success) throw new ApiError('route-unknown')
  return parsed.data
}

/** A photo of the wall. One that is not there, or not any more, is answered like a route that is not there. */
async function seen(holder: Gallery): Promise<PhotoRow> {
  const row = await readPhoto(holder.c.get('store'), placeOf(holder), idOf(holder))
  if (!row?.isOnWall) throw new ApiError('route-unknown')
  return row
}

/** Bytes of a photo that is on the wall, or of the pass's own; sealed, so that a cache may keep them for the fan. */
async function picture({ photos }: FanDeps, holder: Gallery, size: PhotoSize): Promise<Response> {
  const { c, campaign, piece, node } = holder
  const row = await readPhoto(c.get('store'), placeOf(holder), idOf(holder))
  if (!row || !(row.isOnWall || row.node === node)) throw new ApiError('route-unknown')
  const sealed = await photos?.store.get({ ...placeOf(holder), file: row.file, size })
  if (!sealed) throw new ApiError('route-unknown')
  const container = await sealedNow({ campaign, piece }, sealed, row.epoch)
  return c.body(container, 200, {
    'Content-Type': 'application/octet-stream',
    'Cache-Control': 'private, max-age=3600',
  })
}

async function withdraw(deps: FanDeps, holder: Gallery): Promise<void> {
  const { c, campaign, piece, node } = holder
  const id = idOf(holder)
  const row = await readPhoto(c.get('store'), placeOf(holder), id)
  if (row && row.node !== node) throw new ApiError('route-unknown')
  // One that is not there may be on its way, and is remembered: a script is slowed down.
  if (!row && !deps.entryBuckets.take(node)) throw new ApiError('slow-down', { retryAfterSeconds: 5 })
  const body = { do: 'withdraw', piece: piece.id, id } as const
  await c.get('store').ledger.enter({ kind: 'gallery', campaign: campaign.slug, node, body })
  // What cannot be deleted now is deleted later.
  const due = { now: deps.now(), campaign: campaign.slug }
  if (deps.photos) await eraseThrownAway(c.get('store'), deps.photos, due).catch(deps.log)
}

type Mark = { do: 'report'; hideAfter: number | null } | { do: 'pass-on' }

async function mark({ entryBuckets }: FanDeps, holder: Gallery, what: Mark): Promise<void> {
  const { c, campaign, piece, node } = holder
  const row = await seen(holder)
  if (what.do === 'report' && row.node === node) return
  if (!entryBuckets.take(node)) throw new ApiError('slow-down', { retryAfterSeconds: 1 })
  const body = { ...what, piece: piece.id, id: row.id }
  await c.get('store').ledger.enter({ kind: 'gallery', campaign: campaign.slug, node, body })
}
