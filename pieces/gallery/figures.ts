import { type SQL, sql } from 'drizzle-orm'
import type { NodeId } from '../../db/campaign/node-id.ts'
import type { Engine } from '../../db/engine.ts'
import type { WallFigures } from './contract.ts'
import { isOnWall, STATES, VIEWS, WITHDRAWN } from './statements.ts'

/** A gallery. */
export interface PhotoPiece {
  campaign: string
  piece: string
}

/** A photo's row, as far as anybody is told of it. */
export interface PhotoRow {
  id: string
  node: NodeId
  at: number
  state: number
  reason: string | null
  place: number | null
  view: number
  blocked: number
  file: string
  epoch: string
  caption: string
  width: number
  height: number
  reports: number
  passedOn: number
  isOnWall: number
}

export const COLUMNS = sql`id, node, at, state, reason, place, view, blocked, file, epoch, caption, width, height, reports,
  passed_on AS passedOn, (${isOnWall}) AS isOnWall`

const of = ({ campaign, piece }: PhotoPiece) => sql`campaign = ${campaign} AND piece = ${piece}`

/** A photo; undefined where there is none of that id. */
export async function readPhoto({ db }: Engine, place: PhotoPiece, id: string): Promise<PhotoRow | undefined> {
  const rows = await db.all<PhotoRow>(sql`SELECT ${COLUMNS} FROM photos WHERE ${of(place)} AND id = ${id}`)
  return rows[0]
}

/** The photos of a node, in the order in which they came. */
export async function readOwnPhotos({ db }: Engine, place: PhotoPiece, node: NodeId): Promise<PhotoRow[]> {
  return db.all<PhotoRow>(sql`SELECT ${COLUMNS} FROM photos WHERE node = ${node} AND ${of(place)} ORDER BY at, id`)
}

export async function isBlocked({ db }: Engine, node: NodeId): Promise<boolean> {
  return (await db.all(sql`SELECT 1 FROM photo_blocks WHERE node = ${node}`)).length > 0
}

/**
 * Condition on `photos`: its fan is in this part of a circle; undefined: wherever. Looked up photo by photo, in the order of the wall: a
 * division of the circle takes its photos along.
 */
const isIn = (circle: string | undefined) =>
  circle === undefined
    ? sql`true`
    : sql`(SELECT circle FROM nodes CROSS JOIN circle_branches ON circle_branches.node = nodes.branch
        WHERE nodes.id = photos.node) = ${circle}`

/** The figures of a wall, or of its photos from a circle. */
export async function readWallFigures({ db }: Engine, place: PhotoPiece, circle?: string): Promise<WallFigures> {
  return db.get<WallFigures>(sql`
    SELECT count(*) AS shown, coalesce((SELECT place FROM photo_walls WHERE ${of(place)}), 0) AS place
    FROM photos WHERE ${of(place)} AND ${isOnWall} AND ${isIn(circle)}`)
}

/** Where a page of the wall goes on: the last photo's place, in that order after how often it was passed on. */
export interface WallCursor {
  place: number
  passedOn?: number | undefined
}

interface Asked {
  isByPassedOn: boolean
  /** Only photos from this part of a circle. */
  circle?: string | undefined
  after: WallCursor | undefined
  most: number
}

/** Photos of the wall in one of its orders. */
export async function readWall(
  { db }: Engine,
  place: PhotoPiece,
  { isByPassedOn, circle, after, most }: Asked,
): Promise<PhotoRow[]> {
  const order = isByPassedOn ? sql`passed_on DESC, place DESC` : sql`place DESC`
  return db.all<PhotoRow>(sql`
    SELECT ${COLUMNS} FROM photos WHERE ${of(place)} AND ${isOnWall} AND ${isIn(circle)} AND ${isBehind(isByPassedOn, after)}
    ORDER BY ${order} LIMIT ${most}`)
}

function isBehind(isByPassedOn: boolean, after: WallCursor | undefined): SQL {
  if (!after) return sql`true`
  if (isByPassedOn) return sql`(passed_on, place) < (${after.passedOn ?? 0}, ${after.place})`
  return sql`place < ${after.place}`
}

/**
 * Clear photos that all galleries of a campaign show, with those that their fans have withdrawn and not replaced: what opened by photos
 * stays open. They stay counted when the tree is folded.
 */
export async function readClearPhotos({ db }: Engine, campaign: string): Promise<number> {
  const { photos } = await db.get<{ photos: number }>(sql`
    SELECT coalesce(sum(photos), 0) AS photos FROM photo_totals
    WHERE campaign = ${campaign} AND view = ${VIEWS.clear} AND state IN (${STATES.shown}, ${WITHDRAWN})`)
  return photos
}

/** Bytes that the photos of a campaign take. */
export async function readPhotoBytes({ db }: Engine, campaign: string): Promise<number> {
  const { bytes } = await db.get<{ bytes: number }>(
    sql`SELECT coalesce(sum(bytes), 0) AS bytes FROM photos WHERE campaign = ${campaign}`,
  )
  return bytes
}
