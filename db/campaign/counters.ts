import { type SQL, sql } from 'drizzle-orm'
import { addBirths, birthsOf, type Children, movedBirths, newBirths } from './births.ts'
import { addCohorts, cohortsOf } from './cohort-counters.ts'
import { ANY_DOUBT } from './doubt.ts'
import { QUARTER_MS } from './quarters.ts'
import { addSurges, surgesOf } from './surges.ts'
import { addThreads, isClear, threadsOf, times } from './threads.ts'

const QUARTER = sql.raw(String(QUARTER_MS))

/** Views per quarter, channel and root: rows of `rollups`. */
export const rollupsOf = (counted: SQL, sign: 1 | -1 = 1) => sql`
  SELECT campaign, at / ${QUARTER} AS quarter, channel, root, ${times(sign)} * count(*) AS views,
         ${times(sign)} * sum(${isClear()}) AS clear
  FROM ${counted} GROUP BY 1, 2, 3, 4`

const addRollups = (rows: SQL) => sql`
  INSERT INTO rollups (campaign, quarter, channel, root, views, clear) SELECT * FROM (${rows}) WHERE true
  ON CONFLICT (campaign, quarter, channel, root) DO UPDATE SET views = views + excluded.views, clear = clear + excluded.clear`

/** Views that carry doubts, per quarter and set of bits: rows of `doubts`. */
export const doubtsOf = (counted: SQL, sign: 1 | -1 = 1) => sql`
  SELECT campaign, at / ${QUARTER} AS quarter, doubt, ${times(sign)} * count(*) AS views
  FROM ${counted} AND doubt > 0 GROUP BY 1, 2, 3`

const addDoubts = (rows: SQL) => sql`
  INSERT INTO doubts (campaign, quarter, doubt, views) SELECT * FROM (${rows}) WHERE true
  ON CONFLICT (campaign, quarter, doubt) DO UPDATE SET views = views + excluded.views`

/** How many clear views a parent has until now. */
const clearSoFar = sql`coalesce((SELECT clear FROM threads WHERE node = clearBirths.id AND generation = 1), 0)`

/**
 * Adds views to every counter but those that are written with the view itself: the tally, and how many views each link
 * has.
 *
 * @param counted the views, as what stands behind FROM, ending in a WHERE that goes on with AND
 */
export function addToCounters(counted: SQL): SQL[] {
  return [
    addCohorts(cohortsOf(newBirths(counted), sql`${clearSoFar} - sum(births)`)),
    addBirths(birthsOf(newBirths(counted))),
    addThreads(threadsOf(counted, 1, 2)),
    ...addOthers(counted, 1),
  ]
}

/** Takes views that are voided (`-1`) out of every counter but the tally, or puts them back: of a fan who was out, nobody was counted. */
export function moveInCounters(counted: SQL, sign: 1 | -1, children: Children): SQL[] {
  const births = movedBirths(counted, children, sign)
  const before = sign === 1 ? sql`iif(clearBirths.id IN (SELECT id FROM fresh), 0, ${clearSoFar})` : clearSoFar
  return [
    // Before the threads, which say how many views a link had until now.
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
