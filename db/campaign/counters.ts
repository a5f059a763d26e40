import { type SQL, sql } from 'drizzle-orm'
import { addBirths, birthsOf, type Children, movedBirths, newBirths } from './births.ts'
import { addCohorts, cohortsOf } from './cohort-counters.ts'
import { ANY_DOUBT } from './doubt.ts'
import { QUARTER_MS } from './quarters.ts'
import { addSurges, surgesOf } from './surges.ts'
import { addThreads, isClear, threadsOf, times } from './threads.ts'

const QUARTER = sql.raw(String(QUARTER_MS))

/** Rows of `rollups`: views per quarter, channel and root. */
export const rollupsOf = (counted: SQL, sign: 1 | -1 = 1) => sql`
  SELECT campaign, at / ${QUARTER} AS quarter, channel, root, ${times(sign)} * count(*) AS views,
         ${times(sign)} * sum(${isClear()}) AS clear
  FROM ${counted} GROUP BY 1, 2, 3, 4`

const addRollups = (rows: SQL) => sql`
  INSERT INTO rollups (campaign, quarter, channel, root, views, clear) SELECT * FROM (${rows}) WHERE true
  ON CONFLICT (campaign, quarter, channel, root) DO UPDATE SET views = views + excluded.views, clear = clear + excluded.clear`

/** Rows of `doubts`: views with doubts, per quarter and set of bits. */
export const doubtsOf = (counted: SQL, sign: 1 | -1 = 1) => sql`
  SELECT campaign, at / ${QUARTER} AS quarter, doubt, ${times(sign)} * count(*) AS views
  FROM ${counted} AND doubt > 0 GROUP BY 1, 2, 3`

const addDoubts = (rows: SQL) => sql`
  INSERT INTO doubts (campaign, quarter, doubt, views) SELECT * FROM (${rows}) WHERE true
  ON CONFLICT (campaign, quarter, doubt) DO UPDATE SET views = views + excluded.views`

/** Number of clear views that a parent has so far. */
const clearSoFar = sql`coalesce((SELECT clear FROM threads WHERE node = clearBirths.id AND generation = 1), 0)`

/**
 * Adds views to every counter, except those written with the view itself: the tally, and the number of views of each link.
 *
 * @param counted the views, as the text behind FROM, ending in a WHERE that goes on with AND
 */
export function addToCounters(counted: SQL): SQL[] {
  return [
    addCohorts(cohortsOf(newBirths(counted), sql`${clearSoFar} - sum(births)`)),
    addBirths(birthsOf(newBirths(counted))),
    addThreads(threadsOf(counted, 1, 2)),
    ...addOthers(counted, 1),
  ]
}

/**
 * Removes voided views (`-1`) from every counter but the tally, or adds them again. What a voided fan passed on does not
 * count either.
 */
export function moveInCounters(counted: SQL, sign: 1 | -1, children: Children): SQL[] {
  const births = movedBirths(counted, children, sign)
  const before = sign === 1 ? sql`iif(clearBirths.id IN (SELECT id FROM fresh), 0, ${clearSoFar})` : clearSoFar
  return [
    // Before the threads, which still tell how many views a link had.
    addCohorts(cohortsOf(births, before, sign)),
    addBirths(birthsOf(births, sign)),
    addThreads(threadsOf(counted, sign)),
    ...addOthers(counted, sign),
  ]
}

const addOthers = (counted: SQL, sign: 1 | -1) => [
  addSurges(surgesOf(counted, sign)),
  addRollups(rollupsOf(counted, sign)),
  addDoubts(doubtsOf(counted, sign)),
]

/** Bits of `doubt` that make a view doubtful. */
export const isDoubtful = sql.raw(`doubt & ${ANY_DOUBT} > 0`)
