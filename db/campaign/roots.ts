import { eq, type SQL, sql } from 'drizzle-orm'
import type { ChannelId } from '../../campaigns/channels.ts'
import type { RootKind } from '../../campaigns/root-kinds.ts'
import type { Engine } from '../engine.ts'
import { type CampaignChange, recordIfChanged } from './audit.ts'
import type { NodeId } from './node-id.ts'
import { roots } from './schema.ts'

/** A link that the brand hands out itself. */
export interface PlantedRoot {
  node: NodeId
  campaign: string
  label: string
  kind: RootKind
  channel: ChannelId
  cap?: number | undefined
  /** The circle of all who come through it. */
  circle?: string | undefined
  /** When its branch opens, where that is another moment than the campaign's. */
  opens?: number | undefined
}

/** A root as it is stored. */
export interface StoredRoot {
  node: number
  campaign: string
  label: string
}

const asJson = (planted: readonly PlantedRoot[]) =>
  JSON.stringify(
    planted.map(({ node, campaign, label, kind, channel, cap, circle, opens }) => [
      ...[node, campaign, label, kind, channel, cap ?? null, circle ?? null, opens ?? null],
    ]),
  )

const appendNodes = (json: string, at: number) => sql`
  INSERT INTO nodes (id, campaign, parent, root, depth, channel, at, visit)
  SELECT value->>0, value->>1, NULL, value->>0, 0, value->>4, ${at}, NULL FROM json_each(${json}) WHERE true
  ON CONFLICT (id) DO NOTHING`

/**
 * Statements that write declared roots. A root that exists takes the new label, kind, channel, cap, circle and opening
 * time. One that is as declared is not written: an object at the edge starts many times a day, and rows written are its bill.
 */
export function plantRoots(planted: readonly PlantedRoot[], at: number): SQL[] {
  const json = asJson(planted)
  return [
    appendNodes(json, at),
    sql`INSERT INTO roots (node, campaign, label, kind, channel, circle, opens)
      SELECT value->>0, value->>1, value->>2, value->>3, value->>4, value->>6, value->>7 FROM json_each(${json}) WHERE true
      ON CONFLICT (node) DO UPDATE SET label = excluded.label, kind = excluded.kind, channel = excluded.channel,
        circle = excluded.circle, opens = excluded.opens
        WHERE (roots.label, roots.kind, roots.channel, roots.circle, roots.opens)
          IS NOT (excluded.label, excluded.kind, excluded.channel, excluded.circle, excluded.opens)`,
    sql`INSERT INTO restrictions (node, campaign, cap)
      SELECT value->>0, value->>1, value->>5 FROM json_each(${json})
      WHERE value->>5 IS NOT NULL OR value->>0 IN (SELECT node FROM restrictions)
      ON CONFLICT (node) DO UPDATE SET cap = excluded.cap WHERE capped_at IS NULL AND restrictions.cap IS NOT excluded.cap`,
  ]
}

/**
 * Statements that add new roots: all of them or, where one exists, none. The first returns those that were added; the
 * changes are recorded right behind it, if it added any.
 */
export function addRoots(added: readonly PlantedRoot[], at: number, changes: readonly CampaignChange[]): SQL[] {
  const json = asJson(added)
  return [
    sql`INSERT INTO roots (node, campaign, label, kind, channel, circle, opens)
      SELECT value->>0, value->>1, value->>2, value->>3, value->>4, value->>6, value->>7 FROM json_each(${json})
      WHERE NOT EXISTS (SELECT 1 FROM json_each(${json}) AS asked JOIN roots ON roots.node = asked.value->>0)
      RETURNING node`,
    ...changes.map(recordIfChanged),
    sql`INSERT INTO restrictions (node, campaign, cap)
      SELECT value->>0, value->>1, value->>5 FROM json_each(${json}) WHERE value->>5 IS NOT NULL AND changes() > 0
      ON CONFLICT (node) DO UPDATE SET cap = excluded.cap WHERE capped_at IS NULL`,
    appendNodes(json, at),
  ]
}

export interface RootRow {
  node: NodeId
  label: string
  kind: RootKind
  channel: ChannelId
  /** Views through the link itself; then the generations below it. */
  views: number
  clear: number
  generations: number
  cap: number | null
  revokedAt: number | null
  /** The circle of those who come through it; null: they choose theirs. */
  circle: string | null
  /** When its branch opens, where that is another moment than its circle's or the campaign's. */
  opens: number | null
}

/** What grew from the links of members, by list: rows `(list, views, clear, generations)`. */
export const listThreads = (campaign: string): SQL => sql`
  SELECT list, sum(iif(generation = 1, views, 0)) AS views, sum(iif(generation = 1, clear, 0)) AS clear,
         max(iif(views > 0, generation, 0)) AS generations
  FROM members CROSS JOIN threads ON threads.node = members.node WHERE members.campaign = ${campaign} GROUP BY list`

/** The brand's links; a list of members counts as one. */
export function readRoots({ db }: Engine, campaign: string): Promise<RootRow[]> | RootRow[] {
  return db.all<RootRow>(sql`
    WITH lists AS MATERIALIZED (${listThreads(campaign)})
    SELECT roots.node, label, kind, roots.channel, coalesce(direct.views, 0) + coalesce(lists.views, 0) AS views,
           coalesce(direct.clear, 0) + coalesce(lists.clear, 0) AS clear,
           max(coalesce(lists.generations, 0), (
             SELECT coalesce(max(generation), 0) FROM threads WHERE node = roots.node AND views > 0)) AS generations,
           cap, revoked_at AS revokedAt, circle, opens
    FROM roots LEFT JOIN threads AS direct ON direct.node = roots.node AND direct.generation = 1
    LEFT JOIN lists ON lists.list = roots.node LEFT JOIN restrictions ON restrictions.node = roots.node
    WHERE roots.campaign = ${campaign} ORDER BY label COLLATE NOCASE`)
}

/** A root by its node; undefined when there is none. */
export async function readRoot(
  { db }: Engine,
  node: NodeId,
): Promise<(Omit<PlantedRoot, 'cap' | 'circle' | 'opens'> & Pick<RootRow, 'circle' | 'opens'>) | undefined> {
  const rows = await db.select().from(roots).where(eq(roots.node, node))
  return rows[0] && { ...rows[0], node, channel: rows[0].channel as ChannelId }
}

/** Every root of a campaign, those that were added later included. */
export async function listRoots({ db }: Engine, campaign: string) {
  return db.select().from(roots).where(eq(roots.campaign, campaign)).orderBy(sql`rowid`)
}
