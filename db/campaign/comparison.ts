import { type SQL, sql } from 'drizzle-orm'
import { unfolded } from './recount-trees.ts'

/** A counter that differs from a recount of the nodes. */
export interface Difference {
  campaign: string
  /**
   * The counter and its figure, such as `tally views`, `thread clear`, `rollup views`, `cohort children`, `birth firsts`,
   * `doubt`, `surge`, `void`; or `node`, for one that hangs in the wrong place.
   */
  counter: string
  /** The row of the counter; empty for a tally. */
  row: string
  stored: number
  recounted: number
}

/**
 * Pairs the stored rows of a counter with the recounted ones; folded trees are left out, since nothing is left to recount.
 */
export const compare = (counter: SQL, stored: SQL, recounted: SQL) => sql`
  SELECT campaign, ${counter} AS counter, row, value AS stored, 0 AS recounted FROM (${stored})
  WHERE ${unfolded}
  UNION ALL
  SELECT campaign, ${counter}, row, 0, value FROM (${recounted}) WHERE ${unfolded}`

/** Turns rows of several figures into rows of one. */
export const figuresOf = (rows: SQL, row: SQL, names: readonly string[]) => sql`
  SELECT figures.campaign, figures.row, figure.key AS figure, figure.value
  FROM (SELECT *, ${row} AS row FROM (${rows})) AS figures
  JOIN json_each(json_object(${sql.raw(names.map((name) => `'${name}', figures.${name}`).join(', '))})) AS figure`

/** {@link compare} for rows of several figures. */
export const comparisonOf = (
  counter: string,
  rows: { stored: SQL; recounted: SQL; row: SQL; names: readonly string[] },
) =>
  compare(
    sql`${sql.raw(`'${counter} '`)} || figure`,
    figuresOf(rows.stored, rows.row, rows.names),
    figuresOf(rows.recounted, rows.row, rows.names),
  )
