import { sql } from 'drizzle-orm'
import type { NodeId } from '../../db/campaign/node-id.ts'
import type { Engine } from '../../db/engine.ts'

interface Held {
  /** The number of the code that this fan, or their branch, holds. */
  number: number | null
  taken: number
}

export function readHeld({ db }: Engine, campaign: string, piece: string, node: NodeId): Promise<Held> | Held {
  return db.get<Held>(sql`
    SELECT count(*) AS taken,
           max(iif(node = ${node} OR node = (SELECT root FROM nodes WHERE id = ${node}), number, NULL)) AS number
    FROM codes_taken WHERE campaign = ${campaign} AND piece = ${piece}`)
}

interface Taken {
  taken: number
  lastAt: number | null
}

export function readTaken({ db }: Engine, campaign: string, piece: string): Promise<Taken> | Taken {
  return db.get<Taken>(sql`
    SELECT count(*) AS taken, max(at) AS lastAt FROM codes_taken WHERE campaign = ${campaign} AND piece = ${piece}`)
}
