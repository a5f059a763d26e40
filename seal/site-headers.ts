import { headerPolicy } from './page-policy.ts'

/** What every answer carries, of the API and of the site. */
export const EVERYWHERE = {
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

/** Once a browser has seen the site by HTTPS. */
export const HSTS = { 'Strict-Transport-Security': 'max-age=31536000' }

/** Files whose name is a digest of their content: never asked for twice. */
export const IMMUTABLE = 'public, max-age=31536000, immutable'

/** The script for other sites. It holds nothing of a campaign; which site may read one is up to the API. */
export const COUNTER_HEADERS = {
  'Cache-Control': 'public, max-age=3600, stale-while-revalidate=86400',
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
}
