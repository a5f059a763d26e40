import { sql } from 'drizzle-orm'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { isClear } from '../../db/campaign/threads.ts'
import type { Engine } from '../../db/engine.ts'
import { isRevoked } from './revoked.ts'

interface Standing {
  /** The pass's own. */
  ticket: string | null
  settledAt: number | null
}

export function readStanding(
  { db }: Engine,
  campaign: string,
  piece: string,
  node: NodeId,
): Promise<Standing> | Standing {
  return db.get<Standing>(sql`
    SELECT (SELECT ticket FROM draw_tickets WHERE campaign = ${campaign} AND piece = ${piece} AND node = ${node}) AS ticket,
           (SELECT at FROM draws WHERE campaign = ${campaign} AND piece = ${piece}) AS settledAt`)
}

/** When the tickets of a draw were settled; null before. */
export async function readSettledAt({ db }: Engine, campaign: string, piece: string): Promise<number | null> {
  const rows = await db.all<{ at: number }>(sql`SELECT at FROM draws WHERE campaign = ${campaign} AND piece = ${piece}`)
  return rows[0]?.at ?? null
}

/** Every ticket that was taken. Reads as many rows of an index. */
export async function countTickets({ db }: Engine, campaign: string, piece: string): Promise<number> {
  const { entries } = await db.get<{ entries: number }>(
    sql`SELECT count(*) AS entries FROM draw_tickets WHERE campaign = ${campaign} AND piece = ${piece}`,
  )
  return entries
}

/** A Durable Object takes no value of more than 2 MB: these are 250 KB. */
const TICKETS_A_PAGE = 10_000

/** Tickets that are in the draw, in alphabetical order: once they are settled, no page of them changes. */
export async function readDrawn({ db }: Engine, campaign: string, piece: string): Promise<string[]> {
  const all: string[][] = []
  for (let after = '', isMore = true; isMore; ) {
    const { tickets }: { tickets: string } = await db.get(sql`
      SELECT json_group_array(ticket) AS tickets FROM (
        SELECT ticket FROM draw_tickets WHERE campaign = ${campaign} AND piece = ${piece} AND drawn = 1 AND ticket > ${after}
        ORDER BY ticket LIMIT ${TICKETS_A_PAGE})`)
    const page: string[] = JSON.parse(tickets)
    all.push(page)
    after = page.at(-1) ?? after
    isMore = page.length === TICKETS_A_PAGE
  }
  return all.flat()
}

interface PrizeRow {
  prize: string
  ticket: string
  until: number
  claimedAt: number | null
}

export function readPrizes({ db }: Engine, campaign: string, piece: string): Promise<PrizeRow[]> | PrizeRow[] {
  return db.all<PrizeRow>(sql`
    SELECT prize, ticket, until, claimed_at AS claimedAt FROM draw_prizes
    WHERE campaign = ${campaign} AND piece = ${piece} ORDER BY place`)
}

interface EntryCounts {
  clear: number
  doubtful: number
  voided: number
  revoked: number
  /** Those that were in the draw. */
  drawn: number
}

/** Tickets by what is known of their view; once they are settled, or their tree is folded, those that were drawn and the others. */
export function countEntries({ db }: Engine, campaign: string, piece: string): Promise<EntryCounts> | EntryCounts {
  const isSettled = sql`(nodes.id IS NULL OR EXISTS (SELECT 1 FROM draws WHERE campaign = ${campaign} AND piece = ${piece}))`
  const isLeft = sql`iif(${isSettled}, drawn = 0, NOT (voided IS NULL AND ${isClear('nodes')}) OR ${isRevoked})`
  const isOfRevoked = sql`voided IS NULL AND nodes.id IS NOT NULL AND ${isClear('nodes')} AND ${isRevoked}`
  return db.get<EntryCounts>(sql`
    SELECT coalesce(sum(NOT ${isLeft}), 0) AS clear, coalesce(sum(${isLeft} AND voided IS NULL AND NOT (${isOfRevoked})), 0) AS doubtful,
           coalesce(sum(${isLeft} AND voided IS NOT NULL), 0) AS voided,
           coalesce(sum(${isLeft} AND ${isOfRevoked}), 0) AS revoked, coalesce(sum(drawn), 0) AS drawn
    FROM draw_tickets LEFT JOIN nodes ON nodes.id = draw_tickets.node
    WHERE draw_tickets.campaign = ${campaign} AND draw_tickets.piece = ${piece}`)
}

/** Entries, and whether it was held, of every draw of a campaign; one without a ticket that counts is held once it is settled. */
export function readDraws({ db }: Engine, campaign: string) {
  return db.all<{ piece: string; entries: number; isDrawn: number }>(sql`
    SELECT piece, count(*) AS entries, iif(sum(drawn) = 0, (campaign, piece) IN (SELECT campaign, piece FROM draws),
      (campaign, piece) IN (SELECT campaign, piece FROM draw_prizes)) AS isDrawn
    FROM draw_tickets WHERE campaign = ${campaign} GROUP BY piece`)
}
