import { sql } from 'drizzle-orm'
import type { Engine } from '../engine.ts'
import type { NodeId } from './node-id.ts'

/** The latest moment at which a root of a campaign opens by itself; null where none does. From a partial index. */
export async function latestWindow({ db }: Engine, campaign: string): Promise<number | null> {
  const { opens } = await db.get<{ opens: number | null }>(
    sql`SELECT max(opens) AS opens FROM roots WHERE campaign = ${campaign} AND opens IS NOT NULL`,
  )
  return opens
}

/** What says when a branch opens: its root, and circles of the config. */
interface Window {
  opens: number | null
  /** That of the root. */
  given: string | null
  /** The one that the branch is in where its root has none: a fan has chosen it. */
  chosen: string | null
}

export async function readWindow({ db }: Engine, node: NodeId): Promise<Window | undefined> {
  const rows = await db.all<Window>(sql`
    SELECT roots.opens, roots.circle AS given, part.whole AS chosen
    FROM nodes LEFT JOIN roots ON roots.node = nodes.root
    LEFT JOIN circle_branches AS branch ON branch.node = nodes.branch
    LEFT JOIN circle_tallies AS part ON part.campaign = branch.campaign AND part.circle = branch.circle
    WHERE nodes.id = ${node}`)
  return rows[0]
}
