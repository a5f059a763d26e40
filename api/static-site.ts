import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'
import { SITE_HEADERS } from './security-headers.ts'

type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** Files whose name is a digest of their content; everything else is asked for again and mostly answered 304. */
const IMMUTABLE = /^\/(?:assets|[^/]+\/sealed\/media)\//

/** The script for other sites: it holds nothing of a campaign, and which site may read one is for the API to say. */
const COUNTER = '/counter.js'
const COUNTER_HEADERS = {
  'Cache-Control': 'public, max-age=3600, stale-while-revalidate=86400',
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
}

/**
 * Serves `dist/`. The folder is read once: after a build, the server starts again.
 *
 * @param isHttps whether the site's own address is, and so may promise to stay so
 */
export function createStaticSite(distDir: string, isHttps: boolean): Handler {
  const serveFile = sirv(distDir, { etag: true, brotli: true, gzip: true, setHeaders: setFileHeaders })
  const notFoundPage = readFileSync(join(distDir, '404.html'))
  return (request, response) => {
    for (const [name, value] of Object.entries(SITE_HEADERS)) response.setHeader(name, value)
    if (isHttps) response.setHeader('Strict-Transport-Security', 'max-age=31536000')
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return void response.writeHead(405, { Allow: 'GET, HEAD' }).end()
    }
    const [path = '/', query] = (request.url ?? '/').split('?')
    if (/^\/[^/.]+(?:\/[a-z]{2})?$/.test(path)) return redirect(response, `${path}/${query ? `?${query}` : ''}`)
    request.url = mangledPage(path) ?? request.url
    serveFile(request, response, () => {
      response.writeHead(404, { 'Cache-Control': 'no-cache', 'Content-Type': 'text/html; charset=utf-8' })
      response.end(request.method === 'HEAD' ? undefined : notFoundPage)
    })
  }
}

/** A mail gateway turned `…/#w…` into `…/%23w…`: the page itself finds the token in its address. */
function mangledPage(path: string): string | undefined {
  return /^(\/[^/]+\/(?:[a-z]{2}\/)?)%23[a-zA-Z0-9]+\/?$/.exec(path)?.[1]
}

function setFileHeaders(response: ServerResponse, path: string) {
  response.setHeader('Cache-Control', IMMUTABLE.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache')
  if (path === COUNTER) for (const [name, value] of Object.entries(COUNTER_HEADERS)) response.setHeader(name, value)
  if (path.endsWith('.bin')) response.setHeader('Content-Type', 'application/octet-stream')
}

/** As a Worker's static assets do, so that a link typed without its last slash works on both. */
function redirect(response: ServerResponse, location: string) {
  response.writeHead(307, { Location: location, 'Cache-Control': 'no-store' }).end()
}
