import { type SQL, sql } from 'drizzle-orm'
import { QUARTER_MS } from '../quarters.ts'
import { isClear, times } from '../threads.ts'

const QUARTER = sql.raw(String(QUARTER_MS))

/** Views that count in a circle, with its part. `counted` is the text behind FROM, ending in a WHERE that goes on with AND. */
const inCircles = (counted: SQL) => sql`
  SELECT counted.id, counted.at, counted.doubt, branches.campaign, branches.circle
  FROM (SELECT * FROM ${counted} AND branch IS NOT NULL) AS counted JOIN circle_branches AS branches ON branches.node = counted.branch`

/** Rows of `circle_tallies`. */
export const partsOf = (counted: SQL) => sql`
  SELECT campaign, circle, count(*) AS views, sum(${isClear()}) AS clear FROM (${inCircles(counted)}) GROUP BY 1, 2`

/** Rows of `circle_quarters`. */
export const circleQuartersOf = (counted: SQL, sign: 1 | -1 = 1) => sql`
  SELECT campaign, circle, at / ${QUARTER} AS quarter, ${times(sign)} * count(*) AS views, ${times(sign)} * sum(${isClear()}) AS clear
  FROM (${inCircles(counted)}) GROUP BY 1, 2, 3`

export const addCircleQuarters = (rows: SQL) => sql`
  INSERT INTO circle_quarters (campaign, circle, quarter, views, clear)
  SELECT campaign, circle, quarter, views, clear FROM (${rows}) WHERE true
  ON CONFLICT (campaign, circle, quarter) DO UPDATE SET views = views + excluded.views, clear = clear + excluded.clear`

/** Removes views from the counters of their circles (`-1`), before they are voided, or adds them before they are put back. */
export const moveInCircles = (counted: SQL, sign: 1 | -1): SQL[] => [
  sql`UPDATE circle_tallies SET views = circle_tallies.views + ${times(sign)} * moved.views,
        clear = circle_tallies.clear + ${times(sign)} * moved.clear
      FROM (${partsOf(counted)}) AS moved
      WHERE circle_tallies.campaign = moved.campaign AND circle_tallies.circle = moved.circle`,
  addCircleQuarters(circleQuartersOf(counted, sign)),
]
