import { type SQL, sql } from 'drizzle-orm'
import type { ChannelId } from '../../campaigns/channels.ts'
import type { Engine } from '../engine.ts'
import { type CampaignChange, recordIfChanged } from './audit.ts'
import type { NodeId } from './node-id.ts'

/** An ambassador: a root of that kind. */
export interface Ambassador {
  node: NodeId
  label: string
  channel: ChannelId
  isRevoked: boolean
  /** Whether they want to stand in the ranking. */
  isListed: boolean
  /** The number in the token of their page. */
  code: number
}

interface AmbassadorRow extends Omit<Ambassador, 'isRevoked' | 'isListed'> {
  revoked: number
  listed: number
}

const COLUMNS =
  sql.raw(`roots.node, label, roots.channel, revoked_at IS NOT NULL AS revoked, coalesce(listed, 0) AS listed,
  coalesce(code, roots.node) AS code`)
const FROM = sql.raw(`roots LEFT JOIN ambassadors ON ambassadors.node = roots.node
  LEFT JOIN restrictions ON restrictions.node = roots.node`)

const toAmbassador = ({ revoked, listed, ...row }: AmbassadorRow): Ambassador => ({
  ...row,
  isRevoked: revoked === 1,
  isListed: listed === 1,
})

/** Whose page a number names; undefined alike for an unknown one, one that was withdrawn, and another campaign's. */
export async function findAmbassador({ db }: Engine, campaign: string, code: number): Promise<Ambassador | undefined> {
  const rows = await db.all<AmbassadorRow>(sql`
    SELECT ${COLUMNS} FROM ${FROM}
    WHERE roots.node = coalesce((SELECT node FROM ambassadors WHERE code = ${code}), ${code})
      AND roots.campaign = ${campaign} AND kind = 'ambassador' AND coalesce(ambassadors.code, roots.node) = ${code}`)
  return rows.map(toAmbassador)[0]
}

/** The ambassador of a node. */
export async function readAmbassador({ db }: Engine, campaign: string, node: NodeId): Promise<Ambassador | undefined> {
  const rows = await db.all<AmbassadorRow>(sql`
    SELECT ${COLUMNS} FROM ${FROM} WHERE roots.node = ${node} AND roots.campaign = ${campaign} AND kind = 'ambassador'`)
  return rows.map(toAmbassador)[0]
}

/** Whether a campaign has any: where it has none, nobody is asked for theirs. */
export async function hasAmbassadors({ db }: Engine, campaign: string): Promise<boolean> {
  const { has } = await db.get<{ has: number }>(
    sql`SELECT EXISTS (SELECT 1 FROM roots WHERE campaign = ${campaign} AND kind = 'ambassador') AS has`,
  )
  return has === 1
}

/** Every ambassador of a campaign. */
export async function listAmbassadors({ db }: Engine, campaign: string): Promise<Ambassador[]> {
  const rows = await db.all<AmbassadorRow>(sql`
    SELECT ${COLUMNS} FROM ${FROM} WHERE roots.campaign = ${campaign} AND kind = 'ambassador' ORDER BY label COLLATE NOCASE`)
  return rows.map(toAmbassador)
}

/** The first of the numbers of pages that were made anew: those of roots are below. */
export const FIRST_CODE = 2 ** 52

/** Statements that withdraw an ambassador's page and make another; the change is recorded with it. */
export function renewPage(
  { campaign, node, code }: { campaign: string; node: NodeId; code: number },
  change: CampaignChange,
): SQL[] {
  return [
    sql`INSERT INTO ambassadors (node, campaign, code, renewed_at) VALUES (${node}, ${campaign}, ${code}, ${change.at})
      ON CONFLICT (node) DO UPDATE SET code = excluded.code, renewed_at = excluded.renewed_at`,
    recordIfChanged(change),
  ]
}

/** Statement by which an ambassador agrees to stand in the ranking, or no longer. */
export function listInRanking(campaign: string, node: NodeId, isListed: boolean): SQL {
  return sql`INSERT INTO ambassadors (node, campaign, listed) VALUES (${node}, ${campaign}, ${Number(isListed)})
    ON CONFLICT (node) DO UPDATE SET listed = excluded.listed`
}

export interface RankedRow {
  node: NodeId
  label: string
  people: number
  hands: number
}

/** The most places of a ranking. */
const MOST_PLACES = 50

/** Those who agreed to it and whose link is good, by how many came through them. */
export function readRanking({ db }: Engine, campaign: string): Promise<RankedRow[]> | RankedRow[] {
  return db.all<RankedRow>(sql`
    SELECT roots.node, label,
           (SELECT coalesce(sum(clear), 0) FROM threads WHERE threads.node = roots.node) AS people,
           (SELECT coalesce(max(generation), 0) FROM threads WHERE threads.node = roots.node AND clear > 0) AS hands
    FROM ambassadors JOIN roots ON roots.node = ambassadors.node
    LEFT JOIN restrictions ON restrictions.node = roots.node
    WHERE ambassadors.campaign = ${campaign} AND listed = 1 AND kind = 'ambassador' AND revoked_at IS NULL
    ORDER BY people DESC, hands DESC, label COLLATE NOCASE LIMIT ${MOST_PLACES}`)
}

/** How many came through each ambassador of a campaign, and through how many hands: clear views. */
export async function readPeople(
  { db }: Engine,
  campaign: string,
): Promise<Map<NodeId, { people: number; hands: number }>> {
  const rows = await db.all<{ node: NodeId; people: number; hands: number }>(sql`
    SELECT threads.node, sum(clear) AS people, max(iif(clear > 0, generation, 0)) AS hands
    FROM roots JOIN threads ON threads.node = roots.node
    WHERE roots.campaign = ${campaign} AND kind = 'ambassador' GROUP BY threads.node`)
  return new Map(rows.map(({ node, ...reach }) => [node, reach]))
}
