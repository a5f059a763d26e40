import { type SQL, sql } from 'drizzle-orm'
import type { Engine } from '../../db/engine.ts'
import { isAmong } from '../../db/query.ts'
import type { QUEUES } from './contract.ts'
import { COLUMNS, type PhotoPiece, type PhotoRow } from './figures.ts'
import { STATES } from './statements.ts'

type Queue = (typeof QUEUES)[number]

/** A position in a queue. */
export interface HeldCursor {
  at: number
  id: string
}

/** Where moderators find a photo: those of a blocked pass are refused, whatever was decided about each. As the index has it. */
const standing = sql.raw('(CASE WHEN blocked THEN 2 ELSE state END)')

const IN_QUEUE: Record<Queue, SQL> = {
  waiting: sql`${standing} = ${sql.raw(String(STATES.waiting))}`,
  reported: sql`reports > 0 AND blocked = 0`,
  shown: sql`${standing} = ${sql.raw(String(STATES.shown))}`,
  refused: sql`${standing} = ${sql.raw(String(STATES.refused))}`,
  blocked: sql`${standing} = ${sql.raw(String(STATES.refused))} AND blocked = 1`,
}

/** Queues in which somebody waits for an answer. */
const OLDEST_FIRST: ReadonlySet<Queue> = new Set(['waiting', 'reported'])

const of = ({ campaign, piece }: PhotoPiece) => sql`campaign = ${campaign} AND piece = ${piece}`

/** A page of a queue: the oldest first where something waits, else the newest. */
export async function readQueue(
  { db }: Engine,
  place: PhotoPiece,
  { queue, after, most }: { queue: Queue; after: HeldCursor | undefined; most: number },
): Promise<PhotoRow[]> {
  const isOldestFirst = OLDEST_FIRST.has(queue)
  const behind = after && sql`(at, id) ${sql.raw(isOldestFirst ? '>' : '<')} (${after.at}, ${after.id})`
  const order = isOldestFirst ? sql`at, id` : sql`at DESC, id DESC`
  return db.all<PhotoRow>(sql`
    SELECT ${COLUMNS} FROM photos WHERE ${of(place)} AND ${IN_QUEUE[queue]} AND ${behind ?? sql`true`}
    ORDER BY ${order} LIMIT ${most}`)
}

export async function countQueues({ db }: Engine, place: PhotoPiece): Promise<Record<Queue, number>> {
  const count = (queue: Queue) => sql`(SELECT count(*) FROM photos WHERE ${of(place)} AND ${IN_QUEUE[queue]})`
  return db.get(sql`SELECT ${count('waiting')} AS waiting, ${count('reported')} AS reported, ${count('shown')} AS shown,
    ${count('refused')} AS refused, ${count('blocked')} AS blocked`)
}

export async function readPhotos({ db }: Engine, place: PhotoPiece, ids: readonly string[]): Promise<PhotoRow[]> {
  return db.all<PhotoRow>(
    sql`SELECT ${COLUMNS} FROM photos WHERE ${of(place)} AND ${isAmong(sql`id`, ids)} ORDER BY at, id`,
  )
}

/** Photos of a piece by the pass behind one of them. */
export async function readPhotosBeside({ db }: Engine, place: PhotoPiece, id: string): Promise<PhotoRow[]> {
  return db.all<PhotoRow>(sql`
    SELECT ${COLUMNS} FROM photos WHERE ${of(place)}
      AND node = (SELECT node FROM photos WHERE ${of(place)} AND id = ${id}) ORDER BY at, id`)
}
