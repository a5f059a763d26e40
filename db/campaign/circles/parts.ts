import { sql } from 'drizzle-orm'
import type { Engine } from '../../engine.ts'
import { inPages, isAmong, rowsOfPages } from '../../query.ts'
import type { NodeId } from '../node-id.ts'

/** How it stands with a part of a circle: the whole circle, as long as it was not divided. */
export interface PartRow {
  /** As `partId` of `campaigns/circles.ts` writes it. */
  circle: string
  /** The circle of the config, the part's number in it, and how many parts that has. */
  whole: string
  number: number
  parts: number
  views: number
  clear: number
  /** Clear views before it was divided: what they have opened stays open. */
  reached: number
  /** When it was divided last, or came of a division. */
  splitAt: number | null
}

/** Columns of a {@link PartRow}; `part` is a name for `circle_tallies`. */
export const partColumns = (part: string) =>
  sql.raw(`
  ${part}.circle, ${part}.whole, ${part}.number, ${part}.views, ${part}.clear, ${part}.reached, ${part}.split_at AS splitAt,
  (SELECT count(*) FROM circle_tallies AS each WHERE each.campaign = ${part}.campaign AND each.whole = ${part}.whole) AS parts`)

/** Every part of a campaign's circles that somebody came into, in the order of their ids and numbers. */
export async function readParts({ db }: Engine, campaign: string): Promise<PartRow[]> {
  return db.all<PartRow>(sql`
    SELECT ${partColumns('part')} FROM circle_tallies AS part WHERE part.campaign = ${campaign} ORDER BY part.whole, part.number`)
}

/**
 * The part that a node belongs to; undefined while its circle is not decided. One that is gone with a folded tree has what its
 * owner chose since.
 */
export async function readPartOf({ db }: Engine, node: NodeId): Promise<PartRow | undefined> {
  const rows = await db.all<PartRow>(sql`
    SELECT ${partColumns('part')} FROM circle_branches AS branch
    CROSS JOIN circle_tallies AS part ON part.campaign = branch.campaign AND part.circle = branch.circle
    WHERE branch.node = coalesce((SELECT branch FROM nodes WHERE id = ${node}), ${node})`)
  return rows[0]
}

/** The part that a new fan of a circle comes into: the one with the fewest views. Undefined while nobody is in it. */
export async function readNextPart({ db }: Engine, campaign: string, whole: string): Promise<PartRow | undefined> {
  const rows = await db.all<PartRow>(sql`
    SELECT ${partColumns('part')} FROM circle_tallies AS part WHERE part.campaign = ${campaign} AND part.whole = ${whole}
    ORDER BY part.views, part.number LIMIT 1`)
  return rows[0]
}

/** Those among some nodes that belong to these parts. */
export async function readNodesIn(
  { db }: Engine,
  campaign: string,
  parts: readonly string[],
  nodes: readonly NodeId[],
): Promise<Set<NodeId>> {
  const rows = await db.all<{ node: NodeId }>(sql`
    SELECT nodes.id AS node FROM nodes CROSS JOIN circle_branches AS branch ON branch.node = nodes.branch
    WHERE ${isAmong(sql`nodes.id`, nodes)} AND branch.campaign = ${campaign} AND ${isAmong(sql`branch.circle`, parts)}`)
  return new Set(rows.map(({ node }) => node))
}

/** The circle that a link brings: that of its owner's root; undefined where those who come through it choose. */
export async function readRootCircle({ db }: Engine, node: NodeId): Promise<string | undefined> {
  const rows = await db.all<{ circle: string | null }>(
    sql`SELECT roots.circle FROM nodes CROSS JOIN roots ON roots.node = nodes.root WHERE nodes.id = ${node}`,
  )
  return rows[0]?.circle ?? undefined
}

/** Views of parts by quarter of an hour. */
export interface PartQuarter {
  circle: string
  quarter: number
  views: number
  clear: number
}

/** Views of every part of a campaign's circles by quarter, both quarters included; in no order. */
export async function readCircleQuarters(
  { db }: Engine,
  campaign: string,
  { from, to }: { from: number; to: number },
): Promise<PartQuarter[]> {
  const pages = await db.all<{ page: string }>(
    inPages(
      sql.raw('circle, quarter, views, clear'),
      sql`SELECT quarters.circle, quarters.quarter, quarters.views, quarters.clear
        FROM circle_tallies AS part CROSS JOIN circle_quarters AS quarters
          ON quarters.campaign = part.campaign AND quarters.circle = part.circle AND quarters.quarter BETWEEN ${from} AND ${to}
        WHERE part.campaign = ${campaign}`,
    ),
  )
  return rowsOfPages<[string, number, number, number]>(pages).map(([circle, quarter, views, clear]) => ({
    ...{ circle, quarter, views, clear },
  }))
}

/** A division of a circle. */
export interface Split {
  at: number
  /** Null: by itself. */
  who: string | null
  /** The part that was divided, and the one that came of it. */
  circle: string
  half: string
  /** Views that stayed, views that went, and in how many branches. */
  stayed: number
  went: number
  branches: number
}

/** Divisions of a campaign's circles, newest first. */
export async function readSplits({ db }: Engine, campaign: string): Promise<Split[]> {
  return db.all<Split>(sql`
    SELECT at, who, circle, half, stayed, went, branches FROM circle_splits WHERE campaign = ${campaign} ORDER BY id DESC`)
}
