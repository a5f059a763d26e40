import { getPath } from 'hono/utils/url'

/** What answers a request. */
export type Place =
  /** The object of a campaign. */
  | { at: 'campaign'; slug: string }
  /** The same, for figures that a cache may keep. */
  | { at: 'figures'; slug: string }
  /** The same or, when it has no room left, one of those that hold its streams. */
  | { at: 'stream'; slug: string }
  /** The same, for whoever holds the deployment's secret: also of one that was taken out of the build. */
  | { at: 'operator'; slug: string }
  /** The same, for whom the studio's object lets in. */
  | { at: 'studio-campaign'; slug: string }
  /** The studio's object. */
  | { at: 'studio' }
  /** The files of the build. */
  | { at: 'site' }

const CAMPAIGN = /^\/api\/(studio\/|operator\/)?campaigns\/([^/]+)(?:\/(.*))?$/

const ROUTES = new Map<string | undefined, 'stream' | 'figures'>([
  ['live', 'stream'],
  ['tally', 'figures'],
  ['badge.svg', 'figures'],
])

/**
 * Where a request is answered. Its path is read as the routes of the objects read it, with what stands in it percent-encoded:
 * what they take for another route may be another's to answer. Whether it is one of the API is said in plain letters, as on Node.
 */
export function placeOf(request: Request): Place {
  if (!new URL(request.url).pathname.startsWith('/api/')) return { at: 'site' }
  const [, whose, segment, route] = CAMPAIGN.exec(getPath(request)) ?? []
  if (segment === undefined) return { at: 'studio' }
  const slug = decoded(segment)
  if (whose === 'studio/') return { at: 'studio-campaign', slug }
  if (whose === 'operator/') return { at: 'operator', slug }
  return { at: ROUTES.get(route) ?? 'campaign', slug }
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
