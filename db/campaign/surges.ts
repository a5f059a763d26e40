import { type SQL, sql } from 'drizzle-orm'
import { QUARTER_MS } from './quarters.ts'
import { times } from './threads.ts'

const QUARTER = sql.raw(String(QUARTER_MS))

/** From so many views before it on, a view of a link is part of a surge: a group chat opens at once. */
export const CALM_VIEWS = 10

/** Views through fans' links after the first ten, per link and quarter: rows of `surges`. */
export const surgesOf = (counted: SQL, sign: 1 | -1 = 1) => sql`
  SELECT parent.campaign, parent.id AS node, fresh.at / ${QUARTER} AS quarter, ${times(sign)} * count(*) AS views
  FROM (SELECT parent, at FROM ${counted} AND place >= ${sql.raw(String(CALM_VIEWS))}) AS fresh
  CROSS JOIN nodes AS parent ON parent.id = fresh.parent
  WHERE parent.parent IS NOT NULL GROUP BY 1, 2, 3`

export const addSurges = (rows: SQL) => sql`
  INSERT INTO surges (campaign, node, quarter, views) SELECT * FROM (${rows}) WHERE true
  ON CONFLICT (campaign, node, quarter) DO UPDATE SET views = views + excluded.views`
