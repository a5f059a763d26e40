import { type SQL, sql } from 'drizzle-orm'

/**
 * Ends of the spans in which the time from an opening to its first forward is counted: four to every doubling, from a
 * second to three months.
 */
export const DELAY_ENDS_MS: readonly number[] = Array.from({ length: 93 }, (_, i) => Math.round(1000 * 2 ** (i / 4)))

/** A group chat opens at once: so many views of a link are no surge. */
const CALM_VIEWS = 10

const HOUR_MS = sql.raw('3600000')
/** A surge is counted by so long. */
export const QUARTER_MS = 900_000

/**
 * What views add to the growth of their campaign: rows of that table. A root's own link is not counted: it is handed
 * out, not passed on. Parents are looked up one by one (`CROSS JOIN`): left to itself, SQLite goes through all nodes.
 *
 * @param counted the views, as what stands behind FROM
 * @param before how many views `parent.id` had without them
 */
export const growthOf = (counted: SQL, before: SQL) => sql`
  WITH fresh AS MATERIALIZED (SELECT id, campaign, parent, depth, channel, at FROM ${counted}),
  opened AS MATERIALIZED (
    SELECT parent.campaign, parent.at / ${HOUR_MS} AS hour, parent.depth, parent.channel, count(*) AS views,
           ${before} AS before, min(fresh.id), max(fresh.at - parent.at, 0) AS delay
    FROM fresh CROSS JOIN nodes AS parent ON parent.id = fresh.parent
    WHERE parent.parent IS NOT NULL GROUP BY parent.id),
  grown AS MATERIALIZED (
    SELECT campaign, at / ${HOUR_MS} AS hour, depth, channel, count(*) AS nodes, 0 AS forwarders, 0 AS children,
           0 AS squares
    FROM fresh GROUP BY 1, 2, 3, 4
    UNION ALL
    SELECT campaign, hour, depth, channel, 0, sum(before = 0), sum(views), sum((2 * before + views) * views)
    FROM opened GROUP BY 1, 2, 3, 4)
  SELECT campaign, hour * span.value AS hour, dimension.value AS dimension,
         iif(dimension.value = 'depth', CAST(depth AS TEXT), channel) AS value, sum(nodes) AS nodes,
         sum(nodes * depth) AS depths, max(depth) AS deepest, sum(forwarders) AS forwarders, sum(children) AS children,
         sum(squares) AS squares
  FROM grown, json_each('[0,1]') AS span, json_each('["depth","channel"]') AS dimension
  GROUP BY 1, 2, 3, 4
  UNION ALL
  SELECT campaign, 0, 'delay', CAST(
           (SELECT count(*) FROM json_each(${JSON.stringify(DELAY_ENDS_MS)}) AS ends WHERE ends.value < delay) AS TEXT),
         count(*), 0, 0, 0, 0, 0
  FROM opened WHERE before = 0 GROUP BY 1, 4`

export const addGrowth = (rows: SQL) => sql`
  INSERT INTO growth (campaign, hour, dimension, value, nodes, depths, deepest, forwarders, children, squares)
  SELECT * FROM (${rows}) WHERE true
  ON CONFLICT (campaign, hour, dimension, value) DO UPDATE SET nodes = nodes + excluded.nodes,
    depths = depths + excluded.depths, deepest = max(deepest, excluded.deepest),
    forwarders = forwarders + excluded.forwarders, children = children + excluded.children,
    squares = squares + excluded.squares`

/** Views through fans' links beyond the first ten, per link and quarter of an hour. Parameters as {@link growthOf}. */
export const surgesOf = (counted: SQL, before: SQL) => sql`
  SELECT campaign, parent AS node, at / ${sql.raw(String(QUARTER_MS))} AS quarter, count(*) AS views
  FROM (
    SELECT fresh.campaign, fresh.parent, fresh.at,
           ${before} + row_number() OVER (PARTITION BY fresh.parent ORDER BY fresh.id) AS place
    FROM (SELECT id, campaign, parent, at FROM ${counted}) AS fresh CROSS JOIN nodes AS parent ON parent.id = fresh.parent
    WHERE parent.parent IS NOT NULL)
  WHERE place > ${sql.raw(String(CALM_VIEWS))} GROUP BY 1, 2, 3`

export const addSurges = (rows: SQL) => sql`
  INSERT INTO surges (campaign, node, quarter, views) SELECT * FROM (${rows}) WHERE true
  ON CONFLICT (campaign, node, quarter) DO UPDATE SET views = views + excluded.views`
