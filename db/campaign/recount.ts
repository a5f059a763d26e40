import { eq, sql } from 'drizzle-orm'
import { STATEMENTS } from '../../pieces/statements.ts'
import type { Engine } from '../engine.ts'
import { CIRCLE_COMPARISONS } from './circles/recount-circles.ts'
import { compare, comparisonOf, type Difference } from './comparison.ts'
import { doubtsOf, rollupsOf } from './counters.ts'
import { recountGrowth } from './recount-growth.ts'
import { MEMBER_COMPARISON } from './recount-members.ts'
import { recountThreads } from './recount-threads.ts'
import { readTrees } from './recount-trees.ts'
import { nodes } from './schema.ts'
import { surgesOf } from './surges.ts'
import { isClear } from './threads.ts'
import { isSettled, isUnsettled } from './unsettled.ts'

const counted = sql`nodes WHERE parent IS NOT NULL AND voided IS NULL`
const settled = sql`${counted} AND ${isSettled}`

/** What was recounted of a campaign; of a folded tree nothing is left to recount. */
export interface Recounted {
  campaign: string
  views: number
  voided: number
  isFolded: boolean
}

/**
 * Recounts everything from the nodes and compares it with the counters, within one snapshot of the database, even while
 * openings are counted.
 *
 * @param campaign only this one; all when undefined
 */
export function recount({ atOneMoment }: Engine, campaign?: string): Promise<Difference[]> {
  return atOneMoment((db) => differencesIn(db, campaign))
}

/** The same on a database that nobody writes to. */
export async function differencesIn(db: Engine['db'], campaign?: string): Promise<Difference[]> {
  const only = campaign === undefined ? sql`true` : sql`campaign = ${campaign}`
  const found = await differencesInTrees(db, campaign)
  for (const comparison of COMPARISONS) {
    const differences = await db.all<Difference>(sql`
      SELECT campaign, counter, row, sum(stored) AS stored, sum(recounted) AS recounted FROM (${comparison})
      WHERE ${only} GROUP BY campaign, counter, row HAVING sum(stored) <> sum(recounted)`)
    found.push(...differences)
  }
  return found
}

/** Memory of the trees is freed when this returns. */
async function differencesInTrees(db: Engine['db'], campaign: string | undefined): Promise<Difference[]> {
  const trees = await readTrees(db, campaign)
  return [...(await recountThreads(db, trees, campaign)), ...(await recountGrowth(db, trees, campaign))]
}

export async function readRecounted({ db }: Engine, campaign?: string): Promise<Recounted[]> {
  const rows = await db.all<Omit<Recounted, 'isFolded'> & { isFolded: number }>(sql`
    SELECT campaign, sum(parent IS NOT NULL AND voided IS NULL) AS views, sum(voided IS NOT NULL) AS voided,
           campaign IN (SELECT campaign FROM tallies WHERE folded_at IS NOT NULL) AS isFolded
    FROM nodes WHERE ${campaign === undefined ? sql`true` : sql`campaign = ${campaign}`} GROUP BY campaign`)
  return rows.map((row) => ({ ...row, isFolded: row.isFolded === 1 }))
}

/** How many views of a campaign there are to recount, voided ones included. */
export async function viewsOf({ db }: Pick<Engine, 'db'>, campaign: string): Promise<number> {
  const { views } = await db.get<{ views: number }>(
    sql`SELECT count(*) AS views FROM nodes WHERE campaign = ${campaign} AND parent IS NOT NULL`,
  )
  return views
}

/** Whether the database holds anything of a campaign. */
export async function hasNodes({ db }: Engine, campaign: string): Promise<boolean> {
  return (await db.select().from(nodes).where(eq(nodes.campaign, campaign)).limit(1)).length > 0
}

const tallies = comparisonOf('tally', {
  stored: sql`SELECT * FROM tallies`,
  recounted: sql`SELECT campaign, sum(voided IS NULL) AS views, sum(voided IS NULL AND ${isClear()}) AS clear,
      sum(voided IS NOT NULL) AS voided, coalesce(max(iif(voided IS NULL, depth, 0)), 0) AS depth
    FROM nodes WHERE parent IS NOT NULL GROUP BY campaign`,
  row: sql`''`,
  names: ['views', 'clear', 'voided', 'depth'],
})

const rollups = comparisonOf('rollup', {
  stored: sql`SELECT * FROM rollups`,
  recounted: rollupsOf(settled),
  row: sql`quarter || ' ' || channel || ' ' || root`,
  names: ['views', 'clear'],
})

const doubts = compare(
  sql`'doubt'`,
  sql`SELECT campaign, quarter || ' ' || doubt AS row, views AS value FROM doubts`,
  sql`SELECT campaign, quarter || ' ' || doubt AS row, views AS value FROM (${doubtsOf(settled)})`,
)

const surges = compare(
  sql`'surge'`,
  sql`SELECT campaign, quarter || ' ' || node AS row, views AS value FROM surges`,
  sql`SELECT campaign, quarter || ' ' || node AS row, views AS value FROM (${surgesOf(settled)})`,
)

const voids = compare(
  sql`'void'`,
  sql`SELECT campaign, id AS row, views AS value FROM voids`,
  sql`SELECT campaign, voided AS row, count(*) AS value FROM nodes WHERE voided IS NOT NULL GROUP BY 1, 2`,
)

const foldedRollups = sql`
  SELECT campaign, 'rollup' AS counter, '' AS row,
         views - (SELECT count(*) FROM nodes WHERE ${isUnsettled} AND nodes.campaign = tallies.campaign) AS stored,
         (SELECT coalesce(sum(views), 0) FROM rollups WHERE rollups.campaign = tallies.campaign) AS recounted
  FROM tallies WHERE folded_at IS NOT NULL`

/** A view that does not hang one hop below its parent, on the same root. */
const brokenNodes = sql`
  SELECT nodes.campaign, 'node' AS counter, nodes.id AS row, 0 AS stored, 1 AS recounted
  FROM nodes LEFT JOIN nodes AS parents ON parents.id = nodes.parent
  WHERE nodes.parent IS NOT NULL AND (parents.id IS NULL OR nodes.depth <> parents.depth + 1 OR nodes.root <> parents.root
    OR nodes.campaign <> parents.campaign)
    AND nodes.campaign NOT IN (SELECT campaign FROM tallies WHERE folded_at IS NOT NULL)`

const COMPARISONS = [
  ...[tallies, rollups, doubts, surges, voids, foldedRollups, brokenNodes, MEMBER_COMPARISON],
  ...CIRCLE_COMPARISONS,
  ...Object.values(STATEMENTS).flatMap(({ comparisons }) => comparisons),
]
