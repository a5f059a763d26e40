import { sql } from 'drizzle-orm'
import type { Engine } from '../../engine.ts'
import type { NodeId } from '../node-id.ts'

/** The roots of a circle: everybody who comes through them is in it. */
export async function readOwnRoots({ db }: Engine, campaign: string, whole: string): Promise<NodeId[]> {
  const rows = await db.all<{ node: NodeId }>(
    sql`SELECT node FROM roots WHERE campaign = ${campaign} AND circle = ${whole} ORDER BY node`,
  )
  return rows.map(({ node }) => node)
}
