import { type SQL, sql } from 'drizzle-orm'
import type { Row } from '../../engine.ts'
import { type Query, withJson } from '../../query.ts'
import type { NodeId } from '../node-id.ts'
import { QUARTER_MS } from '../quarters.ts'
import { isClear } from '../threads.ts'
import { type PartRow, partColumns } from './parts.ts'

const QUARTER = sql.raw(String(QUARTER_MS))

/** Arrivals in a campaign with circles: what the fan chose, null for nothing. */
interface Comer {
  id: NodeId
  circle?: string | null | undefined
}

/**
 * Statements that count the views of a group in their circles, in the transaction that appends them; none for a group
 * without circles. The last one gives a {@link GrownPart} for every part that grew.
 */
export function countInCircles(comers: readonly Comer[]): Query[] {
  const own = comers.filter(({ circle }) => circle !== undefined)
  if (own.length === 0) return []
  const json = JSON.stringify(own.map(({ id, circle }) => [id, circle]))
  return [addFirstParts(json), placeBranches(json), growParts(json), growQuarters(json), grownParts(json)]
}

/** New branches with the circle that they belong to: that of their root, else the chosen one. */
const newBranches = (json: SQL) => sql`
  SELECT nodes.id AS node, nodes.campaign, coalesce(roots.circle, comers.value->>1) AS whole
  FROM json_each(${json}) AS comers CROSS JOIN nodes ON nodes.id = comers.value->>0 AND nodes.branch = nodes.id
  LEFT JOIN roots ON roots.node = nodes.root`

/** Makes the first part of circles that nobody was in before these `branches` (rows `node, campaign, whole`). */
export const addFirstPartsOf = (branches: SQL) => sql`
  INSERT INTO circle_tallies (campaign, circle, whole, number, views, clear)
  SELECT DISTINCT campaign, whole, whole, 1, 0, 0 FROM (${branches}) WHERE true
  ON CONFLICT DO NOTHING`

/**
 * Puts each new branch into the part of its circle that has the fewest views, those included that come in the same group. So
 * a part has a seat for each view that it has more than another one, and the lowest seats are taken.
 *
 * @param json an array of as many elements as there are branches, or more
 */
export const placeBranchesOf = (branches: SQL, json: SQL) => sql`
  WITH comers AS MATERIALIZED (
    SELECT node, campaign, whole, row_number() OVER (PARTITION BY campaign, whole ORDER BY node) AS place FROM (${branches})),
  crowds AS MATERIALIZED (
    SELECT comers.campaign, comers.whole, count(*) AS fans,
           (SELECT min(views) FROM circle_tallies AS parts WHERE parts.campaign = comers.campaign AND parts.whole = comers.whole) AS fewest
    FROM comers GROUP BY 1, 2),
  seats AS MATERIALIZED (
    SELECT parts.campaign, parts.whole, parts.circle,
           row_number() OVER (PARTITION BY parts.campaign, parts.whole ORDER BY parts.views + step.key, parts.number) AS place
    FROM crowds CROSS JOIN circle_tallies AS parts ON parts.campaign = crowds.campaign AND parts.whole = crowds.whole
    JOIN json_each(${json}) AS step ON parts.views + step.key < crowds.fewest + crowds.fans)
  INSERT INTO circle_branches (node, campaign, circle)
  SELECT comers.node, comers.campaign, seats.circle FROM comers JOIN seats USING (campaign, whole, place)`

const addFirstParts = withJson((json) => addFirstPartsOf(newBranches(json)))
const placeBranches = withJson((json) => placeBranchesOf(newBranches(json), json))

/** Counted views of these ids that belong to a circle, with its part. */
const inCircles = (json: SQL) => sql`
  SELECT nodes.id, nodes.at, nodes.doubt, branches.campaign, branches.circle
  FROM json_each(${json}) AS comers CROSS JOIN nodes ON nodes.id = comers.value->>0
  CROSS JOIN circle_branches AS branches ON branches.node = nodes.branch
  WHERE nodes.parent IS NOT NULL AND nodes.voided IS NULL`

const growParts = withJson(
  (json) => sql`
  UPDATE circle_tallies SET views = circle_tallies.views + grown.views, clear = circle_tallies.clear + grown.clear
  FROM (SELECT campaign, circle, count(*) AS views, sum(${isClear()}) AS clear FROM (${inCircles(json)}) GROUP BY 1, 2) AS grown
  WHERE circle_tallies.campaign = grown.campaign AND circle_tallies.circle = grown.circle`,
)

const growQuarters = withJson(
  (json) => sql`
  INSERT INTO circle_quarters (campaign, circle, quarter, views, clear)
  SELECT campaign, circle, at / ${QUARTER}, count(*), sum(${isClear()}) FROM (${inCircles(json)}) WHERE true GROUP BY 1, 2, 3
  ON CONFLICT (campaign, circle, quarter) DO UPDATE SET views = views + excluded.views, clear = clear + excluded.clear`,
)

/** The part of each view of a group, from the rows of the last statement that counts it. */
export function partsByNode(comers: readonly Comer[], rows: readonly Row[] | undefined): Map<NodeId, PartRow> {
  if (comers.every(({ circle }) => circle === undefined)) return new Map()
  return new Map(
    (rows as unknown as GrownPart[]).flatMap(({ ids, ...part }) =>
      (JSON.parse(ids) as NodeId[]).map((id): [NodeId, PartRow] => [id, part]),
    ),
  )
}

/** A part that grew, with the views that made it grow, as one JSON array of ids. */
interface GrownPart extends PartRow {
  ids: string
}

const grownParts = withJson(
  (json) => sql`
  SELECT ${partColumns('part')}, grown.ids
  FROM (SELECT campaign, circle, json_group_array(id) AS ids FROM (${inCircles(json)}) GROUP BY 1, 2) AS grown
  CROSS JOIN circle_tallies AS part ON part.campaign = grown.campaign AND part.circle = grown.circle`,
)
