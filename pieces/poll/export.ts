import { sql } from 'drizzle-orm'
import { inQuarters, isBelow, isOf, paged, type Source } from '../../api/studio/export-rows.ts'
import type { ExportTable } from '../../api/studio/export-table.ts'
import { isSelectionTold } from '../told-selection.ts'
import { votesBy } from './report.ts'
import { ANY_CHOICE, STATES } from './statements.ts'

/** How often each choice of each poll was made; without the voided votes. */
export const votesTable: ExportTable = {
  columns: ['poll', 'choice', 'votes', 'clear', 'first_places', 'mean_place'],
  forOwners: 'period',
  async *pages(source) {
    const { channel, root, circle } = source.selection
    const isPart = (channel ?? root ?? circle) !== undefined
    const told = isPart && !source.isOwner ? await toldPolls(source) : undefined
    const unranked = new Set(
      source.pieces.flatMap((each) => (each.kind === 'poll' && each.pick !== 'ranking' ? each.id : [])),
    )
    yield* paged(
      source,
      ([afterPoll = '', afterChoice = ''] = []) => sql`
        SELECT json_array(piece, choice, votes, clear, firsts, round(1.0 * places / votes, 3)) AS cells FROM (
          SELECT piece, choice, sum(chosen) AS votes, sum(iif(state = ${STATES.clear}, chosen, 0)) AS clear,
                 sum(firsts) AS firsts, sum(places) AS places
          FROM vote_counts WHERE campaign = ${source.campaign} AND state < ${STATES.voided} AND ${inQuarters(source)}
            AND ${isOf(source, sql`channel`)} AND ${isBelow(source)} GROUP BY piece, choice)
        WHERE votes > 0 AND choice <> ${ANY_CHOICE} AND (piece, choice) > (${afterPoll}, ${afterChoice})
        ORDER BY piece, choice`,
      ([poll = null, choice = null, votes = null, clear = null, firsts = null, meanPlace = null]) => {
        // What so few chose says what one of them did.
        if (told && !told.has(String(poll))) return [poll, choice, null, null, null, null]
        // Choices that were only ticked have no order.
        return [poll, choice, votes, clear, ...(unranked.has(String(poll)) ? [null, null] : [firsts, meanPlace])]
      },
    )
  },
}

/** The polls of which the selected part is told. */
async function toldPolls({ engine, campaign, selection }: Source): Promise<Set<string>> {
  const polls = await engine.db.all<{ piece: string }>(
    sql`SELECT DISTINCT piece FROM vote_totals WHERE campaign = ${campaign}`,
  )
  const told = new Set<string>()
  const asked = { isOwner: false, query: {}, selection }
  for (const { piece } of polls) if (await isSelectionTold(asked, votesBy(engine, campaign, piece))) told.add(piece)
  return told
}
