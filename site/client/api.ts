import type { Challenge } from 'altcha-lib/types'
import type {
  KeysAnswer,
  PassAnswer,
  PreviewAnswer,
  ProblemBody,
  SpokenAnswer,
  Tally,
  UnlockAnswer,
  WordsAnswer,
} from '../../api/fan-contract.ts'
import type { ProblemName } from '../i18n/dictionary.ts'
import { syncClock } from './clock.ts'
import type { Dated } from './latest-tally.ts'

interface RefusalDetails {
  retryAfterSeconds?: number
  opens?: number | undefined
  work?: Challenge | undefined
  cause?: unknown
}

/** The API, or the way to it, said no. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly problem: ProblemName
  readonly retryAfterSeconds: number
  /** With `not-open-yet`: epoch milliseconds. */
  readonly opens: number | undefined
  /** With `work-required`. */
  readonly work: Challenge | undefined

  constructor(problem: ProblemName, { retryAfterSeconds = 0, opens, work, cause }: RefusalDetails = {}) {
    super(problem, { cause })
    this.problem = problem
    this.retryAfterSeconds = retryAfterSeconds
    this.opens = opens
    this.work = work
  }
}

/** A request that has not been answered by then will not be: the fan is told, and taps again. */
const TIMEOUT_MS = 20_000

/** What opens a private link. */
export interface UnlockBody {
  /** Letter and token; several where an address arrived damaged. */
  link: string | string[]
  visit: string
  pass?: string
  /** The solution of the challenge that was sent with `work-required`. */
  work?: string
}

export interface Api {
  unlock(body: UnlockBody): Promise<UnlockAnswer & Dated>
  pass(pass: string): Promise<PassAnswer & Dated>
  keys(): Promise<KeysAnswer & Dated>
  tally(init?: RequestInit): Promise<Tally & Dated>
  preview(token: string): Promise<PreviewAnswer & Dated>
  liveUrl: string
  /** Words to say. */
  words(pass: string): Promise<WordsAnswer>
  /** What words that were said stand for. */
  spoken(words: string): Promise<SpokenAnswer>
  intend(body: { pass: string; channel: string }): void
  /** Nothing is sent. */
  isPreview?: true
}

/** Every method throws {@link Refusal}. */
export function createApi(slug: string): Api {
  const base = `/api/campaigns/${slug}`
  return {
    unlock: (body) => post(`${base}/unlock`, body),
    pass: (pass) => request(`${base}/pass`, { headers: { Authorization: `Pass ${pass}` } }),
    keys: () => request(`${base}/keys`),
    tally: (init) => request(`${base}/tally`, init),
    preview: (preview) => post(`${base}/preview`, { preview }),
    words: (pass) => post(`${base}/words`, { pass }),
    spoken: (words) => post(`${base}/spoken`, { words }),
    liveUrl: `${base}/live`,
    // Firefox has none where `beacon.enabled` is off.
    intend: (body) =>
      navigator.sendBeacon?.(`${base}/intents`, new Blob([JSON.stringify(body)], { type: 'application/json' })),
  }
}

/**
 * Does some work with the network that gives up when nothing has come for a while; `alive` starts that while anew.
 * Throws {@link Refusal}: its own, or `offline` for whatever the network does.
 */
export async function patiently<T>(work: (signal: AbortSignal, alive: () => void) => Promise<T>): Promise<T> {
  const giveUp = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const alive = () => {
    clearTimeout(timer)
    timer = setTimeout(() => giveUp.abort(), TIMEOUT_MS)
  }
  alive()
  try {
    return await work(giveUp.signal, alive)
  } catch (cause) {
    // Also an answer cut off on the way, or a captive portal's page with status 200.
    throw cause instanceof Refusal ? cause : new Refusal('offline', { cause })
  } finally {
    clearTimeout(timer)
  }
}

function post<Answer>(url: string, body: unknown): Promise<Answer & Dated> {
  const headers = { 'Content-Type': 'application/json' }
  return request(url, { method: 'POST', headers, body: JSON.stringify(body) })
}

export function request<Answer>(url: string, init?: RequestInit): Promise<Answer & Dated> {
  return patiently(async (signal) => {
    const asOf = performance.now()
    const response = await fetch(url, { ...init, signal })
    syncClock(response.headers)
    if (!response.ok) throw await refusal(response)
    return { ...((await response.json()) as Answer), asOf }
  })
}

/** A proxy in front answers without a problem body: its status has to do. */
async function refusal(response: Response): Promise<Refusal> {
  const problem = (await response.json().catch(() => ({}))) as Partial<ProblemBody>
  const retryAfterSeconds = Number(response.headers.get('retry-after')) || 0
  const code = problem.code ?? (response.status === 429 ? 'slow-down' : 'unavailable')
  return new Refusal(code, { retryAfterSeconds, opens: problem.opens ?? undefined, work: problem.work })
}
