import { sql } from 'drizzle-orm'
import { comparisonOf } from '../comparison.ts'
import { unfolded } from '../recount-trees.ts'
import { circleQuartersOf, partsOf } from './circle-counters.ts'

const counted = sql`nodes WHERE parent IS NOT NULL AND voided IS NULL`

const parts = comparisonOf('circle', {
  stored: sql`SELECT campaign, circle, views, clear FROM circle_tallies`,
  recounted: partsOf(counted),
  row: sql`circle`,
  names: ['views', 'clear'],
})

const quarters = comparisonOf('circle quarter', {
  stored: sql`SELECT * FROM circle_quarters`,
  recounted: circleQuartersOf(counted),
  row: sql`quarter || ' ' || circle`,
  names: ['views', 'clear'],
})

/** A view in another branch than its parent though it decided nothing, or in one that has no part and is not getting one. */
const brokenBranches = sql`
  SELECT nodes.campaign, 'circle branch' AS counter, nodes.id AS row, 0 AS stored, 1 AS recounted
  FROM nodes LEFT JOIN nodes AS parents ON parents.id = nodes.parent
  LEFT JOIN circle_branches AS branches ON branches.node = nodes.branch
  LEFT JOIN circle_tallies AS parts ON parts.campaign = branches.campaign AND parts.circle = branches.circle
  WHERE nodes.branch IS NOT NULL AND (
      (parts.campaign IS NOT nodes.campaign AND nodes.branch NOT IN (SELECT node FROM circle_choices))
      OR (nodes.branch <> nodes.id AND nodes.branch IS NOT parents.branch))
    AND nodes.${unfolded}`

/** Of a folded tree only the two counters are left to compare. */
const foldedParts = sql`
  SELECT campaign, 'circle views' AS counter, circle AS row, views AS stored, (
    SELECT coalesce(sum(views), 0) FROM circle_quarters AS quarters
    WHERE quarters.campaign = parts.campaign AND quarters.circle = parts.circle) AS recounted
  FROM circle_tallies AS parts WHERE NOT (${unfolded})`

/** Comparisons of circles with the nodes, for `verify`. */
export const CIRCLE_COMPARISONS = [parts, quarters, brokenBranches, foldedParts]
