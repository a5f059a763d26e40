import { type SQL, sql } from 'drizzle-orm'
import { type Query, toQuery } from '../query.ts'
import { addToCounters } from './counters.ts'

/**
 * Write-behind of the counters that decide about no opening. A view is committed with what decides about the next one; its id
 * waits in `unsettled` until it is in the other counters too, a moment later and together with many: hundreds of views
 * touch hardly more rows of them than one does. What waits is on disk, so that nothing is lost or counted twice, whichever
 * process settles it.
 */

/** Appends a row for views that are committed now, and gives their ids as one JSON array `ids`. */
export const leaveUnsettled = (appended: SQL) => sql`
  INSERT INTO unsettled (ids) SELECT json_group_array(id) FROM ${appended} RETURNING ids`

const unsettledIds = sql`(SELECT each.value FROM unsettled, json_each(unsettled.ids) AS each)`

/** Conditions on `id`: the view is in every counter, or not yet. */
export const isSettled = sql`id NOT IN ${unsettledIds}`
export const isUnsettled = sql`id IN ${unsettledIds}`

export const hasUnsettled = sql`SELECT EXISTS (SELECT 1 FROM unsettled) AS has`

/** Statements that bring every counter up to date, for the start of a transaction that reads or changes them. */
export const SETTLE: readonly Query[] = [
  ...addToCounters(sql`nodes WHERE ${isUnsettled}`),
  sql`DELETE FROM unsettled`,
].map(toQuery)
