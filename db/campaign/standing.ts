import { sql } from 'drizzle-orm'
import type { Engine } from '../engine.ts'
import { isDoubtful } from './counters.ts'
import type { NodeId } from './node-id.ts'

/** What is known of a pass, for what its owner does beside opening. */
export interface Standing {
  isRevoked: boolean
  /** Its view carries no doubt and is not voided. A node that a restored backup has lost is taken for clear. */
  isClear: boolean
}

export async function readStanding({ db }: Engine, node: NodeId): Promise<Standing> {
  const { isRevoked, isUnclear } = await db.get<{ isRevoked: number; isUnclear: number }>(sql`
    SELECT EXISTS (SELECT 1 FROM restrictions WHERE node = ${node} AND revoked_at IS NOT NULL) AS isRevoked,
           EXISTS (SELECT 1 FROM nodes WHERE id = ${node} AND (voided IS NOT NULL OR ${isDoubtful})) AS isUnclear`)
  return { isRevoked: isRevoked === 1, isClear: isUnclear === 0 }
}
