import { type SQL, sql } from 'drizzle-orm'
import { ANY_DOUBT, DOUBTS } from './doubt.ts'

/** What grew from a node's link: its thread. */
export interface Thread {
  /** Views through the link itself, without bursts, which earn nothing. */
  views: number
  /** Views further down. */
  further: number
  /** Generations, {@link GENERATIONS} at most; 0 when nobody has opened the link. */
  generations: number
}

export const NO_THREAD: Thread = { views: 0, further: 0, generations: 0 }

const isBurst = sql.raw(`doubt & ${DOUBTS.burst} > 0`)

/**
 * How many generations down a thread is counted. No campaign among people comes near it, and a scripted chain of thousands
 * costs each opening no more than this.
 */
export const GENERATIONS = 64

/** Whether a node carries no doubt; `alias` is a name for `nodes`, or nothing. */
export const isClear = (alias = '') => sql.raw(`${alias && `${alias}.`}doubt & ${ANY_DOUBT} = 0`)

/** Rows of `threads` that views add to the links they came through (first generation). */
export const directOf = (counted: SQL) => sql`
  SELECT parent AS node, 1 AS generation, count(*) AS views, sum(${isClear()}) AS clear, sum(${isBurst}) AS bursts
  FROM ${counted} GROUP BY parent`

/** The same one generation up, from a table of such rows. */
const parentsOf = (below: string, generation: number) =>
  sql.raw(`
  SELECT nodes.parent AS node, ${generation} AS generation, sum(views) AS views, sum(clear) AS clear, sum(bursts) AS bursts
  FROM ${below} CROSS JOIN nodes ON nodes.id = ${below}.node WHERE nodes.parent IS NOT NULL GROUP BY nodes.parent`)

/**
 * Rows of `threads` that views add to their ancestors (or, with -1, remove). Threads meet on their way up, so the first
 * generations are summed one by one, and a link that hundreds of views passed is climbed from once. A recursion, which
 * climbs the rest, cannot sum; a Durable Object allows five terms in all.
 *
 * @param counted the views, as the text behind FROM
 * @param from the first generation
 */
export const threadsOf = (counted: SQL, sign: 1 | -1 = 1, from = 1) => sql`
  WITH RECURSIVE first AS MATERIALIZED (${directOf(counted)}),
  second AS MATERIALIZED (${parentsOf('first', 2)}),
  third AS MATERIALIZED (${parentsOf('second', 3)}),
  fourth AS MATERIALIZED (${parentsOf('third', 4)}),
  above (node, generation, views, clear, bursts) AS (
    ${parentsOf('fourth', 5)}
    UNION ALL
    SELECT nodes.parent, generation + 1, views, clear, bursts FROM above JOIN nodes ON nodes.id = above.node
    WHERE nodes.parent IS NOT NULL AND generation < ${sql.raw(String(GENERATIONS))})
  SELECT node, generation, ${times(sign)} * sum(views) AS views, ${times(sign)} * sum(clear) AS clear,
         ${times(sign)} * sum(bursts) AS bursts
  FROM (SELECT * FROM first UNION ALL SELECT * FROM second UNION ALL SELECT * FROM third UNION ALL SELECT * FROM fourth
        UNION ALL SELECT * FROM above)
  WHERE generation >= ${sql.raw(String(from))} GROUP BY node, generation`

/** Adds rows to the threads of the nodes that are there: one that is gone with a folded tree has none. */
export const addThreads = (rows: SQL) => sql`
  INSERT INTO threads (node, generation, views, clear, bursts) SELECT * FROM (${rows}) WHERE node IN (SELECT id FROM nodes)
  ON CONFLICT (node, generation) DO UPDATE SET views = views + excluded.views, clear = clear + excluded.clear,
    bursts = bursts + excluded.bursts`

/** The thread of one node, as columns `own`, `further` and `generations` of one row. */
export const threadOf = (node: SQL) => sql`
  SELECT coalesce(sum(iif(generation = 1, views - bursts, 0)), 0) AS own,
         coalesce(sum(iif(generation > 1, views, 0)), 0) AS further,
         coalesce(max(iif(views > 0, generation, 0)), 0) AS generations
  FROM threads WHERE node = ${node}`

export const times = (sign: 1 | -1) => sql.raw(String(sign))
