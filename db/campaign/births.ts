import { type SQL, sql } from 'drizzle-orm'
import { AGE_ENDS_MS } from './ages.ts'
import type { Offspring } from './offspring.ts'
import { QUARTER_MS } from './quarters.ts'
import { isClear, times } from './threads.ts'

const QUARTER = sql.raw(String(QUARTER_MS))

const birth = (parent: string, child: string) =>
  sql.raw(`
    SELECT ${parent}.id, ${parent}.campaign, ${parent}.at / ${QUARTER_MS} AS quarter, ${parent}.depth, ${parent}.channel,
           max(${child}.at - ${parent}.at, 0) AS delay, 1 AS births, ${child}.place = 0 AS firsts`)

/**
 * The views that growth is computed from: new ones, or all. Parents are joined one by one (`CROSS JOIN`), else SQLite scans
 * all nodes. A voided fan passed nothing on.
 */
const fresh = (counted: SQL, isParentIn = sql`parent.voided IS NULL`) => sql`fresh AS MATERIALIZED (
    SELECT id, campaign, parent, depth, channel, at, place, ${isClear()} AS clear FROM ${counted}),
  clearBirths AS MATERIALIZED (${birth('parent', 'fresh')}
    FROM fresh CROSS JOIN nodes AS parent ON parent.id = fresh.parent
    WHERE fresh.clear AND parent.parent IS NOT NULL AND ${isClear('parent')} AND ${isParentIn})`

/** The children of views: rows as {@link Offspring.of} gives them, and every view with a higher id than `completeUpTo`. */
export interface Children {
  rows: string
  completeUpTo: Offspring['completeUpTo']
}

/**
 * The same for views that are voided (`-1`) or put back: what they passed on goes with them, though those who opened it
 * stay. Where parent and child go together, the child is among its parent's children; where both come back, not yet.
 */
const moved = (counted: SQL, { rows, completeUpTo }: Children, sign: 1 | -1) => sql`
  ${fresh(counted, sign === 1 ? sql`(parent.voided IS NULL OR parent.id IN (SELECT id FROM fresh))` : sql`parent.voided IS NULL AND parent.id NOT IN (SELECT id FROM fresh)`)},
  owners AS MATERIALIZED (SELECT fresh.* FROM fresh JOIN threads ON threads.node = fresh.id AND threads.generation = 1
    WHERE fresh.clear AND threads.clear > 0),
  movedBirths AS MATERIALIZED (
    SELECT * FROM clearBirths
    UNION ALL
    SELECT owners.id, campaign, at / ${QUARTER} AS quarter, depth, channel, value->>1 AS delay, value->>2 AS births, value->>3 AS firsts
    FROM json_each(${rows}) CROSS JOIN owners ON owners.id = value->>0
    UNION ALL ${birth('owners', 'child')}
    FROM nodes AS child CROSS JOIN owners ON owners.id = child.parent
    WHERE EXISTS (SELECT 1 FROM owners) AND child.id > ${completeUpTo} AND child.voided IS NULL AND ${isClear('child')})`

/** The source of births: views counted for the first time, or {@link moved}. */
export interface Births {
  with: SQL
  name: SQL
}
export const newBirths = (counted: SQL): Births => ({ with: fresh(counted), name: sql`clearBirths` })
export const movedBirths = (counted: SQL, children: Children, sign: 1 | -1): Births => ({
  with: moved(counted, children, sign),
  name: sql`movedBirths`,
})

/** `ageOf` as SQL, by binary search, since not every SQLite has logarithms. */
function ageAmong(from: number, to: number): string {
  if (from === to) return String(from)
  const middle = (from + to) >> 1
  return `iif(delay > ${AGE_ENDS_MS[middle]}, ${ageAmong(middle + 1, to)}, ${ageAmong(from, middle)})`
}

const age = sql.raw(ageAmong(0, AGE_ENDS_MS.length))

/** Rows of `births` that these views add (or, with -1, remove). */
export const birthsOf = (births: Births, sign: 1 | -1 = 1) => sql`
  WITH ${births.with}
  SELECT campaign, depth, channel, ${age} AS age, ${times(sign)} * sum(births) AS births,
         ${times(sign)} * sum(firsts) AS firsts
  FROM ${births.name} GROUP BY 1, 2, 3, 4`

export const addBirths = (rows: SQL) => sql`
  INSERT INTO births (campaign, depth, channel, age, births, firsts) SELECT * FROM (${rows}) WHERE true
  ON CONFLICT (campaign, depth, channel, age)
  DO UPDATE SET births = births + excluded.births, firsts = firsts + excluded.firsts`
