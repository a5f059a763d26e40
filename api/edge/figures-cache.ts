/** What is used of Cloudflare's cache, one a data centre. It keeps an answer for as long as its `Cache-Control` says. */
export interface FiguresCache {
  match(key: URL): Promise<Response | undefined>
  put(key: URL, answer: Response): Promise<void>
  /** Does what nobody waits for. */
  later(work: Promise<unknown>): void
}

/**
 * Answers for a second what was answered before: no cache stands before a Worker, and pages without a stream ask again and
 * again. The object hears of the asking page's origin alone, by which an answer differs: what one is answered, all are.
 */
export async function fromCache(
  request: Request,
  { match, put, later }: FiguresCache,
  ask: (request: Request) => Promise<Response>,
): Promise<Response> {
  const origin = request.headers.get('Origin')
  // In the key, since this cache looks at no `Vary`.
  const key = new URL(`/of/${encodeURIComponent(origin ?? '')}/${encodeURIComponent(request.url)}`, request.url)
  const known = await match(key)
  if (known) return unlessHad(request, known)
  const answer = await ask(new Request(request.url, origin === null ? {} : { headers: { Origin: origin } }))
  if (answer.ok) later(put(key, answer.clone()))
  return unlessHad(request, answer)
}

/** Whoever has it is told that it has not changed: the object is asked for the whole, which the others need. */
function unlessHad(request: Request, answer: Response): Response {
  const { 'content-type': _, 'content-length': __, ...headers } = Object.fromEntries(answer.headers)
  const had = request.headers.get('If-None-Match')?.split(/, */) ?? []
  const bare = (tag: string) => tag.replace(/^W\//, '')
  const { etag } = headers
  return etag !== undefined && had.some((tag) => tag === '*' || bare(tag) === bare(etag))
    ? new Response(null, { status: 304, headers })
    : answer
}
