import type { IncomingMessage, ServerResponse } from 'node:http'
import { SITE_HEADERS } from '../seal/site-headers.ts'
import { PROBLEMS, type ProblemBody } from './errors.ts'

const RETRY_SECONDS = 5

/** A page that reloads itself by `Refresh`, since no script may run on it. */
const PAGE = `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="${RETRY_SECONDS}"><title>A moment</title>
<p>This site is being built. It opens here by itself in a moment.
`

const CODE = 'unavailable'
const PROBLEM: ProblemBody = {
  type: `urn:entrenous:${CODE}`,
  ...PROBLEMS[CODE],
  code: CODE,
  detail: 'the site is being built',
}

/** Answers everything while there is no build to serve: 503, and when to ask again. */
export function answerWaiting(request: IncomingMessage, response: ServerResponse): void {
  const isApi = request.url?.startsWith('/api/')
  response.writeHead(PROBLEM.status, {
    ...SITE_HEADERS,
    'Cache-Control': 'no-store',
    'Retry-After': String(RETRY_SECONDS),
    'Content-Type': isApi ? 'application/problem+json' : 'text/html; charset=utf-8',
  })
  response.end(request.method === 'HEAD' ? undefined : isApi ? JSON.stringify(PROBLEM) : PAGE)
}
