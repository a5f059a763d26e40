import { type SQL, sql } from 'drizzle-orm'
import type { Births } from './births.ts'
import { QUARTER_MS } from './quarters.ts'
import { times } from './threads.ts'

const QUARTER = sql.raw(String(QUARTER_MS))

/**
 * Rows of `cohorts` that these views add (or, with -1, remove). A root's own link is handed out, not passed on. Only clear
 * views of clear fans count as passed on: a script's say nothing about people.
 *
 * @param before number of clear views that `clearBirths.id` has without this change
 */
export const cohortsOf = (births: Births, before: SQL, sign: 1 | -1 = 1) => sql`
  WITH ${births.with},
  opened AS MATERIALIZED (
    SELECT campaign, quarter, depth, channel, ${times(sign)} * sum(births) AS change, ${before} AS before
    FROM ${births.name} AS clearBirths GROUP BY id),
  grown AS MATERIALIZED (
    SELECT campaign, at / ${QUARTER} AS quarter, depth, channel, ${times(sign)} * count(*) AS views,
           ${times(sign)} * sum(clear) AS clear, ${times(sign)} * sum(clear * (at % ${QUARTER} / 1000)) AS offsets,
           ${times(sign)} * sum(clear * (at % ${QUARTER} / 1000) * (at % ${QUARTER} / 1000)) AS squared_offsets,
           0 AS forwarders, 0 AS children, 0 AS squares
    FROM fresh GROUP BY 1, 2, 3, 4
    UNION ALL
    SELECT campaign, quarter, depth, channel, 0, 0, 0, 0, sum((before + change > 0) - (before > 0)), sum(change),
           sum((2 * before + change) * change)
    FROM opened GROUP BY 1, 2, 3, 4)
  SELECT campaign, quarter * span.value AS quarter, depth, channel, sum(views) AS views, sum(clear) AS clear,
         sum(offsets) AS offsets, sum(squared_offsets) AS squared_offsets, sum(forwarders) AS forwarders,
         sum(children) AS children, sum(squares) AS squares
  FROM grown, json_each('[0,1]') AS span GROUP BY 1, 2, 3, 4`

export const COHORT_FIGURES = [
  'views',
  'clear',
  'offsets',
  'squared_offsets',
  'forwarders',
  'children',
  'squares',
] as const

export const addCohorts = (rows: SQL) => sql`
  INSERT INTO cohorts (campaign, quarter, depth, channel, ${sql.raw(COHORT_FIGURES.join(', '))})
  SELECT * FROM (${rows}) WHERE true
  ON CONFLICT (campaign, quarter, depth, channel)
  DO UPDATE SET ${sql.raw(COHORT_FIGURES.map((figure) => `${figure} = ${figure} + excluded.${figure}`).join(', '))}`
