import { type SQL, sql } from 'drizzle-orm'

/** What grew from a node's link. */
export interface Thread {
  /** Views through the link itself. */
  views: number
  /** Views further on. */
  further: number
  /** Generations; 0 when nobody has opened the link. */
  deep: number
}

export const NO_THREAD: Thread = { views: 0, further: 0, deep: 0 }

/**
 * How many generations a thread is followed. No campaign among people comes near it, and a scripted chain that is
 * thousands deep costs each opening no more than this.
 */
const GENERATIONS = 64

/**
 * What views add to the threads of those above them: one row of `node`, `views`, `further`, `deep` per node.
 *
 * @param counted the views, as what stands behind FROM
 */
export const threadsOf = (counted: SQL) => sql`
  WITH RECURSIVE above (node, hops, views) AS (
    SELECT parent, 1, count(*) FROM ${counted} GROUP BY parent
    UNION ALL
    SELECT nodes.parent, hops + 1, views FROM above JOIN nodes ON nodes.id = above.node
    WHERE nodes.parent IS NOT NULL AND hops < ${sql.raw(String(GENERATIONS))})
  SELECT node, sum(iif(hops = 1, views, 0)) AS views, sum(iif(hops > 1, views, 0)) AS further, max(hops) AS deep
  FROM above GROUP BY node`
