import { inArray, sql } from 'drizzle-orm'
import type { Engine } from './engine.ts'
import type { NodeId } from './node-id.ts'
import { tallies } from './schema.ts'

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

/** What one node may know: its own views, whether it is revoked, and the campaign's figures. */
export interface NodeFigures extends Counts {
  mine: number
  isRevoked: boolean
}

export async function readNode({ db }: Engine, campaign: string, node: NodeId): Promise<NodeFigures> {
  const row = await db.get<{ mine: number; isRevoked: number; views: number; depth: number }>(sql`
    SELECT coalesce((SELECT views FROM children WHERE node = ${node}), 0) AS mine,
           EXISTS (SELECT 1 FROM restrictions WHERE node = ${node} AND revoked_at IS NOT NULL) AS isRevoked,
           coalesce((SELECT views FROM tallies WHERE campaign = ${campaign}), 0) AS views,
           coalesce((SELECT depth FROM tallies WHERE campaign = ${campaign}), 0) AS depth`)
  return { ...row, isRevoked: row.isRevoked === 1 }
}
