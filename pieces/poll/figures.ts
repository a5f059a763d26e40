import { sql } from 'drizzle-orm'
import type { NodeId } from '../../db/campaign/node-id.ts'
import type { Engine } from '../../db/engine.ts'
import { ANY_CHOICE, STATES } from './statements.ts'

/** The figures of a poll: its votes, and how many chose, or put first, each choice. */
export interface PollFigures {
  votes: number
  choices: Record<string, number>
}

interface TotalRow {
  piece: string
  choice: string
  chosen: number
  firsts: number
}

/**
 * Figures of a campaign's polls, by piece; a choice without votes is missing.
 *
 * @param isAll counts doubtful votes too, not only clear ones
 */
export async function readPollFigures(
  { db }: Engine,
  campaign: string,
  { isAll, isRanking }: { isAll: boolean; isRanking: (piece: string) => boolean },
): Promise<Map<string, PollFigures>> {
  const rows = await db.all<TotalRow>(sql`
    SELECT piece, choice, sum(chosen) AS chosen, sum(firsts) AS firsts FROM vote_totals
    WHERE campaign = ${campaign} AND state <= ${isAll ? STATES.doubtful : STATES.clear} GROUP BY 1, 2`)
  const found = new Map<string, PollFigures>()
  for (const { piece, choice, chosen, firsts } of rows) {
    const figures = found.get(piece) ?? { votes: 0, choices: {} }
    found.set(piece, figures)
    if (choice === ANY_CHOICE) figures.votes = chosen
    else figures.choices[choice] = isRanking(piece) ? firsts : chosen
  }
  return found
}

/** Clear votes of a campaign, in all of its polls. */
export async function readClearVotes({ db }: Engine, campaign: string): Promise<number> {
  const { votes } = await db.get<{ votes: number }>(sql`
    SELECT coalesce(sum(chosen), 0) AS votes FROM vote_totals
    WHERE campaign = ${campaign} AND state = ${STATES.clear} AND choice = ${ANY_CHOICE}`)
  return votes
}

/** The vote of a node; null without one. */
export async function readVote(
  { db }: Engine,
  campaign: string,
  node: NodeId,
  piece: string,
): Promise<string[] | null> {
  const rows = await db.all<{ choices: string }>(
    sql`SELECT choices FROM votes WHERE campaign = ${campaign} AND node = ${node} AND piece = ${piece}`,
  )
  return rows[0] ? JSON.parse(rows[0].choices) : null
}
