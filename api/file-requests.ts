import type { RequestListener } from 'node:http'
import { type LogRequest, methodOf } from './request-log.ts'

/** Logs every file that is served. */
export function logFiles(serve: RequestListener, log: LogRequest): RequestListener {
  return (request, response) => {
    const askedAt = performance.now()
    const { method, url = '/' } = request
    response.once('close', () => {
      const ms = performance.now() - askedAt
      log({ method: methodOf(method), route: routeOfFile(url), status: response.statusCode, ms })
    })
    serve(request, response)
  }
}

const ROUTES: readonly [RegExp, string][] = [
  [/^\/$/, '/'],
  [/^\/assets\/./, '/assets/*'],
  [/^\/studio\//, '/studio/*'],
  [/^\/[^/]+\/sealed\/media\/./, '/:slug/sealed/media/*'],
  [/^\/[^/]+\/sealed\/./, '/:slug/sealed/*'],
  [/^\/[^/]+(?:\/[a-z]{2})?\/$/, '/:slug/'],
]

function routeOfFile(url: string): string {
  const [path = '/'] = url.split('?')
  return ROUTES.find(([pattern]) => pattern.test(path))?.[1] ?? '/*'
}
