import type { Phase } from '../campaigns/phase.ts'
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
  /** The bare link token of this node; the page puts the letter of the channel before it. */
  link: string
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

/** `GET health`, while all is well; `GET health/live` alone. */
export interface HealthAnswer {
  ok: true
  snapshot?: SnapshotState
  /** Present while galleries can keep no photos. */
  photos?: { isFailing: true }
}

/** Error codes of the fans' routes: each has its words in every language. */
export type ErrorCode = FanErrorCode
export type ProblemBody = Problem<FanErrorCode>
