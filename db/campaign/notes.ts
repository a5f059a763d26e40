import { type SQL, sql } from 'drizzle-orm'
import type { Engine } from '../engine.ts'
import { type CampaignChange, recordIfChanged } from './audit.ts'
import type { NodeId } from './node-id.ts'
import { QUARTER_MS } from './quarters.ts'

export const NOTE_STATES = ['waiting', 'shown', 'refused'] as const
type NoteState = (typeof NOTE_STATES)[number]

/** An ambassador's note at rest: `body` and `shown` are containers, base64. */
export interface NoteRow {
  node: NodeId
  at: number
  state: NoteState
  reason: string | null
  body: string
  shown: string | null
}

interface StoredNote extends Omit<NoteRow, 'state'> {
  state: number
}

const COLUMNS = sql.raw('notes.node, notes.at, state, reason, body, shown')
const toNote = ({ state, ...row }: StoredNote): NoteRow => ({ ...row, state: NOTE_STATES[state] ?? 'waiting' })

/**
 * Keeps what an ambassador wrote: it waits for a moderator, and until then the branch goes on reading what was accepted last.
 * Once the tree was folded nothing is kept, until somebody opens again: then there is a tree, whose fold takes the note.
 */
export const writeNote = (campaign: string, node: NodeId, body: string, at: number): SQL => sql`
  INSERT INTO notes (node, campaign, at, state, body) SELECT ${node}, ${campaign}, ${at}, 0, ${body}
  WHERE NOT EXISTS (SELECT 1 FROM tallies WHERE tallies.campaign = ${campaign} AND folded_at IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM rollups WHERE rollups.campaign = tallies.campaign AND quarter > folded_at / ${QUARTER_MS}))
  ON CONFLICT (node) DO UPDATE SET at = excluded.at, state = 0, reason = NULL, body = excluded.body`

/** Withdraws a note, also from those who read it, who are told by the time in its empty row. */
export const withdrawNote = (node: NodeId, at: number): SQL => sql`
  UPDATE notes SET at = ${at}, decided_at = ${at}, state = 2, reason = NULL, body = '', shown = NULL
  WHERE node = ${node} AND body <> ''`

/** Deletes the notes of a campaign whose tree is folded. */
export const forgetNotes = (campaign: string): SQL => sql`DELETE FROM notes WHERE campaign = ${campaign}`

export interface NoteDecision {
  campaign: string
  node: NodeId
  /** When the note that the moderator read was written: of a newer one they know nothing. */
  at: number
  /** Withdrawn is the one that is shown, while another one waits or was refused. */
  state: 'shown' | 'refused' | 'withdrawn'
  reason: string | null
}

/**
 * Statements of a moderator's decision; the first returns a row where it changed something. A note that is refused after it
 * was shown is no longer shown; one that was never shown leaves the earlier one where it is, until that is withdrawn.
 */
export function decideNote({ campaign, node, at, state, reason }: NoteDecision, change: CampaignChange): SQL[] {
  const changes = {
    shown: sql`state = 1, shown = body, reason = NULL`,
    refused: sql`state = 2, shown = iif(shown = body, NULL, shown), reason = ${reason}`,
    // What waits goes on waiting.
    withdrawn: sql`state = iif(state = 1, 2, state), shown = NULL, reason = ${reason}`,
  }
  return [
    sql`UPDATE notes SET ${changes[state]}, decided_at = ${change.at}
      WHERE campaign = ${campaign} AND node = ${node} AND at = ${at} RETURNING node`,
    recordIfChanged(change),
  ]
}

export async function readNote({ db }: Engine, node: NodeId): Promise<NoteRow | undefined> {
  const rows = await db.all<StoredNote>(sql`SELECT ${COLUMNS} FROM notes WHERE node = ${node} AND body <> ''`)
  return rows.map(toNote)[0]
}

/** The notes of a campaign: those that wait first, the oldest of them first. */
export async function listNotes({ db }: Engine, campaign: string): Promise<NoteRow[]> {
  const rows = await db.all<StoredNote>(
    sql`SELECT ${COLUMNS} FROM notes WHERE campaign = ${campaign} AND body <> '' ORDER BY state, at`,
  )
  return rows.map(toNote)
}

/** Of the ambassador through whom a fan came. */
export interface BranchNote {
  root: NodeId
  /** The note that the branch reads, a container. */
  shown: string | null
}

/** Undefined for a node that was folded, and where the ambassador's own link was withdrawn. */
export async function readBranchNote({ db }: Engine, node: NodeId): Promise<BranchNote | undefined> {
  const rows = await db.all<BranchNote>(sql`
    SELECT root, (SELECT shown FROM notes WHERE notes.node = nodes.root) AS shown FROM nodes WHERE id = ${node}
      AND NOT EXISTS (SELECT 1 FROM restrictions WHERE restrictions.node = nodes.root AND revoked_at IS NOT NULL)`)
  return rows[0]
}

/** Roots whose note was decided since: their branches read it again. */
export async function changedNotes({ db }: Engine, campaign: string, since: number): Promise<[NodeId, number][]> {
  const rows = await db.all<{ node: NodeId; at: number }>(sql`
    SELECT node, decided_at AS at FROM notes WHERE campaign = ${campaign} AND decided_at > ${since}
    ORDER BY decided_at DESC LIMIT 20`)
  return rows.map(({ node, at }) => [node, at])
}
