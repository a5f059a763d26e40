import { sql } from 'drizzle-orm'
import { DAY_MS, HOUR_MS } from '../../campaigns/durations.ts'
import type { Engine } from '../engine.ts'
import type { NodeId } from './node-id.ts'
import { QUARTER_MS } from './quarters.ts'

/**
 * How far a root's link went: from counters, so that it stays after the fold of the tree and follows voids. Clear views
 * alone: whoever carries a doubt is in none of these figures.
 */
export interface Reach {
  people: number
  /** People by generation, the first hand first. */
  hands: number[]
  /** Beginning and end of the hours of the first and the last of them, as epoch milliseconds; null: nobody yet. */
  from: number | null
  to: number | null
}

export async function readReach({ db }: Engine, node: NodeId): Promise<Reach> {
  const { hands, first, last } = await db.get<{ hands: string; first: number | null; last: number | null }>(sql`
    SELECT (SELECT json_group_array(json_array(generation, clear)) FROM threads WHERE node = ${node} AND clear > 0) AS hands,
           (SELECT min(quarter) FROM rollups WHERE root = ${node} AND clear > 0) AS first,
           (SELECT max(quarter) FROM rollups WHERE root = ${node} AND clear > 0) AS last`)
  const byGeneration = new Map<number, number>(JSON.parse(hands))
  const depth = Math.max(0, ...byGeneration.keys())
  return {
    people: [...byGeneration.values()].reduce((sum, each) => sum + each, 0),
    hands: Array.from({ length: depth }, (_, i) => byGeneration.get(i + 1) ?? 0),
    from: first === null ? null : Math.floor((first * QUARTER_MS) / HOUR_MS) * HOUR_MS,
    to: last === null ? null : Math.ceil(((last + 1) * QUARTER_MS) / HOUR_MS) * HOUR_MS,
  }
}

/** The most days that are told: longer ago, only sums are of interest. */
const MOST_DAYS = 60

/** Days begin at the first of four hours from the reader's midnight on: asking by other clocks tells of no less than six hours. */
const TURN_MS = 6 * HOUR_MS

/**
 * People by day: whole days only, since a quarter of an hour could be one fan. Numbers of JavaScript are bound as REAL, so
 * that a quotient has to be made an integer.
 *
 * @param offsetMs of the reader's clock from UTC
 */
export async function readDays(
  { db }: Engine,
  node: NodeId,
  offsetMs: number,
): Promise<{ day: number; people: number }[]> {
  const begins = Math.floor(offsetMs / TURN_MS) * TURN_MS
  const rows = await db.all<{ day: number; people: number }>(sql`
    SELECT CAST((quarter * ${QUARTER_MS} + ${begins}) / ${DAY_MS} AS INTEGER) AS day, sum(clear) AS people
    FROM rollups WHERE root = ${node} GROUP BY 1 HAVING sum(clear) > 0 ORDER BY 1 DESC LIMIT ${MOST_DAYS}`)
  return rows.reverse()
}
