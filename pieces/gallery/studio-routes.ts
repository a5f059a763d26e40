import { parse, readBody } from '../../api/body.ts'
import type { StudioDeps } from '../../api/deps.ts'
import { ApiError } from '../../api/errors.ts'
import { createSeats } from '../../api/seats.ts'
import type { AuditAction } from '../../db/audit.ts'
import type { Asking, KindStudioRoutes } from '../studio-route-kind.ts'
import { exportPhotos } from './archive.ts'
import {
  type Decided,
  type Decision,
  decision,
  type HeldPage,
  type HeldPhoto,
  heldQuery,
  photoId,
  type Reason,
} from './contract.ts'
import { type PhotoRow, readPhoto } from './figures.ts'
import { countQueues, type HeldCursor, readPhotos, readPhotosBeside, readQueue } from './held.ts'
import { PAGE, type PhotoSize } from './limits.ts'
import { openCaption, openFrom } from './sealed-photo.ts'
import { VIEWS } from './statements.ts'
import { stateOf } from './states.ts'
import { typeOf } from './types.ts'

type Gallery = Asking<'gallery'>

/** Two hundred ids and a reason. */
const MOST_BYTES = 8192

const HOUR_MS = 3_600_000

/** Exports at once: each opens thousands of photos. */
const EXPORTS = [{ most: 2 }]

export const studioRoutes: KindStudioRoutes<'gallery'> = (deps) => {
  const seats = createSeats<unknown>(EXPORTS)
  return {
    'GET photos': { for: 'editors', answer: async (asking) => asking.c.json(await queueOf(asking)) },
    'PATCH photos': {
      for: 'editors',
      mostBytes: MOST_BYTES,
      answer: async (asking) => asking.c.json(await decide(deps, asking)),
    },
    'GET photos/:id/thumb': { for: 'editors', answer: (asking) => picture(deps, asking, 'thumb') },
    'GET photos/:id/full': { for: 'editors', answer: (asking) => picture(deps, asking, 'full') },
    'GET photos.zip': { for: 'owners', answer: (asking) => exportPhotos(deps, seats, asking) },
  }
}

const placeOf = ({ campaign, piece }: Gallery) => ({ campaign: campaign.slug, piece: piece.id })

async function queueOf(asking: Gallery): Promise<HeldPage> {
  const store = asking.c.get('store')
  const { queue, after } = parse(heldQuery, asking.c.req.query(), 'query')
  const cursor = after === undefined ? undefined : readCursor(asking, after)
  const rows = await readQueue(store, placeOf(asking), { queue, after: cursor, most: PAGE + 1 })
  const last = rows[PAGE - 1]
  return {
    photos: await Promise.all(rows.slice(0, PAGE).map((row) => heldPhoto(asking, row))),
    next: rows.length > PAGE && last ? writeCursor(asking, last) : null,
    counts: await countQueues(store, placeOf(asking)),
  }
}

/** The moment in it is encrypted: a moderator learns the hour of a photo. */
function writeCursor({ campaign }: Gallery, { at, id }: HeldCursor): string {
  return `${campaign.names.write(at)}.${id}`
}

function readCursor({ campaign }: Gallery, after: string): HeldCursor {
  const [token = '', id = ''] = after.split('.')
  const at = campaign.names.read(token)
  if (at === undefined || !photoId.safeParse(id).success) {
    throw new ApiError('malformed', { detail: 'after: expected the `next` of a page' })
  }
  return { at, id }
}

async function heldPhoto({ campaign, piece }: Gallery, row: PhotoRow): Promise<HeldPhoto> {
  const { id, reason, width, height, at, view, blocked, reports, passedOn } = row
  return {
    ...{ id, state: stateOf(row), reason: reason as Reason | null, width, height, reports, passedOn },
    caption: await openCaption({ campaign, piece }, row),
    at: at - (at % HOUR_MS),
    doubtful: view === VIEWS.doubtful,
    voided: view === VIEWS.voided,
    blocked: blocked === 1,
  }
}

const ACTIONS: Record<Decision['do'], AuditAction> = {
  accept: 'photos-accepted',
  refuse: 'photos-refused',
  reconsider: 'photos-reconsidered',
  block: 'pass-blocked',
  unblock: 'pass-unblocked',
}

async function decide({ now }: StudioDeps, asking: Gallery): Promise<Decided> {
  const { c, campaign, piece } = asking
  const [store, place] = [c.get('store'), placeOf(asking)]
  const decided = await readBody(c, decision)
  const why = 'reason' in decided ? `, ${decided.reason}` : ''
  const change = {
    ...{ at: now(), who: c.get('member').name, campaign: campaign.slug, action: ACTIONS[decided.do] },
    detail: `${piece.id}: {changed}${why}`,
  }
  await store.ledger.decide({ kind: 'gallery', campaign: campaign.slug, body: { ...decided, piece: piece.id } }, change)
  const rows =
    'ids' in decided ? await readPhotos(store, place, decided.ids) : await readPhotosBeside(store, place, decided.id)
  return {
    photos: await Promise.all(rows.map((row) => heldPhoto(asking, row))),
    counts: await countQueues(store, place),
  }
}

/** A photo as a moderator has to see it, opened: no cache keeps it. */
async function picture({ photos }: StudioDeps, asking: Gallery, size: PhotoSize): Promise<Response> {
  const { c, campaign, piece } = asking
  const id = photoId.safeParse(c.req.param('id'))
  const row = id.success ? await readPhoto(c.get('store'), placeOf(asking), id.data) : undefined
  const sealed = row && (await photos?.store.get({ ...placeOf(asking), file: row.file, size }))
  if (!row || !sealed) throw new ApiError('route-unknown')
  const bytes = await openFrom({ campaign, piece }, sealed, row.epoch)
  return c.body(bytes, 200, { 'Content-Type': typeOf(bytes), 'Content-Disposition': 'inline' })
}
