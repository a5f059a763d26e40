import { createMiddleware } from 'hono/factory'
import { headerPolicy } from '../seal/page-policy.ts'

/** What every answer carries, of the API and of the site. */
const EVERYWHERE = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
} as const

/** What every file of the site carries, pages above all. */
export const SITE_HEADERS: Readonly<Record<string, string>> = {
  ...EVERYWHERE,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
  'Content-Security-Policy': headerPolicy(),
}

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
