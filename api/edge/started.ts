import { ApiError, toProblem } from '../errors.ts'
import { ManifestFault } from '../manifest.ts'
import { EdgeFault } from './edge-settings.ts'

/**
 * What an isolate reads once, with its first request. The value is kept and not its promise: that one dies with the request
 * that asked, when its client leaves, and whoever else awaited it would wait for ever. Those who come meanwhile read it too.
 */
export function readOnce<T>(read: () => Promise<T>): () => Promise<T> {
  let value: T | undefined
  return async () => {
    value ??= await read()
    return value
  }
}

/**
 * What an object starts with its first request, and whose promise outlives it, unlike the Worker's. A start that fails is not
 * kept: the next request tries again.
 *
 * @param start is given what lets the next request start anew
 */
export function startedOnce<T>(start: (restart: () => void) => Promise<T>): () => Promise<T> {
  let started: Promise<T> | undefined
  const restart = () => {
    started = undefined
  }
  return () => {
    started ??= start(restart).catch((error: unknown) => {
      started = undefined
      throw error
    })
    return started
  }
}

const RETRY_AFTER_SECONDS = 2

/** Answers a request; what fails on the way is a problem that a client can read and that no cache keeps. */
export async function answering(
  answer: () => Promise<Response>,
  log: (error: unknown) => void = console.error,
): Promise<Response> {
  try {
    return await answer()
  } catch (cause) {
    if (!(cause instanceof ApiError)) log(cause)
    const { body, status, headers } = toProblem(cause instanceof ApiError ? cause : notStarted(cause))
    return new Response(body, { status, headers })
  }
}

/** What is wrong, in the words of health; how to mend it stands in the log. */
function notStarted(cause: unknown): ApiError {
  const reason = cause instanceof EdgeFault || cause instanceof ManifestFault ? cause.reason : undefined
  const said = reason && { detail: reason, reasons: [reason] }
  return new ApiError('unavailable', { ...said, retryAfterSeconds: RETRY_AFTER_SECONDS, cause })
}
