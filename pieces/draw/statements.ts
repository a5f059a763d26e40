import { type SQL, sql } from 'drizzle-orm'
import { withJson } from '../../db/query.ts'
import type { KindStatements } from '../statement-kind.ts'

/** What a pass does in a draw. What becomes of the tickets then, `decisions.ts` says. */
export type DrawEntry = { piece: string } & ({ do: 'enter'; ticket: string } | { do: 'claim' })

const rowsOf = (json: SQL) => sql`
  SELECT value->>0 AS campaign, value->>1 AS node, value->>2 AS at, value->>3 AS piece, value->'$[4]' AS body
  FROM json_each(${json})`

/** The first ticket of a pass stands. */
const ENTER = [
  withJson(
    (json) => sql`INSERT INTO draw_tickets (campaign, piece, ticket, node, at)
      SELECT campaign, piece, body->>'ticket', node, at FROM (${rowsOf(json)})
      WHERE node IN (SELECT id FROM nodes) AND (campaign, piece) NOT IN (SELECT campaign, piece FROM draws)
      ON CONFLICT DO NOTHING`,
  ),
]

const CLAIM = [
  withJson(
    (json) => sql`UPDATE draw_prizes SET claimed_at = claim.at FROM (
        SELECT rows.campaign, rows.piece, draw_tickets.ticket, rows.at
        FROM (${rowsOf(json)}) AS rows JOIN draw_tickets USING (campaign, piece, node)) AS claim
      WHERE draw_prizes.campaign = claim.campaign AND draw_prizes.piece = claim.piece
        AND draw_prizes.ticket = claim.ticket AND claimed_at IS NULL AND claim.at < until`,
  ),
]

const DEEDS = { enter: ENTER, claim: CLAIM }

/** Tickets are judged when they are settled, so a void before that takes them out, and one later changes nothing. */
export const tickets: KindStatements<DrawEntry> = {
  enter: (entries) =>
    (Object.keys(DEEDS) as DrawEntry['do'][]).flatMap((deed) => {
      const rows = entries.filter(({ body }) => body.do === deed)
      if (rows.length === 0) return []
      const json = JSON.stringify(rows.map(({ campaign, node, at, body }) => [campaign, node, at, body.piece, body]))
      return DEEDS[deed].map((statement) => statement(json))
    }),
  leave: () => [],
  rejoin: () => [],
  forget: (nodes) => [sql`UPDATE draw_tickets SET node = NULL WHERE node IN ${nodes}`],
  comparisons: [],
}
