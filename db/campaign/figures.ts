import { eq, sql } from 'drizzle-orm'
import { isFresh } from '../../campaigns/fresh.ts'
import type { Engine } from '../engine.ts'
import { isAmong } from '../query.ts'
import type { NodeId } from './node-id.ts'
import type { Remains } from './remains.ts'
import { tallies } from './schema.ts'
import { type Thread, threadOf } from './threads.ts'

/** The figures of a campaign. */
export interface Counts {
  views: number
  /** Views without a doubt. */
  clear: number
  depth: number
}

const NOTHING: Counts = { views: 0, clear: 0, depth: 0 }

/** Figures of several campaigns, by slug; zeros for one without views. */
export async function readTallies({ db }: Engine, campaigns: readonly string[]): Promise<Map<string, Counts>> {
  const rows = await db.select().from(tallies).where(isAmong(tallies.campaign, campaigns))
  const found = new Map(rows.map(({ campaign, views, clear, depth }) => [campaign, { views, clear, depth }]))
  return new Map(campaigns.map((campaign) => [campaign, found.get(campaign) ?? NOTHING]))
}

export async function readTally(engine: Engine, campaign: string): Promise<Counts> {
  return (await readTallies(engine, [campaign])).get(campaign) ?? NOTHING
}

export interface WholeTally {
  views: number
  clear: number
  voided: number
  depth: number
  foldedAt: number | null
  remains: Remains | null
}

export async function readWholeTally({ db }: Engine, campaign: string): Promise<WholeTally> {
  const rows = await db.select().from(tallies).where(eq(tallies.campaign, campaign))
  return rows[0] ?? { views: 0, clear: 0, voided: 0, depth: 0, foldedAt: null, remains: null }
}

/** The figures that the owner of a node may see: its own thread, whether it is revoked, and the campaign's figures. */
export interface NodeFigures extends Counts {
  mine: Thread
  isRevoked: boolean
}

export async function readNode({ db }: Engine, campaign: string, node: NodeId): Promise<NodeFigures> {
  const { own, further, generations, isRevoked, ...counts } = await db.get<
    Counts & Pick<Thread, 'further' | 'generations'> & { own: number; isRevoked: number }
  >(sql`
    SELECT own, further, generations,
           EXISTS (SELECT 1 FROM restrictions WHERE restrictions.node = ${node} AND revoked_at IS NOT NULL) AS isRevoked,
           coalesce(tallies.views, 0) AS views, coalesce(clear, 0) AS clear, coalesce(depth, 0) AS depth
    FROM (${threadOf(sql`${node}`)}) LEFT JOIN tallies ON tallies.campaign = ${campaign}`)
  return { mine: { views: own, further, generations }, isRevoked: isRevoked === 1, ...counts }
}

/** How long a list's sum is taken for true: a crowd that opens at once asks for it once. */
const KNOWN_MS = 1000
const listSums = new WeakMap<Engine['db'], Map<NodeId, { at: number; clear: Promise<number> }>>()

/** Clear views below the brand's link that a fan came through; a list of members is one such link. */
export async function readBranchViews({ db }: Engine, node: NodeId): Promise<number> {
  const [found] = await db.all<{ root: NodeId; isList: number; clear: number }>(sql`
    SELECT root, EXISTS (SELECT 1 FROM roots WHERE roots.node = nodes.root AND kind = 'member') AS isList,
           (SELECT coalesce(sum(clear), 0) FROM threads WHERE node = nodes.root) AS clear
    FROM nodes WHERE id = ${node}`)
  if (!found) return 0
  return found.isList === 0 ? found.clear : readList(db, found.root)
}

/** Clear views below each of the brand's links. */
export async function readBranches({ db }: Engine, campaign: string): Promise<Map<NodeId, number>> {
  const rows = await db.all<{ root: NodeId; clear: number }>(
    sql`SELECT root, sum(clear) AS clear FROM rollups WHERE campaign = ${campaign} GROUP BY root`,
  )
  return new Map(rows.map(({ root, clear }) => [root, clear]))
}

/**
 * Clear views below a list. Its members have the threads until the fold, twenty thousand times a few; the rollups are fewer
 * rows, but thousands still.
 */
function readList(db: Engine['db'], list: NodeId): Promise<number> {
  const sums = listSums.get(db) ?? new Map()
  listSums.set(db, sums)
  const known = sums.get(list)
  if (known && isFresh(known.at, Date.now(), KNOWN_MS)) return known.clear
  const read = async () => {
    const query = sql`SELECT coalesce(sum(clear), 0) AS clear FROM rollups WHERE root = ${list}`
    return (await db.get<{ clear: number }>(query)).clear
  }
  const clear = read()
  sums.set(list, { at: Date.now(), clear })
  clear.catch(() => sums.delete(list))
  return clear
}
