import { sql } from 'drizzle-orm'
import type { Engine } from '../engine.ts'

/** The revision of the tally, which changes with what was counted before; see the schema. */
export async function readRevision({ db }: Engine, campaign: string): Promise<number> {
  const rows = await db.all<{ revision: number }>(sql`SELECT revision FROM tallies WHERE campaign = ${campaign}`)
  return rows[0]?.revision ?? 0
}
