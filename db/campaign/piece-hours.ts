import { sql } from 'drizzle-orm'
import { HOUR_MS } from '../../campaigns/durations.ts'
import type { Engine } from '../engine.ts'
import { isAmong, type Query, withJson } from '../query.ts'

/** What a fan did with a piece: saw it for the first time, again on a later visit, or passed on what they had just seen. */
export const PIECE_ACTS = ['opened', 'reopened', 'passedOn'] as const
type PieceAct = (typeof PIECE_ACTS)[number]

/** An act to count. */
export interface PieceActed {
  campaign: string
  piece: string
  /** Id of the fan's circle; empty where there is none. */
  circle: string
  act: PieceAct
  at: number
}

const add = withJson(
  (json) => sql`
    INSERT INTO piece_hours (campaign, piece, hour, circle, opened, reopened, passed_on)
    SELECT value->>0, value->>1, value->>2, value->>3,
           sum(value->>4 = 'opened'), sum(value->>4 = 'reopened'), sum(value->>4 = 'passedOn')
    FROM json_each(${json}) GROUP BY 1, 2, 3, 4
    ON CONFLICT (campaign, piece, hour, circle) DO UPDATE SET
      opened = opened + excluded.opened, reopened = reopened + excluded.reopened, passed_on = passed_on + excluded.passed_on`,
)

/** One statement for all acts of a group. */
export function countActs(acts: readonly PieceActed[]): Query[] {
  if (acts.length === 0) return []
  const rows = acts.map(({ campaign, piece, circle, act, at }) => [
    campaign,
    piece,
    Math.floor(at / HOUR_MS),
    circle,
    act,
  ])
  return [add(JSON.stringify(rows))]
}

/** What was done with one piece, in one hour. */
export interface PieceHour extends Record<PieceAct, number> {
  piece: string
  /** Hours since the epoch. */
  hour: number
}

export interface HoursAsked {
  campaign: string
  /** Epoch milliseconds; the hours that begin in between. */
  from?: number | undefined
  to?: number | undefined
  /** Parts of circles; undefined: all of them together, and who is in none. */
  circles?: readonly string[] | undefined
}

export async function readPieceHours(
  { db }: Engine,
  { campaign, from, to, circles }: HoursAsked,
): Promise<PieceHour[]> {
  const hour = (at: number) => Math.ceil(at / HOUR_MS)
  return db.all<PieceHour>(sql`
    SELECT piece, hour, sum(opened) AS opened, sum(reopened) AS reopened, sum(passed_on) AS passedOn FROM piece_hours
    WHERE campaign = ${campaign} AND ${from === undefined ? sql`true` : sql`hour >= ${hour(from)}`}
      AND ${to === undefined ? sql`true` : sql`hour < ${hour(to)}`}
      AND ${circles === undefined ? sql`true` : isAmong(sql`circle`, circles)}
    GROUP BY piece, hour ORDER BY piece, hour`)
}
