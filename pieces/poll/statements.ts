import { type SQL, sql } from 'drizzle-orm'
import { comparisonOf, figuresOf } from '../../db/campaign/comparison.ts'
import { isDoubtful } from '../../db/campaign/counters.ts'
import { QUARTER_MS } from '../../db/campaign/quarters.ts'
import { withJson } from '../../db/query.ts'
import type { Entered, KindStatements } from '../statement-kind.ts'

/** One vote of a pass: ids of choices; of a ranking all of them, the first one first. */
export interface Vote {
  piece: string
  choices: readonly string[]
}

/** What is known against the view that a vote belongs to. */
export const STATES = { clear: 0, doubtful: 1, voided: 2 } as const

/** The row of a counter that counts the votes themselves, whatever they chose. */
export const ANY_CHOICE = ''

const [QUARTER, VOIDED] = [sql.raw(String(QUARTER_MS)), sql.raw(String(STATES.voided))]

/**
 * What votes add to the counters. For each choice: how many chose it, how many put it first, and the sum of its places. For
 * all choices together: the number of votes.
 *
 * @param ballots rows of `campaign, piece, node, at, choices, sign`; the sign is -1 for votes that are taken back
 */
const countsOf = (ballots: SQL) => sql`
  SELECT ballots.campaign, piece, ballots.at / ${QUARTER} AS quarter, nodes.channel, nodes.root, nodes.depth AS generation,
         iif(voided IS NULL, ${isDoubtful}, ${VOIDED}) AS state, pick.value AS choice, sum(sign) AS chosen,
         sum(sign * (pick.key = 1)) AS firsts, sum(sign * pick.key) AS places
  FROM (${ballots}) AS ballots JOIN nodes ON nodes.id = ballots.node
  JOIN json_each('["${sql.raw(ANY_CHOICE)}",' || substr(choices, 2)) AS pick
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8`

const totalsOf = (counts: SQL) => sql`
  SELECT campaign, piece, state, choice, sum(chosen) AS chosen, sum(firsts) AS firsts, sum(places) AS places
  FROM (${counts}) GROUP BY 1, 2, 3, 4`

const grown = sql`chosen = chosen + excluded.chosen, firsts = firsts + excluded.firsts, places = places + excluded.places`

const addCounts = (counts: SQL) => sql`
  INSERT INTO vote_counts (campaign, piece, quarter, channel, root, generation, state, choice, chosen, firsts, places)
  SELECT * FROM (${counts}) WHERE true
  ON CONFLICT (campaign, piece, quarter, channel, root, generation, state, choice) DO UPDATE SET ${grown}`

const addTotals = (counts: SQL) => sql`
  INSERT INTO vote_totals (campaign, piece, state, choice, chosen, firsts, places)
  SELECT * FROM (${totalsOf(counts)}) WHERE true
  ON CONFLICT (campaign, piece, state, choice) DO UPDATE SET ${grown}`

const entered = (json: SQL) => sql`
  SELECT value->>0 AS campaign, value->>1 AS node, value->>2 AS piece, value->>3 AS at, value->>4 AS choices
  FROM json_each(${json})`

/** New votes, and those that they take the place of. The same vote again is neither. */
const changed = (json: SQL) => sql`
  SELECT new.campaign, new.piece, new.node, new.at, new.choices, 1 AS sign
  FROM (${entered(json)}) AS new LEFT JOIN votes USING (campaign, node, piece) WHERE votes.choices IS NOT new.choices
  UNION ALL
  SELECT new.campaign, new.piece, new.node, votes.at, votes.choices, -1
  FROM (${entered(json)}) AS new JOIN votes USING (campaign, node, piece) WHERE votes.choices <> new.choices`

const ENTER = [
  withJson((json) => addCounts(countsOf(changed(json)))),
  withJson((json) => addTotals(countsOf(changed(json)))),
  withJson(
    (json) => sql`INSERT INTO votes (campaign, node, piece, at, choices)
      SELECT campaign, node, piece, at, choices FROM (${entered(json)}) WHERE node IN (SELECT id FROM nodes)
      ON CONFLICT (campaign, node, piece) DO UPDATE SET at = excluded.at, choices = excluded.choices
      WHERE choices <> excluded.choices`,
  ),
]

const ballotsOf = (nodes: SQL, sign: 1 | -1) => sql`
  SELECT campaign, piece, node, at, choices, ${sql.raw(String(sign))} AS sign FROM votes WHERE node IN ${nodes}`

const move = (nodes: SQL, sign: 1 | -1) => {
  const counts = countsOf(ballotsOf(nodes, sign))
  return [addCounts(counts), addTotals(counts)]
}

const FIGURES = ['chosen', 'firsts', 'places']
const total = sql`piece || ' ' || state || ' ' || choice`

export const votes: KindStatements<Vote> = {
  enter: (entries) => {
    const rows = lastOfEach(entries).map(({ campaign, node, at, body: { piece, choices } }) => {
      return [campaign, node, piece, at, JSON.stringify(choices)]
    })
    return ENTER.map((statement) => statement(JSON.stringify(rows)))
  },
  leave: (nodes) => move(nodes, -1),
  rejoin: (nodes) => move(nodes, 1),
  forget: (nodes) => [sql`DELETE FROM votes WHERE node IN ${nodes}`],
  comparisons: [
    comparisonOf('vote', {
      stored: sql`SELECT * FROM vote_counts`,
      recounted: countsOf(ballotsOf(sql`(SELECT id FROM nodes)`, 1)),
      row: sql`${total} || ' ' || quarter || ' ' || channel || ' ' || root || ' ' || generation`,
      names: FIGURES,
    }),
    // These stay where the tree, and the votes with it, are folded.
    sql`SELECT campaign, 'vote total ' || figure AS counter, row, value AS stored, 0 AS recounted
        FROM (${figuresOf(sql`SELECT * FROM vote_totals`, total, FIGURES)})
      UNION ALL SELECT campaign, 'vote total ' || figure, row, 0, value
        FROM (${figuresOf(totalsOf(sql`SELECT * FROM vote_counts`), total, FIGURES)})`,
  ],
}

/** Of the votes of one pass in a group only the last one stands. */
function lastOfEach(entries: readonly Entered<Vote>[]): Entered<Vote>[] {
  return [...new Map(entries.map((entry) => [`${entry.node} ${entry.body.piece}`, entry])).values()]
}
