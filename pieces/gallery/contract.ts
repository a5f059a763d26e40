import * as z from 'zod'
import { exportQuery } from '../../api/studio/contract/report-schema.ts'
import { LONGEST_CAPTION, PAGE } from './limits.ts'

/** What the routes of a gallery take and answer. The page and the studio import types only from here. */

const count = z.int().min(0)
const time = z.int()
const pixels = z.int().min(1)

/** An id that the fan's page chooses at random: 22 characters of base64url. The same id again is a retry, and changes nothing. */
export const photoId = z.string().regex(/^[\w-]{22}$/)

/** Why a photo was refused: the fan reads it as a sentence in their language. */
const REASONS = ['off-topic', 'person', 'plate', 'offensive', 'rights', 'unclear'] as const
const reason = z.enum(REASONS)
export type Reason = z.output<typeof reason>

/** `waiting` for a moderator, `shown` to all who hold the piece, `refused`. One that is withdrawn is gone. */
const photoState = z.enum(['waiting', 'shown', 'refused'])
export type PhotoState = z.output<typeof photoState>

/** `POST …/pieces/:piece/photos`, as `multipart/form-data`: `id`, `caption` and `photo` (JPEG, PNG or WebP). */
export const photoForm = z.strictObject({
  id: photoId,
  caption: z.string().trim().max(LONGEST_CAPTION).default(''),
})

/** What everybody is told of a wall. */
const wallFigures = z.object({
  /** Photos on it. */
  shown: count,
  /** The last place that was given on it, which never falls: photos that are shown from now on have higher ones. */
  place: count,
})
export type WallFigures = z.output<typeof wallFigures>

/** A photo of the pass that asks. */
const ownPhoto = z.object({
  id: photoId,
  state: photoState,
  reason: reason.optional(),
  caption: z.string(),
  width: pixels,
  height: pixels,
})
export type OwnPhoto = z.output<typeof ownPhoto>

/**
 * `GET …/pieces/:piece`, and the answer to `POST photos` (201, or 200 for a retry) and to `DELETE photos/:id`.
 * A photo that is not taken is a problem: `malformed` (no photo that can be decoded, or a caption is missing; or the id is
 * another fan’s), `too-large`, `closed` (none is left to this pass, it is blocked, or the gallery is full: `GET` says which; or the
 * photo was withdrawn meanwhile), `slow-down` (too many at once: the same again, later), `unavailable` (the same again, later).
 * `DELETE` of a photo that is not there is answered alike: it may be on its way, and is not added any more.
 */
export const galleryAnswer = wallFigures.extend({
  own: z.array(ownPhoto),
  /** How many this pass can still add. */
  left: count,
  /** Whether this pass was blocked from adding any. */
  blocked: z.boolean(),
  /** Whether the gallery takes no more photos from anybody, since there is no room for them. */
  full: z.boolean(),
  /** Whether this pass is in a circle, whose photos the wall shows by themselves. */
  circle: z.boolean(),
})
export type GalleryAnswer = z.output<typeof galleryAnswer>

/** A photo on the wall. Its bytes, `GET photos/:id/thumb` and `/full`, are a container sealed with the key of the piece. */
export const wallPhoto = z.object({
  id: photoId,
  caption: z.string(),
  width: pixels,
  height: pixels,
  /** Fans who passed it on. */
  passedOn: count,
  isOwn: z.boolean(),
})
export type WallPhoto = z.output<typeof wallPhoto>

/**
 * `GET …/pieces/:piece/photos?order=newest|passed-on|circle&after=<next>`; `GET photos/:id` answers one `wallPhoto`. `circle`: the newest from
 * the circle that the pass is in, none where it is in none.
 */
const WALL_ORDERS = ['newest', 'passed-on', 'circle'] as const
export type WallOrder = (typeof WALL_ORDERS)[number]
export const wallQuery = z.object({
  order: z.enum(WALL_ORDERS).default('newest'),
  after: z.string().max(60).optional(),
})
/** With the figures of what was asked for: of order `circle`, `shown` is the number of photos from the circle. */
export const wallPage = wallFigures.extend({
  photos: z.array(wallPhoto).max(PAGE),
  /** Where the next page begins; null at the end. */
  next: z.string().nullable(),
})
export type WallPage = z.output<typeof wallPage>

/** `POST photos/:id/report` says that a photo should not stand here, `POST photos/:id/passed-on` that it was passed on: each counts once a pass. Both answer 204. */

/** `event: piece` of the live stream. */
export interface GalleryEvent extends WallFigures {
  piece: string
}

/** A photo as the studio's moderators see it. Its picture, opened: `GET …/photos/:id/thumb` and `/full` below the studio's piece. */
const heldPhoto = z.object({
  id: photoId,
  state: photoState,
  reason: reason.nullable(),
  caption: z.string(),
  width: pixels,
  height: pixels,
  /** The hour it came in, epoch milliseconds. */
  at: time,
  /** Whether its view is doubtful or voided, and its pass blocked. */
  doubtful: z.boolean(),
  voided: z.boolean(),
  blocked: z.boolean(),
  reports: count,
  passedOn: count,
})
export type HeldPhoto = z.output<typeof heldPhoto>

/**
 * `GET studio/campaigns/:slug/pieces/:piece/photos?queue=waiting|reported|shown|refused|blocked&after=`, oldest first where something waits, else
 * newest first. The photos of blocked passes are among the refused ones too.
 */
export const QUEUES = ['waiting', 'reported', 'shown', 'refused', 'blocked'] as const
export const heldQuery = z.object({ queue: z.enum(QUEUES).default('waiting'), after: z.string().max(60).optional() })
export const heldPage = z.object({
  photos: z.array(heldPhoto).max(PAGE),
  next: z.string().nullable(),
  counts: z.record(z.enum(QUEUES), count),
})
export type HeldPage = z.output<typeof heldPage>

/**
 * `PATCH studio/campaigns/:slug/pieces/:piece/photos`: `accept` also answers the reports of a photo, `reconsider` takes a decision back.
 * With `seen`, photos that are in another state by now stay as they are: another moderator, or their reports, came first.
 * `block` and `unblock` name the pass behind a photo: none of its photos is shown while it is blocked.
 */
const several = { ids: z.array(photoId).min(1).max(200), seen: photoState.optional() }
export const decision = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('accept'), ...several }),
  z.strictObject({ do: z.literal('refuse'), ...several, reason }),
  z.strictObject({ do: z.literal('reconsider'), ...several }),
  z.strictObject({ do: z.enum(['block', 'unblock']), id: photoId }),
])
export type Decision = z.output<typeof decision>

/** The answer: the photos that were named, or all of the pass, as they now are. */
export const decided = z.object({ photos: z.array(heldPhoto), counts: z.record(z.enum(QUEUES), count) })
export type Decided = z.output<typeof decided>

/** `GET studio/campaigns/:slug/pieces/:piece/photos.zip`: how `captions.csv` in it is written. */
export const archiveQuery = exportQuery.pick({ separator: true })

const cell = z.object({
  /** A channel or a generation; null: all cells that are too small to be told apart. */
  key: z.string().nullable(),
  photos: count,
})

/** `GET studio/campaigns/:slug/pieces/:piece/report`. Voided photos are in no figure but `voided`. */
export const galleryReport = z.object({
  kind: z.literal('gallery'),
  piece: z.string(),
  title: z.string(),
  moderation: z.enum(['before', 'after']),
  /** What became of them; null: somebody could be told from it, as from a period or from what a channel of few leaves. */
  photos: z.object({ waiting: count, shown: count, refused: count, doubtful: count, voided: count }).nullable(),
  /** Fans with a photo, against the openings of the same selection. */
  contributors: z.object({ fans: count, openings: count }),
  byChannel: z.array(cell),
  /** Empty for others than owners, unless it is of all photos: see `isGenerationTold`. */
  byGeneration: z.array(cell),
  /** By the moment a photo came in; `at` is the beginning of the bucket. */
  overTime: z.array(z.object({ at: time, photos: count })),
})
export type GalleryReport = z.output<typeof galleryReport>
