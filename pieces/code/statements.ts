import { sql } from 'drizzle-orm'
import { isClear } from '../../db/campaign/threads.ts'
import { withJson } from '../../db/query.ts'
import type { KindStatements } from '../statement-kind.ts'

/** A fan takes a code, for all of their branch, of which a list of members is one, or for themselves. */
export interface Taking {
  piece: string
  for: 'branch' | 'each'
  /** Number of codes that there are. */
  budget: number
}

/** A holder gets the next number, as long as there is one. Views with a doubt take none: a script would take them all. */
const take = withJson(
  (json) => sql`
    INSERT INTO codes_taken (campaign, piece, number, node, at)
    SELECT campaign, piece, number, node, at FROM (
      SELECT campaign, piece, node, at, budget, row_number() OVER (PARTITION BY campaign, piece ORDER BY place) - 1 +
             (SELECT count(*) FROM codes_taken AS earlier WHERE earlier.campaign = holders.campaign AND earlier.piece = holders.piece) AS number
      FROM (
        SELECT value->>0 AS campaign, value->>2 AS piece, iif(value->>3 = 'branch', nodes.root, nodes.id) AS node,
               value->>4 AS budget, min(value->>5) AS at, min(key) AS place
        FROM json_each(${json}) JOIN nodes ON nodes.id = value->>1
        WHERE voided IS NULL AND ${isClear('nodes')} GROUP BY 1, 2, 3) AS holders
      WHERE NOT EXISTS (SELECT 1 FROM codes_taken AS own
        WHERE own.campaign = holders.campaign AND own.piece = holders.piece AND own.node = holders.node))
    WHERE number < budget`,
)

/** A code that was told cannot be taken back: a void changes nothing here, and there is no counter apart from the rows. */
export const takings: KindStatements<Taking> = {
  enter: (entries) => [
    take(
      JSON.stringify(
        entries.map(({ campaign, node, at, body }) => [campaign, node, body.piece, body.for, body.budget, at]),
      ),
    ),
  ],
  leave: () => [],
  rejoin: () => [],
  forget: (nodes) => [sql`UPDATE codes_taken SET node = NULL WHERE node IN ${nodes}`],
  comparisons: [],
}
