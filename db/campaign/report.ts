import { eq, sql } from 'drizzle-orm'
import type { ChannelId } from '../../campaigns/channels.ts'
import type { RootKind } from '../../campaigns/schema.ts'
import type { Engine } from '../engine.ts'
import type { Cohort } from './cohorts.ts'
import type { NodeId } from './node-id.ts'
import type { Remains } from './retention.ts'
import { tallies } from './schema.ts'

/** WHAT THE STUDIO READS, beside the quarters of `history.ts`: rows whose number does not grow with the views. */

/** Views through fans' links by the age of those fans; see the schema. */
export interface BirthRow {
  depth: number
  channel: ChannelId
  age: number
  births: number
  firsts: number
}

/** Of all quarters together; `views` are doubtful ones too. */
type GrowthTotal = Omit<Cohort, 'quarter' | 'offsets' | 'squaredOffsets'> & { views: number }

/** What has grown from fans' links until now. Its number of rows is one of generations, channels and ages. */
export interface Growth {
  totals: readonly GrowthTotal[]
  births: readonly BirthRow[]
}

/** In one piece of JSON, which takes a fraction of the time that so many rows take. */
export async function readGrowth({ db }: Engine, campaign: string): Promise<Growth> {
  const [totals, { rows }] = await Promise.all([
    db.all<Growth['totals'][number]>(sql`SELECT depth, channel, views, clear, forwarders, children, squares
      FROM cohorts WHERE campaign = ${campaign} AND quarter = 0`),
    db.get<{ rows: string }>(sql`SELECT json_group_array(json_array(depth, channel, age, births, firsts)) AS rows
      FROM births WHERE campaign = ${campaign} AND births > 0`),
  ])
  const births = (JSON.parse(rows) as [number, ChannelId, number, number, number][]).map(
    ([depth, channel, age, births, firsts]) => ({ depth, channel, age, births, firsts }),
  )
  return { totals, births }
}

/** Views through the links of those who arrived in a quarter, by quarter: as many rows are gone through as there are cohorts. */
export async function readChildren({ db }: Engine, campaign: string): Promise<Map<number, number>> {
  const { rows } = await db.get<{
    rows: string
  }>(sql`SELECT json_group_array(json_array(quarter, children)) AS rows FROM (
      SELECT quarter, sum(children) AS children FROM cohorts WHERE campaign = ${campaign} AND quarter > 0 GROUP BY quarter)`)
  return new Map(JSON.parse(rows) as [number, number][])
}

export interface Standing {
  views: number
  clear: number
  voided: number
  depth: number
  foldedAt: number | null
  remains: Remains | null
}

export async function readStanding({ db }: Engine, campaign: string): Promise<Standing> {
  const rows = await db.select().from(tallies).where(eq(tallies.campaign, campaign))
  return rows[0] ?? { views: 0, clear: 0, voided: 0, depth: 0, foldedAt: null, remains: null }
}

export interface RootRow {
  node: NodeId
  label: string
  kind: RootKind
  channel: ChannelId
  /** Views through the link itself; generations below it. */
  views: number
  clear: number
  deep: number
  cap: number | null
  revokedAt: number | null
}

export function readRoots({ db }: Engine, campaign: string): Promise<RootRow[]> | RootRow[] {
  return db.all<RootRow>(sql`
    SELECT roots.node, label, kind, roots.channel, coalesce(direct.views, 0) AS views, coalesce(direct.clear, 0) AS clear,
           (SELECT coalesce(max(generation), 0) FROM threads WHERE node = roots.node AND views > 0) AS deep, cap,
           revoked_at AS revokedAt
    FROM roots LEFT JOIN threads AS direct ON direct.node = roots.node AND direct.generation = 1
    LEFT JOIN restrictions ON restrictions.node = roots.node
    WHERE roots.campaign = ${campaign} ORDER BY label COLLATE NOCASE`)
}

export interface LinkRow {
  node: NodeId
  /** Null for a fan's. */
  label: string | null
  isRoot: number
  views: number
}

/** One link of a campaign, the brand's own or a fan's; undefined when there is none. */
export async function readLink({ db }: Engine, campaign: string, node: NodeId): Promise<LinkRow | undefined> {
  const rows = await db.all<LinkRow>(sql`
    SELECT nodes.id AS node, label, parent IS NULL AS isRoot, coalesce(direct.views, 0) AS views
    FROM nodes LEFT JOIN roots ON roots.node = nodes.id
    LEFT JOIN threads AS direct ON direct.node = nodes.id AND direct.generation = 1
    WHERE nodes.id = ${node} AND nodes.campaign = ${campaign}`)
  return rows[0]
}
