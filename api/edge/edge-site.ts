import { readDamagedPath } from '../../seal/damaged-path.ts'
import { HSTS, SITE_HEADERS } from '../../seal/site-headers.ts'
import type { EdgeEnv } from './edge-env.ts'

/** Whoever asks with what they have of it is told that it has not changed. */
const isThere = ({ ok, status }: Response) => ok || status === 304

type SiteEnv = Pick<EdgeEnv, 'ASSETS' | 'SITE_URL'>

/**
 * Answers a path that is no file of the build: a link that arrived damaged shows its page, a name that was typed otherwise
 * leads to its own, and the rest is not found. As `static-site.ts` does on Node.
 */
export async function serveMiss(request: Request, { ASSETS, SITE_URL }: SiteEnv): Promise<Response> {
  const { method, url } = request
  const own: Record<string, string> = { ...SITE_HEADERS, 'Cache-Control': 'no-cache' }
  if (SITE_URL?.startsWith('https:')) Object.assign(own, HSTS)
  if (method !== 'GET' && method !== 'HEAD') {
    return new Response(null, { status: 405, headers: { ...own, Allow: 'GET, HEAD' } })
  }
  const { pathname, search, origin } = new URL(url)
  const file = (path: string) => ASSETS.fetch(new Request(new URL(path, origin), { method, headers: request.headers }))
  const moved = (path: string) => new Response(null, { status: 307, headers: { ...own, Location: path + search } })
  const damaged = readDamagedPath(pathname)
  if (damaged?.hasLink || damaged?.isWhole) {
    for (const path of new Set([damaged.page, damaged.anyLanguage])) {
      const page = await file(path)
      if (!isThere(page)) continue
      if (damaged.hasLink) return page
      if (path !== pathname) return moved(path)
    }
  } else if (damaged?.isRenamed && isThere(await file(`/${damaged.slug}/`)))
    return moved(pathname.replace(/^\/+[^/]*/, `/${damaged.slug}`))
  const missing = await ASSETS.fetch(new URL('/404.html', origin))
  const headers = { ...own, 'Content-Type': 'text/html; charset=utf-8' }
  return new Response(method === 'HEAD' ? null : missing.body, { status: 404, headers })
}
