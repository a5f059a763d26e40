import { sql } from 'drizzle-orm'
import { isClear } from '../../db/campaign/threads.ts'
import type { KindDecisions } from '../statement-kind.ts'
import { isRevoked } from './revoked.ts'

/** What is decided of a draw at its end, by nobody: `at` and `until` are epoch milliseconds. */
export type DrawDecision = { piece: string } & (
  | { do: 'settle'; at: number }
  /** In the order of the draw. */
  | { do: 'draw'; winners: readonly { ticket: string; prize: string }[]; until: number }
)

/** Each is decided once: who comes later, or with other prizes, changes nothing. */
export const decisions: KindDecisions<DrawDecision> = {
  decide(campaign, decision) {
    const { piece } = decision
    const isOf = sql`campaign = ${campaign} AND piece = ${piece}`
    const isSettled = sql`EXISTS (SELECT 1 FROM draws WHERE ${isOf})`
    const changed = sql`SELECT changes() AS changed`
    if (decision.do === 'draw') {
      const { winners, until } = decision
      const draw = sql`
        INSERT INTO draw_prizes (campaign, piece, place, prize, ticket, until)
        SELECT ${campaign}, ${piece}, key, value->>'prize', value->>'ticket', ${until}
        FROM json_each(${JSON.stringify(winners)}) WHERE NOT EXISTS (SELECT 1 FROM draw_prizes WHERE ${isOf})`
      return { statements: [draw, changed], afterwards: [] }
    }
    // Tickets of views that are voided, or carry a doubt, win nothing, nor do those of revoked links, whose pass could claim nothing. Each is looked up: a campaign has more views than tickets.
    const settle = sql`
      UPDATE draw_tickets SET drawn = 1 WHERE ${isOf} AND NOT ${isSettled}
        AND EXISTS (SELECT 1 FROM nodes WHERE nodes.id = draw_tickets.node AND voided IS NULL AND ${isClear('nodes')} AND NOT ${isRevoked})`
    const begin = sql`INSERT INTO draws (campaign, piece, at) VALUES (${campaign}, ${piece}, ${decision.at}) ON CONFLICT DO NOTHING`
    return { statements: [settle, begin, changed], afterwards: [] }
  },
}
