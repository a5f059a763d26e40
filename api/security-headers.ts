import { createMiddleware } from 'hono/factory'
import { EVERYWHERE } from '../seal/site-headers.ts'

/** What every answer of the API carries; no cache keeps it unless its route says so. */
export const API_HEADERS = {
  ...EVERYWHERE,
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
} as const

/** Sets {@link API_HEADERS} before the route runs: on Node, touching a finished response costs more than making it. */
export const apiHeaders = createMiddleware((c, next) => {
  for (const [name, value] of Object.entries(API_HEADERS)) c.header(name, value)
  return next()
})
