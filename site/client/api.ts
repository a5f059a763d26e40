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
  /** The code of an answer, or what went wrong with the network. */
  cause?: unknown
}

/** The API, or the network, refused a request. */
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

/** How long to wait for an answer; then the fan is told, and can tap again. */
const TIMEOUT_MS = 20_000

/** The body of `unlock`. */
export interface UnlockBody {
  /** Letter and token; several readings where an address arrived damaged. */
  link: string | string[]
  visit: string
  pass?: string
  /** The circle that the fan chose, where the link has none. */
  circle?: string
  /** The solution of the challenge that was sent with `work-required`. */
  work?: string
  /** Whether a program drives the browser. */
  driven?: true
}

export interface Api {
  unlock(body: UnlockBody): Promise<UnlockAnswer & Dated>
  pass(pass: string): Promise<PassAnswer & Dated>
  keys(): Promise<KeysAnswer & Dated>
  tally(init?: RequestInit): Promise<Tally & Dated>
  preview(token: string): Promise<PreviewAnswer & Dated>
  liveUrl: string
  /** Borrows words to say. */
  words(pass: string): Promise<WordsAnswer>
  /** Resolves spoken words to a link. */
  spoken(words: string): Promise<SpokenAnswer>
  intend(body: { pass: string; channel: string }): void
  /** Whether this is the API of a preview, which sends nothing. */
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
    // Firefox lacks `sendBeacon` where `beacon.enabled` is off.
    intend: (body) =>
      navigator.sendBeacon?.(`${base}/intents`, new Blob([JSON.stringify(body)], { type: 'application/json' })),
  }
}

/**
 * Runs network work with an idle timeout, which `alive` restarts. Throws {@link Refusal}: the work's own, or `offline` for
 * any failure of the network.
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
    // Also for an answer that was cut off, or a captive portal's page with status 200.
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

/** The refusal in an answer; by its status alone where a proxy answered, without a problem body. */
export async function refusal(response: Response): Promise<Refusal> {
  const problem = (await response.json().catch(() => ({}))) as Partial<ProblemBody>
  const retryAfterSeconds = Number(response.headers.get('retry-after')) || 0
  const cause = problem.code
  // Told where circles are: the page has no words for it.
  const known = cause === 'circle-unknown' ? undefined : cause
  const code = known ?? (response.status === 429 ? 'slow-down' : 'unavailable')
  return new Refusal(code, { retryAfterSeconds, opens: problem.opens ?? undefined, work: problem.work, cause })
}
