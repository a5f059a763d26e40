import { type SQL, sql } from 'drizzle-orm'
import type { KindDecisions } from '../statement-kind.ts'
import type { Decision } from './contract.ts'
import {
  countAgain,
  lastPlace,
  MARKS,
  notePlaces,
  recountMarks,
  replaceWithdrawn,
  STATES,
  takeOut,
} from './statements.ts'

/** What a moderator decides about photos of one piece, or about the pass behind one. */
export type PhotoDecision = Decision & { piece: string }

export const decisions: KindDecisions<PhotoDecision> = {
  decide(campaign, decision) {
    const { piece } = decision
    if ('id' in decision) return blocking({ campaign, piece, id: decision.id }, decision.do === 'block')
    const named = isAmong(campaign, piece, decision.ids)
    const nodes = sql`(SELECT node FROM photos WHERE ${named})`
    const asSeen = decision.seen === undefined ? named : sql`${named} AND state = ${STATES[decision.seen]}`
    const replaced = sql`SELECT campaign, piece, node FROM photos WHERE ${asSeen} AND state <> ${STATES.shown}`
    const replacing = decision.do === 'accept' ? [replaceWithdrawn(replaced)] : []
    return {
      statements: [
        ...[...takeOut(nodes), ...replacing, answerReports(asSeen, decision)],
        ...[changeOf(decision, asSeen), sql`SELECT changes() AS changed`],
      ],
      afterwards: [recountMarks(named), notePlaces(named), ...countAgain(nodes)],
    }
  },
}

const isAmong = (campaign: string, piece: string, ids: readonly string[]) => sql`
  campaign = ${campaign} AND piece = ${piece} AND id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`

/** What was decided so already stays as it is, and its place on the wall with it. */
function changeOf(decision: Exclude<PhotoDecision, { id: string }>, named: SQL): SQL {
  switch (decision.do) {
    case 'accept':
      return sql`
        UPDATE photos SET state = ${STATES.shown}, reason = NULL, place = coalesce(place, fresh.next)
        FROM (SELECT id AS photo, ${lastPlace(sql`waiting`)} + row_number() OVER (ORDER BY at, id) AS next
              FROM (SELECT * FROM photos WHERE ${named}) AS waiting) AS fresh
        WHERE ${named} AND id = fresh.photo AND (state <> ${STATES.shown} OR reports > 0)`
    case 'refuse':
      return sql`
        UPDATE photos SET state = ${STATES.refused}, reason = ${decision.reason}, place = NULL
        WHERE ${named} AND (state <> ${STATES.refused} OR reason <> ${decision.reason})`
    case 'reconsider':
      return sql`
        UPDATE photos SET state = ${STATES.waiting}, reason = NULL, place = NULL
        WHERE ${named} AND state <> ${STATES.waiting}`
  }
}

/** Whoever decides about a photo has seen its reports; whoever takes that back has them before them again. */
const answerReports = (named: SQL, decision: Exclude<PhotoDecision, { id: string }>) => sql`
  UPDATE photo_marks SET answered = ${decision.do === 'reconsider' ? 0 : 1}
  WHERE what = ${MARKS.report} AND (campaign, piece, photo) IN (SELECT campaign, piece, id FROM photos WHERE ${named})`

/** The pass behind a photo, also behind one that its fan has withdrawn meanwhile. */
function blocking({ campaign, piece, id }: { campaign: string; piece: string; id: string }, isBlocked: boolean) {
  const named = sql`campaign = ${campaign} AND piece = ${piece} AND id = ${id}`
  const nodes = sql`(SELECT node FROM photos WHERE ${named} UNION SELECT node FROM photo_withdrawals WHERE ${named})`
  const block = isBlocked
    ? sql`INSERT INTO photo_blocks (node, campaign) SELECT node, ${campaign} FROM ${nodes} WHERE true ON CONFLICT DO NOTHING`
    : sql`DELETE FROM photo_blocks WHERE node IN ${nodes}`
  return {
    statements: [
      ...takeOut(nodes),
      sql`UPDATE photos SET blocked = ${isBlocked ? 1 : 0} WHERE node IN ${nodes} AND blocked <> ${isBlocked ? 1 : 0}`,
      block,
      sql`SELECT changes() AS changed`,
    ],
    afterwards: countAgain(nodes),
  }
}
