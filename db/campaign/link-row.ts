import { sql } from 'drizzle-orm'
import type { Engine } from '../engine.ts'
import type { NodeId } from './node-id.ts'

export interface LinkRow {
  node: NodeId
  /** Null for a fan's link. */
  label: string | null
  isRoot: number
  /** Whether it is a list of members, which has no link of its own. */
  isList: number
  /** Whether it is a member's of a list. */
  isMember: number
  views: number
  /** Views further down. */
  further: number
}

/** One link of a campaign, the brand's own or a fan's; undefined when there is none. */
export async function readLink({ db }: Engine, campaign: string, node: NodeId): Promise<LinkRow | undefined> {
  const rows = await db.all<LinkRow>(sql`
    SELECT nodes.id AS node, roots.label, parent IS NULL AS isRoot, coalesce(roots.kind = 'member', 0) AS isList, members.node IS NOT NULL AS isMember,
           coalesce(direct.views, 0) AS views,
           (SELECT coalesce(sum(views), 0) FROM threads WHERE node = nodes.id AND generation > 1) AS further
    FROM nodes LEFT JOIN roots ON roots.node = nodes.id
    LEFT JOIN members ON members.node = nodes.id
    LEFT JOIN threads AS direct ON direct.node = nodes.id AND direct.generation = 1
    WHERE nodes.id = ${node} AND nodes.campaign = ${campaign}`)
  return rows[0]
}
