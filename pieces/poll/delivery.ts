import type { PieceApi } from '../../site/client/piece-api.ts'
import type { Mounting } from '../mount.ts'
import type { PollAnswer, PollResult } from './contract.ts'
import type { KeptVote } from './kept-vote.ts'

/** Between two tries while nothing arrives, doubled each time up to the longest. */
const RETRY_MS = 4000
const RETRY_LONGEST_MS = 60_000

/** After these, the same vote can arrive. */
const REPEATABLE = new Set(['offline', 'unavailable', 'slow-down'])

/** Brings a vote to the API: what could not be sent is kept, and tried again when the network or the fan is back. */
export class Delivery {
  /** The last answer. */
  known: PollAnswer | undefined
  /** Why the last vote is not counted; `kept`: it waits for the network. */
  trouble: 'kept' | 'failed' | 'tooLate' | undefined
  isBusy = false
  readonly #api: PieceApi | undefined
  readonly #isRefusal: Mounting['isRefusal']
  readonly #page: Mounting['page']
  readonly #kept: KeptVote
  readonly #onChange: () => void
  readonly #end = new AbortController()
  #timer: ReturnType<typeof setTimeout> | undefined
  #pauseMs = RETRY_MS
  #votes = 0

  constructor(
    { api, isRefusal, page }: Pick<Mounting, 'api' | 'isRefusal' | 'page'>,
    kept: KeptVote,
    onChange: () => void,
  ) {
    this.#api = api
    this.#isRefusal = isRefusal
    this.#page = page
    this.#kept = kept
    this.#onChange = onChange
  }

  begin(): void {
    const { signal } = this.#end
    const catchUp = () => document.hidden || void this.catchUp()
    addEventListener('online', catchUp, { signal })
    document.addEventListener('visibilitychange', catchUp, { signal })
    catchUp()
  }

  end(): void {
    this.#end.abort()
    clearTimeout(this.#timer)
  }

  /** Kept before it is sent: a page that is closed meanwhile loses nothing. */
  async send(choices: readonly string[]): Promise<void> {
    this.#kept.write(choices)
    await this.catchUp()
  }

  /** How it stands by now. */
  hear(result: PollResult): void {
    if (this.known) this.known.result = result
    this.#onChange()
  }

  /** Sends what waits, or asks how it stands. */
  async catchUp(): Promise<void> {
    if (!this.#api || this.isBusy || this.#end.signal.aborted) return
    clearTimeout(this.#timer)
    const vote = this.#kept.read()
    if (vote) await this.#vote(this.#api, vote)
    // Whoever comes too late is told how it ended.
    if (!vote || this.trouble === 'tooLate') await this.#ask(this.#api)
    // It had arrived before, and only the answer was lost.
    if (this.trouble === 'tooLate' && vote && String(vote) === String(this.known?.vote)) this.trouble = undefined
    this.#onChange()
  }

  async #vote(api: PieceApi, choices: readonly string[]): Promise<void> {
    this.isBusy = true
    this.#votes += 1
    this.#onChange()
    try {
      const answer = await api.post<PollAnswer>('vote', { choices })
      this.#take(answer)
      this.#kept.clear(choices)
      // Of a tree that is folded, no vote is taken any more.
      this.trouble = answer.vote ? undefined : 'tooLate'
    } catch (error) {
      this.#refuse(error, choices)
    } finally {
      this.isBusy = false
    }
  }

  /** What was asked before a vote was sent says nothing of it. */
  async #ask(api: PieceApi): Promise<void> {
    const turn = this.#votes
    try {
      const answer = await api.get<PollAnswer>()
      if (turn !== this.#votes) return
      this.#take(answer)
      // Nothing waits any more: another tab has sent it.
      if (this.trouble === 'kept') this.trouble = undefined
    } catch (error) {
      this.#refuse(error)
    }
  }

  #take(answer: PollAnswer): void {
    const { closes } = answer
    const { at, jitter } = this.#page
    if (closes !== undefined && closes !== this.known?.closes) at(closes + jitter(), () => void this.catchUp())
    this.known = answer
    this.#pauseMs = RETRY_MS
  }

  #refuse(error: unknown, vote?: readonly string[]): void {
    if (!this.#isRefusal(error)) throw error
    const { problem, retryAfterSeconds } = error
    if (REPEATABLE.has(problem)) {
      this.#timer = setTimeout(() => this.catchUp(), Math.max(this.#pauseMs, retryAfterSeconds * 1000))
      this.#pauseMs = Math.min(2 * this.#pauseMs, RETRY_LONGEST_MS)
      if (vote) this.trouble = problem === 'offline' ? 'kept' : 'failed'
    } else if (vote) {
      this.#kept.clear(vote)
      this.trouble = problem === 'closed' ? 'tooLate' : 'failed'
      if (problem === 'closed') this.known = { vote: null, result: null, ...this.known, closed: true }
    }
  }
}
