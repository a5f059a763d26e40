import { createMiddleware } from 'hono/factory'
import { ApiError } from '../errors.ts'

/**
 * Refuses what another site made a browser ask, a sibling under the same domain included, to which SameSite does not
 * apply. Every browser says where a change comes from: in `Sec-Fetch-Site`, old ones and those without TLS in `Origin`.
 * A machine says nothing. See the Fetch Metadata specification.
 */
export function sameOrigin(siteUrl: string) {
  const siteOrigin = new URL(siteUrl).origin
  return createMiddleware(async (c, next) => {
    const [site, origin] = [c.req.header('Sec-Fetch-Site'), c.req.header('Origin')]
    const isRead = c.req.method === 'GET' || c.req.method === 'HEAD'
    // A proxy may have taken TLS or the name away from what we see of the address.
    const isOwn = (url: string) => url === siteOrigin || (URL.canParse(url) && new URL(url).host === hostOf(c.req.url))
    const isAllowed =
      site === undefined ? origin === undefined || isOwn(origin) : site === 'same-origin' || (site === 'none' && isRead)
    if (!isAllowed) throw new ApiError('cross-site')
    await next()
  })
}

function hostOf(url: string): string {
  return new URL(url).host
}
