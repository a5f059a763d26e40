import type { Phase } from '../campaigns/phase.ts'
import type { BranchNote, Introduction } from './ambassadors/branch-contract.ts'
import type { SnapshotState } from './deps.ts'
import type { FanErrorCode, ProblemBody as Problem } from './errors.ts'

/** The answers of the fan's routes, as the page reads them. Types only: the page imports no code from here. */

/** A campaign's public figures. */
export interface Tally {
  /** What the public counter shows: the clear views, or all where the campaign says so. */
  views: number
  /** Only where the counter shows all: the clear ones, by which pieces open. */
  clear?: number
  /** Hops from a root to the farthest view. */
  depth: number
  phase: Phase
  goal: number | null
}

/** Whether a piece is open to this fan, and if not, how far it is. */
export interface PieceState {
  piece: string
  unlocked: boolean
  /** Views (own or of the campaign) that open it; for a moment, epoch milliseconds. Absent for `link`. */
  need?: number
  /** Views so far. */
  have?: number
}

/** How it stands with a circle, or with the part of it that a fan is in since it was divided. */
export interface CircleState {
  /** That of the config; of a part that came of a division `bretagne.2` and so on. */
  id: string
  /** The circle of the config. */
  of: string
  /** Number of the part, and how many there are: 1 of 1 until it is divided. */
  number: number
  parts: number
  /** What its counter shows, as the campaign's does. */
  views: number
  goal: number | null
  /** When it was divided last, or came of a division; epoch milliseconds. */
  splitAt: number | null
}

/** `POST invitation`: what a link brings, before it is opened. */
export interface InvitationAnswer {
  /** Null: to be chosen. Absent where the campaign has no circles, or not this one any more. */
  circle?: CircleState | null
  /** Absent where the link leads to no ambassador who says something. */
  from?: Introduction
  /** When this link opens, in epoch milliseconds. Absent: with the campaign. */
  opens?: number
}

/** Live event `circles`: shown views by part; only those that have changed since the stream's last one. */
export type CirclesEvent = Record<string, number>

/** What grew from the fan's own link. */
export interface Thread {
  /** Views through the link itself, all but bursts. */
  views: number
  /** Views through the links of those, and further on. */
  further: number
  /** Generations, 64 at most; 0 when nobody has opened the link. */
  generations: number
}

/** What the owner of one node may see and open. */
export interface Access {
  /** Content keys of the open pieces, base64url. */
  keys: Record<string, string>
  pieces: PieceState[]
  tally: Tally
  mine: Thread
  /** Null: to be chosen. Absent where the campaign has no circles, or not this one any more. */
  circle?: CircleState | null
  /** Absent where the fan came through no ambassador who says something. */
  from?: Introduction
  /** Absent where the campaign has no ambassadors. */
  note?: BranchNote
  /** The bare link token of this node; the page puts the letter of the channel before it. */
  link: string
  /** The brand's word, by language; the circle's own where it has one. Absent while there is none. */
  word?: Record<string, string>
}

export interface UnlockAnswer extends Access {
  /** Whether this visit is a view: true the first time and for its retries, false for those who had opened already. */
  counted: boolean
  pass: string
}

export type PassAnswer = Access

/** `GET keys`, in phase `public`. */
export interface KeysAnswer {
  keys: Record<string, string>
  pieces: PieceState[]
  tally: Tally
}

/** `POST preview`: everything there is, for whoever has to approve it. Nothing is counted. */
export interface PreviewAnswer {
  /** Content keys of all pieces, base64url. */
  keys: Record<string, string>
  tally: Tally
  /** Until when the preview is good, epoch milliseconds. */
  until: number
  /** The brand's word to everybody, by language. */
  word?: Record<string, string>
  /** Sample words, which stand for no link. Absent where the campaign does not travel by word of mouth. */
  words?: WordsAnswer
}

/** `POST words`: what a fan says instead of sending a link. */
export interface WordsAnswer {
  /** In their order, as they are written. */
  words: string[]
  /** Language of the words: the campaign's, unless there are no words in it. */
  language: string
  /** Epoch milliseconds. */
  until: number
}

/** `POST spoken`: the private link that the words stand for. */
export interface SpokenAnswer {
  /** Letter and token, as `unlock` takes them. */
  link: string
}

/** `POST presence`. */
export interface PresenceAnswer {
  /** How many of the campaign, or of the fan's circle, are here now, the fan among them; null: fewer than three. */
  present: number | null
}

/** `…/tell`: what this pass has said to the brand, and how many more lines it may say. */
export interface ToldAnswer {
  lines: { id: string; line: string }[]
  left: number
}

/** `GET health`, while all is well; `GET health/live` alone. */
export interface HealthAnswer {
  ok: true
  snapshot?: SnapshotState
  /** Present while galleries can keep no photos. */
  photos?: { isFailing: true }
  /** Present while other processes write to the same database, and a campaign says who is here: each counts its own. */
  presence?: { isParted: true }
}

/** Error codes of the fans' routes: each has its words in every language. */
export type ErrorCode = FanErrorCode
export type ProblemBody = Problem<FanErrorCode>
