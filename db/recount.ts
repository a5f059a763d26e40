import { eq, type SQL, sql } from 'drizzle-orm'
import type { Engine } from './engine.ts'
import { growthOf, surgesOf } from './growth.ts'
import { nodes } from './schema.ts'
import { threadsOf } from './threads.ts'

/** A counter that does not say what the nodes say. */
export interface Difference {
  campaign: string
  /** Which counter: `tally views`, `tally depth`, `thread views`, `thread further`, `thread deep`, `rollup`,
   * `growth` of a figure, `surge` or `node`. */
  counter: string
  /** Which row of it; empty for a tally. */
  row: string
  stored: number
  recounted: number
}

const counted = sql`nodes WHERE parent IS NOT NULL`

/** Campaigns whose tree is folded have no nodes left: only their rollups can be held against their tally. */
const unfolded = sql`campaign NOT IN (SELECT campaign FROM tallies WHERE folded_at IS NOT NULL)`

/**
 * Recounts everything from the nodes. One statement, hence one moment of the database, even while openings are counted.
 *
 * @param campaign only this one; all when undefined
 */
export async function recount({ db }: Engine, campaign?: string): Promise<Difference[]> {
  const only = campaign === undefined ? sql`true` : sql`campaign = ${campaign}`
  const comparisons = sql.join(
    [tallyViews, tallyDepth, threads, rollups, growth, surges, foldedRollups, brokenNodes],
    sql` UNION ALL `,
  )
  return db.all<Difference>(sql`
    SELECT campaign, counter, row, sum(stored) AS stored, sum(recounted) AS recounted FROM (${comparisons})
    WHERE ${only} GROUP BY campaign, counter, row HAVING sum(stored) <> sum(recounted)`)
}

/** Whether the database holds anything of a campaign. */
export async function hasNodes({ db }: Engine, campaign: string): Promise<boolean> {
  return (await db.select().from(nodes).where(eq(nodes.campaign, campaign)).limit(1)).length > 0
}

const compare = (counter: SQL, stored: SQL, recounted: SQL) => sql`
  SELECT campaign, ${counter} AS counter, row, value AS stored, 0 AS recounted FROM (${stored})
  WHERE ${unfolded}
  UNION ALL
  SELECT campaign, ${counter}, row, 0, value FROM (${recounted}) WHERE ${unfolded}`

const tallyViews = compare(
  sql`'tally views'`,
  sql`SELECT campaign, '' AS row, views AS value FROM tallies`,
  sql`SELECT campaign, '' AS row, count(*) AS value FROM ${counted} GROUP BY campaign`,
)

const tallyDepth = compare(
  sql`'tally depth'`,
  sql`SELECT campaign, '' AS row, depth AS value FROM tallies`,
  sql`SELECT campaign, '' AS row, max(depth) AS value FROM ${counted} GROUP BY campaign`,
)

const figuresOf = (threads: SQL) => sql`
  SELECT coalesce(nodes.campaign, '') AS campaign, threads.node AS row, figure.key AS figure, figure.value
  FROM (${threads}) AS threads LEFT JOIN nodes ON nodes.id = threads.node
  JOIN json_each(json_object('views', views, 'further', further, 'deep', deep)) AS figure`

const threads = compare(sql`'thread ' || figure`, figuresOf(sql`SELECT * FROM threads`), figuresOf(threadsOf(counted)))

const rollups = compare(
  sql`'rollup'`,
  sql`SELECT campaign, hour || ' ' || channel || ' ' || root AS row, views AS value FROM rollups`,
  sql`SELECT campaign, (at / 3600000) || ' ' || channel || ' ' || root AS row, count(*) AS value FROM ${counted} GROUP BY 1, 2`,
)

const growthFigures = (rows: SQL) => sql`
  SELECT grown.campaign, grown.hour || ' ' || grown.dimension || ' ' || grown.value AS row, figure.key AS figure, figure.value
  FROM (${rows}) AS grown JOIN json_each(json_object('nodes', nodes, 'depths', depths, 'deepest', deepest,
    'forwarders', forwarders, 'children', children, 'squares', squares)) AS figure`

const growth = compare(
  sql`'growth ' || figure`,
  growthFigures(sql`SELECT * FROM growth`),
  growthFigures(growthOf(counted, sql`0`)),
)

const surges = compare(
  sql`'surge'`,
  sql`SELECT campaign, quarter || ' ' || node AS row, views AS value FROM surges`,
  sql`SELECT campaign, quarter || ' ' || node AS row, views AS value FROM (${surgesOf(counted, sql`0`)})`,
)

const foldedRollups = sql`
  SELECT campaign, 'rollup', '' AS row, views, (SELECT coalesce(sum(views), 0) FROM rollups WHERE rollups.campaign = tallies.campaign)
  FROM tallies WHERE folded_at IS NOT NULL`

/** A view that does not hang one hop below its parent, on the same root. */
const brokenNodes = sql`
  SELECT nodes.campaign, 'node', nodes.id, 0, 1
  FROM nodes LEFT JOIN nodes AS parents ON parents.id = nodes.parent
  WHERE nodes.parent IS NOT NULL AND (parents.id IS NULL OR nodes.depth <> parents.depth + 1 OR nodes.root <> parents.root
    OR nodes.campaign <> parents.campaign)
    AND nodes.campaign NOT IN (SELECT campaign FROM tallies WHERE folded_at IS NOT NULL)`
