import { fstatSync, type ReadStream, type Stats, statSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, posix } from 'node:path'
import { parseAccept } from 'hono/utils/accept'
import send from 'send'
import { MANIFEST_FILE } from '../campaigns/manifest.ts'
import { type DamagedPath, readDamagedPath } from '../seal/damaged-path.ts'
import { headerPolicy } from '../seal/page-policy.ts'
import { COUNTER_HEADERS, HSTS, IMMUTABLE, SITE_HEADERS } from '../seal/site-headers.ts'
import { ServedFolder } from './served-folder.ts'
import { answerWaiting } from './waiting.ts'

type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** Paths whose name is a digest of the content, cached for ever; other files are revalidated, mostly with 304. */
const HASHED = /^\/(?:assets|[^/]+\/sealed\/media)\//

const COUNTER = '/counter.js'

/** What lies in the build for its hosts: of the edge, of this server, and the compressed twins. */
const OF_THE_HOST = new RegExp(`^/(?:_headers|${MANIFEST_FILE})$|\\.(?:br|gz)$`)

const POLICY = 'Content-Security-Policy'

/** Text types, which have compressed twins beside them, made by the build. */
const TEXT_TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
}
/** Response headers that describe a file, removed when another answer is sent instead. */
const OF_A_FILE = [
  ...['Content-Encoding', 'Content-Type', 'Content-Length', 'Content-Range'],
  ...['ETag', 'Last-Modified', 'Accept-Ranges'],
  ...Object.keys(COUNTER_HEADERS),
]
const TWINS = [
  { encoding: 'br', ending: '.br' },
  { encoding: 'gzip', ending: '.gz' },
]

interface StaticSiteOptions {
  /** Whether the site's own address is HTTPS, so that HSTS may be sent. */
  isHttps: boolean
  /** Whether a folder of the site is not to be served. */
  isHidden(folder: string): boolean
  /** Origins that the pages of a folder may frame. */
  framesOf: FramesOf
}

type FramesOf = (folder: string) => readonly string[]

/** What is served: the build, and what its pages may frame. */
interface Served {
  folder: ServedFolder
  framesOf: FramesOf
}

/** Serves `dist/`. A build may replace the folder at any time, without any request noticing. */
export function createStaticSite(distDir: string, { isHttps, isHidden, framesOf }: StaticSiteOptions): Handler {
  const folder = new ServedFolder(distDir)
  const served = { folder, framesOf }
  return (request, response) => {
    for (const [name, value] of Object.entries(SITE_HEADERS)) response.setHeader(name, value)
    if (isHttps) response.setHeader('Strict-Transport-Security', HSTS['Strict-Transport-Security'])
    const [path = '/', query] = (request.url ?? '/').split('?')
    const file = path.endsWith('/') ? `${path}index.html` : path
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Cache-Control', 'no-cache')
      if (isFile(join(distDir, decoded(file)))) setFileHeaders(response, file, framesOf)
      return void response.writeHead(405, { Allow: 'GET, HEAD' }).end()
    }
    const damaged = readDamagedPath(path)
    if (isHidden(folderOf(path)) || isHidden(damaged?.slug ?? '') || OF_THE_HOST.test(decoded(path)))
      return void sendNotFound(distDir, request, response)
    // The page reads the link from its own address, even a damaged one.
    if (damaged?.hasLink) return void sendFile(served, `${pageOf(distDir, damaged)}index.html`, request, response)
    if (damaged?.isWhole || damaged?.isRenamed) {
      const page = damaged.isWhole ? pageOf(distDir, damaged) : `/${damaged.slug}/`
      const meant = damaged.isWhole ? page : path.replace(/^\/+[^/]*/, `/${damaged.slug}`)
      if (meant !== path && isFile(join(distDir, page, 'index.html'))) return redirect(response, meant, query)
    }
    const own = ownPath(distDir, path)
    if (own !== path) return redirect(response, own, query)
    void sendFile(served, file, request, response)
  }
}

/** The page that a damaged path stands for, in another language where the campaign lacks its own. */
function pageOf(distDir: string, { page, anyLanguage }: DamagedPath): string {
  return page === anyLanguage || isFile(join(distDir, page, 'index.html')) ? page : anyLanguage
}

/** A path as its file is named; empty when it cannot be decoded. */
function decoded(path: string): string {
  try {
    return posix.normalize(`/${decodeURIComponent(path)}`)
  } catch {
    return ''
  }
}

/** The one path by which a file has an address: `/bonsoir/` of `//bonsoir/index.html`. That of no file stays as it is. */
function ownPath(distDir: string, path: string): string {
  const name = decoded(path).replace(/\/index(?:\.html)?$/, '/')
  const own = encodeURI(name)
  return own !== path && isFile(join(distDir, name.endsWith('/') ? `${name}index.html` : name)) ? own : path
}

/** The first folder of a path. */
const folderOf = (path: string) => decoded(path).split('/')[1] ?? ''

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile()
  } catch {
    return false
  }
}

async function sendFile(served: Served, path: string, request: IncomingMessage, response: ServerResponse) {
  const { folder, framesOf } = served
  const seen = folder.current
  const type = TEXT_TYPES[extname(path)]
  const twin = type ? await twinOf(folder.path, path, request.headers['accept-encoding']) : undefined
  setFileHeaders(response, path, framesOf)
  if (type) {
    response.setHeader('Content-Type', type)
    response.setHeader('Vary', 'Accept-Encoding')
  }
  if (twin) response.setHeader('Content-Encoding', twin.encoding)
  const options = { root: folder.path, index: false, cacheControl: false, acceptRanges: !twin } as const
  const again = () => {
    clear(response)
    void sendFile(served, path, request, response)
  }
  const miss = async () => {
    const now = await folder.look()
    if (now === undefined) answerWaiting(request, response)
    else if (now !== seen) again()
    else await sendNotFound(folder.path, request, response)
  }
  const fail = (status: number) => {
    if (response.headersSent) return void response.destroy()
    clear(response)
    // A precondition that the file does not meet, or a range that it does not have.
    if (status === 412 || status === 416) response.writeHead(status, { 'Cache-Control': 'no-store' }).end()
    // The file exists but cannot be read now: too many open files, or a failing disk.
    else if (status >= 500) response.writeHead(503, { 'Retry-After': '2', 'Cache-Control': 'no-store' }).end()
    else void miss()
  }
  const sending = send(request, path + (twin?.ending ?? ''), options)
    .on('error', ({ status }: { status: number }) => fail(status))
    .on('directory', (_: unknown, found: string) => {
      if (!isFile(join(found, 'index.html'))) return fail(404)
      clear(response)
      const [, query] = (request.url ?? '').split('?')
      // Two slashes would begin the name of another site.
      redirect(response, `${path.replace(/^\/+/, '/')}/`, query)
    })
    .on('file', (_: string, { ino }: Stats) => {
      sending.on('stream', (content: ReadStream) => unlessOther(content, ino, response, again))
    })
  sending.pipe(response)
}

/** Starts over when a build has replaced the file between the headers' stat and its opening. */
function unlessOther(content: ReadStream, ino: number, response: ServerResponse, again: () => void): void {
  content.once('open', (file: number) => {
    if (fstatSync(file).ino === ino) return
    content.unpipe(response)
    content.destroy()
    again()
  })
}

/** Removes the headers of a file that is not sent. */
function clear(response: ServerResponse): void {
  for (const name of OF_A_FILE) response.removeHeader(name)
  response.setHeader(POLICY, SITE_HEADERS[POLICY] ?? '')
  response.statusCode = 200
}

async function twinOf(distDir: string, path: string, accepts = '') {
  // A weight of nought refuses.
  const accepted = parseAccept(accepts.toLowerCase()).flatMap(({ type, q }) => (q > 0 ? type : []))
  for (const twin of TWINS) {
    if (!accepted.includes(twin.encoding)) continue
    const isThere = await stat(join(distDir, path + twin.ending)).catch(() => undefined)
    if (isThere) return twin
  }
  return undefined
}

async function sendNotFound(distDir: string, request: IncomingMessage, response: ServerResponse) {
  const page = await readFile(join(distDir, '404.html')).catch(() => 'Not found')
  response.writeHead(404, { 'Cache-Control': 'no-cache', 'Content-Type': 'text/html; charset=utf-8' })
  response.end(request.method === 'HEAD' ? undefined : page)
}

function setFileHeaders(response: ServerResponse, path: string, framesOf: FramesOf) {
  const frames = framesOf(folderOf(path))
  if (frames.length > 0) response.setHeader(POLICY, headerPolicy(frames))
  response.setHeader('Cache-Control', HASHED.test(path) ? IMMUTABLE : 'no-cache')
  if (path === COUNTER) for (const [name, value] of Object.entries(COUNTER_HEADERS)) response.setHeader(name, value)
  if (path.endsWith('.bin')) response.setHeader('Content-Type', 'application/octet-stream')
}

/**
 * Redirects to the path with its last slash, as a Worker's static assets do: a link that was typed without it works on
 * both.
 */
function redirect(response: ServerResponse, page: string, query: string | undefined) {
  const location = query ? `${page}?${query}` : page
  response.writeHead(307, { Location: location, 'Cache-Control': 'no-cache' }).end()
}
