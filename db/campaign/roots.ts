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
}

const asJson = (planted: readonly PlantedRoot[]) =>
  JSON.stringify(
    planted.map(({ node, campaign, label, kind, channel, cap }) => [node, campaign, label, kind, channel, cap ?? null]),
  )

const appendNodes = (json: string, at: number) => sql`
  INSERT INTO nodes (id, campaign, parent, root, depth, channel, at, visit)
  SELECT value->>0, value->>1, NULL, value->>0, 0, value->>4, ${at}, NULL FROM json_each(${json}) WHERE true
  ON CONFLICT (id) DO NOTHING`

/** Statements that write declared roots. A root that exists takes the new label, kind, channel and cap. */
export function plantRoots(planted: readonly PlantedRoot[], at: number): SQL[] {
  const json = asJson(planted)
  return [
    appendNodes(json, at),
    sql`INSERT INTO roots (node, campaign, label, kind, channel)
      SELECT value->>0, value->>1, value->>2, value->>3, value->>4 FROM json_each(${json}) WHERE true
      ON CONFLICT (node) DO UPDATE SET label = excluded.label, kind = excluded.kind, channel = excluded.channel`,
    sql`INSERT INTO restrictions (node, campaign, cap)
      SELECT value->>0, value->>1, value->>5 FROM json_each(${json})
      WHERE value->>5 IS NOT NULL OR value->>0 IN (SELECT node FROM restrictions)
      ON CONFLICT (node) DO UPDATE SET cap = excluded.cap WHERE capped_at IS NULL`,
  ]
}

/**
 * Statements that add new roots: all of them or, where one exists, none. The first returns those that were added; the
 * changes are recorded right behind it, if it added any.
 */
export function addRoots(added: readonly PlantedRoot[], at: number, changes: readonly CampaignChange[]): SQL[] {
  const json = asJson(added)
  return [
    sql`INSERT INTO roots (node, campaign, label, kind, channel)
      SELECT value->>0, value->>1, value->>2, value->>3, value->>4 FROM json_each(${json})
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
}

export function readRoots({ db }: Engine, campaign: string): Promise<RootRow[]> | RootRow[] {
  return db.all<RootRow>(sql`
    SELECT roots.node, label, kind, roots.channel, coalesce(direct.views, 0) AS views, coalesce(direct.clear, 0) AS clear,
           (SELECT coalesce(max(generation), 0) FROM threads WHERE node = roots.node AND views > 0) AS generations, cap,
           revoked_at AS revokedAt
    FROM roots LEFT JOIN threads AS direct ON direct.node = roots.node AND direct.generation = 1
    LEFT JOIN restrictions ON restrictions.node = roots.node
    WHERE roots.campaign = ${campaign} ORDER BY label COLLATE NOCASE`)
}

/** Every root of a campaign, those that were added later included. */
export async function listRoots({ db }: Engine, campaign: string) {
  return db.select().from(roots).where(eq(roots.campaign, campaign)).orderBy(sql`rowid`)
}
