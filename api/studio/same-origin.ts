import { createMiddleware } from 'hono/factory'
import { ApiError } from '../errors.ts'

/**
 * Refuses cross-site requests (CSRF), those of a sibling under the same domain included, to which SameSite does not apply.
 * A browser states the origin of a change in `Sec-Fetch-Site`; old ones, and those without TLS, in `Origin`. A machine
 * sends neither. See the Fetch Metadata specification.
 */
export function sameOrigin(siteUrl: string) {
  const siteOrigin = new URL(siteUrl).origin
  return createMiddleware(async (c, next) => {
    const [site, origin] = [c.req.header('Sec-Fetch-Site'), c.req.header('Origin')]
    const isRead = c.req.method === 'GET' || c.req.method === 'HEAD'
    // A proxy may have removed TLS or the name from the address that we see.
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
