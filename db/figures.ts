import { inArray, sql } from 'drizzle-orm'
import type { Engine } from './engine.ts'
import type { NodeId } from './node-id.ts'
import { tallies } from './schema.ts'
import type { Thread } from './threads.ts'

/** The public figures of a campaign. */
export interface Counts {
  views: number
  depth: number
}

/** The figures of several campaigns, by slug. One that nobody has opened yet has zeros. */
export async function readTallies({ db }: Engine, campaigns: readonly string[]): Promise<Map<string, Counts>> {
  const rows = await db
    .select()
    .from(tallies)
    .where(inArray(tallies.campaign, [...campaigns]))
  const found = new Map(rows.map(({ campaign, views, depth }) => [campaign, { views, depth }]))
  return new Map(campaigns.map((campaign) => [campaign, found.get(campaign) ?? { views: 0, depth: 0 }]))
}

export async function readTally(engine: Engine, campaign: string): Promise<Counts> {
  return (await readTallies(engine, [campaign])).get(campaign) ?? { views: 0, depth: 0 }
}

/** What one node may know: its own thread, whether it is revoked, and the campaign's figures. */
export interface NodeFigures extends Counts {
  mine: Thread
  isRevoked: boolean
}

export async function readNode({ db }: Engine, campaign: string, node: NodeId): Promise<NodeFigures> {
  const { own, further, deep, isRevoked, ...counts } = await db.get<
    Counts & Pick<Thread, 'further' | 'deep'> & { own: number; isRevoked: number }
  >(sql`
    SELECT coalesce(threads.views, 0) AS own, coalesce(further, 0) AS further, coalesce(deep, 0) AS deep,
           revoked_at IS NOT NULL AS isRevoked, coalesce(tallies.views, 0) AS views, coalesce(depth, 0) AS depth
    FROM (SELECT ${node} AS id)
    LEFT JOIN threads ON threads.node = id
    LEFT JOIN restrictions ON restrictions.node = id
    LEFT JOIN tallies ON tallies.campaign = ${campaign}`)
  return { mine: { views: own, further, deep }, isRevoked: isRevoked === 1, ...counts }
}
