import { type SQL, sql } from 'drizzle-orm'
import type { Engine } from '../engine.ts'
import { ANY_DOUBT } from './doubt.ts'
import { isHere } from './move-states.ts'
import type { NodeId } from './node-id.ts'
import { FORGET_AT_ONCE } from './retention-limits.ts'

/** A request for words. Times are epoch milliseconds. */
export interface Loan {
  campaign: string
  node: NodeId
  /** A code that the node has is given again if it is good until then. */
  atLeast: number
  /** End of a new code. */
  until: number
  /** Candidates, in the order of preference. */
  codes: readonly string[]
  /** A new code is lent while fewer than this are lent in the campaign. */
  most: number
}

/** The position of the borrower in the forwarding tree. */
export interface Borrower {
  /** Ancestors, nearest first: a few, and none once the tree is folded. */
  line: readonly NodeId[]
  root: NodeId | undefined
  /** Its view carries a doubt, or is voided. */
  isDoubtful: boolean
}

const LEVELS = 8

/** A code lent to a node. */
export interface LentRow {
  code: string
  until: number
}

/** Codes lent at once in one campaign, which a guess can hit. See docs/decisions/015-spoken-words-under-a-flood.md. */
export const MOST_ALIVE = 10_000

/**
 * Statements that lend a node the first free code, unless it has one of the candidates already. The last returns a {@link
 * LentRow}, or none when the limit is reached.
 */
export function lendCode({ campaign, node, atLeast, until, codes, most }: Loan, now: number): SQL[] {
  const json = JSON.stringify(codes)
  const own = sql`spoken WHERE node = ${node} AND until >= ${atLeast} AND code IN (SELECT value FROM json_each(${json}))`
  return [
    forgetCodes(now),
    sql`INSERT INTO spoken (code, campaign, node, until)
      SELECT value, ${campaign}, ${node}, ${until} FROM json_each(${json})
      WHERE value NOT IN (SELECT code FROM spoken) AND NOT EXISTS (SELECT 1 FROM ${own})
        AND (SELECT count(*) FROM spoken WHERE campaign = ${campaign} AND until > ${now}) < ${most}
      ORDER BY key LIMIT 1`,
    sql`SELECT code, until FROM ${own} LIMIT 1`,
  ]
}

export async function readBorrower({ db }: Engine, node: NodeId): Promise<Borrower> {
  const rows = await db.all<{ id: NodeId; parent: NodeId | null; root: NodeId; isDoubtful: number }>(sql`
    WITH RECURSIVE line (id, parent, root, isDoubtful, level) AS (
      SELECT id, parent, root, doubt & ${ANY_DOUBT} <> 0 OR voided IS NOT NULL, 0 FROM nodes WHERE id = ${node}
      UNION ALL
      SELECT nodes.id, nodes.parent, nodes.root, 0, level + 1 FROM line JOIN nodes ON nodes.id = line.parent
      WHERE level < ${LEVELS})
    SELECT id, parent, root, isDoubtful FROM line ORDER BY level`)
  const [own, ...above] = rows
  const line = above.flatMap(({ id, parent }) => (parent === null ? [] : [id]))
  return { line, root: own?.root, isDoubtful: own?.isDoubtful === 1 }
}

/** Deletes expired codes of the campaigns that are here, some at a time. Returns the deleted rows. */
export function forgetCodes(now: number): SQL {
  return sql`DELETE FROM spoken WHERE code IN (SELECT code FROM spoken WHERE until <= ${now} AND ${isHere} LIMIT ${FORGET_AT_ONCE})
    RETURNING code`
}

/** The node that a code was lent to; undefined alike when nobody has it, it has expired or the node is revoked. */
export async function readLender(
  { db }: Engine,
  campaign: string,
  code: string,
  now: number,
): Promise<NodeId | undefined> {
  const rows = await db.all<{ node: NodeId }>(sql`
    SELECT node FROM spoken
    WHERE code = ${code} AND campaign = ${campaign} AND until > ${now}
      AND NOT EXISTS (SELECT 1 FROM restrictions WHERE restrictions.node = spoken.node AND revoked_at IS NOT NULL)`)
  return rows[0]?.node
}
