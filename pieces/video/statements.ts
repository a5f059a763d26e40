import { sql } from 'drizzle-orm'
import { withJson } from '../../db/query.ts'
import type { KindStatements } from '../statement-kind.ts'

/** How far a film was played, since it was said last. */
export interface Reached {
  piece: string
  tenths: readonly number[]
}

const count = withJson(
  (json) => sql`
    INSERT INTO reached_counts (campaign, piece, tenth, channel, generation, plays)
    SELECT entry.value->>0, entry.value->>2, tenth.value, nodes.channel, nodes.depth, count(*)
    FROM json_each(${json}) AS entry JOIN nodes ON nodes.id = entry.value->>1
    JOIN json_each(entry.value->3) AS tenth
    WHERE nodes.voided IS NULL
    GROUP BY 1, 2, 3, 4, 5
    ON CONFLICT (campaign, piece, tenth, channel, generation) DO UPDATE SET plays = plays + excluded.plays`,
)

/**
 * Counters and nothing else: who played how far stands nowhere, so that there is nothing to recount them from, and nothing to
 * take out of them when a view is voided later.
 */
export const reached: KindStatements<Reached> = {
  enter: (entries) => {
    const rows = entries.map(({ campaign, node, body: { piece, tenths } }) => [campaign, node, piece, tenths])
    return [count(JSON.stringify(rows))]
  },
  leave: () => [],
  rejoin: () => [],
  forget: () => [],
  comparisons: [],
}
