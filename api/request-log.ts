import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { matchedRoutes } from 'hono/route'
import type { WriteLine } from './log.ts'

/** An answered request. Never its path, which may hold a token. */
interface Answered {
  method: string
  /** The pattern of its route, such as `/api/campaigns/:slug/unlock`. */
  route: string
  status: number
  /** Milliseconds until the headers were sent. */
  ms: number
}

export type LogRequest = (answered: Answered) => void

export function createRequestLog(write: WriteLine): LogRequest {
  return ({ method, route, status, ms }) => {
    const fields = { method, route, status, ms: Math.round(ms * 10) / 10 }
    write('debug', 'request', `${method} ${route} ${status}`, fields)
  }
}

/** Known methods: an invented one must not get into the log. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

export function methodOf(said: string | undefined): string {
  return said !== undefined && METHODS.has(said) ? said : 'other'
}

/** Logs every request that the app answers. */
export function requestLogger(log: LogRequest) {
  return createMiddleware(async (c, next) => {
    const askedAt = performance.now()
    await next()
    const ms = performance.now() - askedAt
    log({ method: methodOf(c.req.method), route: routeOf(c), status: c.res.status, ms })
  })
}

/** The most specific route that matched, middleware included. */
function routeOf(c: Context): string {
  const paths = matchedRoutes(c).map(({ path }) => path)
  return paths.findLast((path) => !path.endsWith('*')) ?? paths.at(-1) ?? ''
}
