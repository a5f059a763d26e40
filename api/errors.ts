import type { Challenge } from 'altcha-lib/types'
import type { Context } from 'hono'
import { API_HEADERS } from './security-headers.ts'

/** Error codes of the fans' routes: status and one sentence. The code is stable, the sentence is not. */
const FAN_PROBLEMS = {
  malformed: { status: 400, title: 'The request cannot be read' },
  'link-invalid': { status: 403, title: 'This is not a link of this campaign' },
  'link-revoked': { status: 403, title: 'This link has been revoked' },
  'link-exhausted': { status: 403, title: 'This link has been opened as often as it may be' },
  'words-unknown': { status: 403, title: 'These words open nothing' },
  automated: { status: 403, title: 'Only people open links' },
  'campaign-unknown': { status: 404, title: 'There is no such campaign' },
  'route-unknown': { status: 404, title: 'There is no such route' },
  'circle-unknown': { status: 422, title: 'There is no such circle in this campaign' },
  'too-large': { status: 413, title: 'The request is too large' },
  'not-open-yet': { status: 425, title: 'This campaign is not open yet' },
  closed: { status: 410, title: 'This campaign is closed' },
  'work-required': { status: 429, title: 'This opening has to be worked for' },
  'slow-down': { status: 429, title: 'Too many requests' },
  unavailable: { status: 503, title: 'Nothing was counted; it is safe to try again' },
} as const

/** Error codes of ambassadors' own pages. */
const AMBASSADOR_PROBLEMS = {
  'note-unfit': { status: 422, title: 'The note holds what leads to somebody or away from the page' },
} as const

/** Error codes of the studio's routes. */
const STUDIO_PROBLEMS = {
  'signed-out': { status: 401, title: 'Nobody is signed in' },
  'key-invalid': { status: 401, title: 'This key opens nothing' },
  'cross-site': { status: 403, title: 'Only the studio itself may ask this' },
  forbidden: { status: 403, title: 'This role may not do that' },
  'link-unknown': { status: 404, title: 'There is no such link in this campaign' },
  'note-changed': { status: 409, title: 'The note was changed meanwhile' },
} as const

export const PROBLEMS = { ...FAN_PROBLEMS, ...AMBASSADOR_PROBLEMS, ...STUDIO_PROBLEMS }

export type FanErrorCode = keyof typeof FAN_PROBLEMS
export type ErrorCode = keyof typeof PROBLEMS

/** An RFC 9457 problem, as the API answers it. */
export interface ProblemBody<Code extends ErrorCode = ErrorCode> {
  type: string
  title: string
  status: number
  code: Code
  /** Details, where they help; never holds a token, a pass or a key. */
  detail?: string
  /** With `not-open-yet`: when it opens, in epoch milliseconds; null where no time is set. */
  opens?: number | null
  /** With `work-required`: ALTCHA's challenge. The same request with its solution as `work` is answered. */
  work?: Challenge
  /** With `unavailable` of `health` and `note-unfit`: what is wrong, one word each. */
  reasons?: readonly string[]
}

interface ErrorDetails {
  detail?: string
  reasons?: readonly string[]
  opens?: number | null
  work?: Challenge
  retryAfterSeconds?: number
  cause?: unknown
}

/** The one error that routes throw. */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(details.detail ?? PROBLEMS[code].title, { cause: details.cause })
    this.code = code
    this.details = details
  }
}

/** An error as an answer (RFC 9457). */
export function toProblem({ code, details }: ApiError) {
  const { status, title } = PROBLEMS[code]
  const { detail, opens, work, reasons, retryAfterSeconds } = details
  const body: ProblemBody = {
    type: `urn:entrenous:${code}`,
    title,
    status,
    code,
    ...(detail !== undefined && { detail }),
    ...(opens !== undefined && { opens }),
    ...(work && { work }),
    ...(reasons && { reasons }),
  }
  const headers = {
    ...API_HEADERS,
    'Content-Type': 'application/problem+json',
    // RFC 9110, section 15.5.2. Browsers ask nobody for a password of this scheme.
    ...(status === 401 && { 'WWW-Authenticate': 'Bearer' }),
    ...(retryAfterSeconds !== undefined && { 'Retry-After': String(retryAfterSeconds) }),
  }
  return { body: JSON.stringify(body), status, headers }
}

/** Answers with an error. */
export function problemResponse(c: Context, error: ApiError): Response {
  const { body, status, headers } = toProblem(error)
  return c.body(body, status, headers)
}
