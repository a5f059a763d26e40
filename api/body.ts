import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import type * as z from 'zod'
import { ApiError } from './errors.ts'

/** The longest request of a fan's: every meaning of a damaged link, a visit, a pass and the longest proof of work. */
const MAX_BYTES = 2304

/**
 * Refuses a body that is too large before it is read. Hosts read no more than `Content-Length` says, so only a body without
 * one is counted here, which on Node costs as much as the rest of the request.
 */
export function limitBodyTo(bytes: number) {
  const tooLarge = () => new ApiError('too-large', { detail: `expected at most ${bytes} bytes` })
  const limitStream = bodyLimit({
    maxSize: bytes,
    onError: () => {
      throw tooLarge()
    },
  })
  return createMiddleware((c, next) => {
    const length = c.req.header('Content-Length')
    if (length === undefined || c.req.header('Transfer-Encoding') !== undefined) return limitStream(c, next)
    if (Number(length) > bytes) throw tooLarge()
    return next()
  })
}

export const limitBody = limitBodyTo(MAX_BYTES)

/** Parses the JSON body of a request by a schema. Throws `malformed`, naming the field and never its value. */
export async function readBody<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  const [type] = (c.req.header('Content-Type') ?? '').split(';')
  if (type?.trim().toLowerCase() !== 'application/json') {
    throw new ApiError('malformed', { detail: 'expected Content-Type: application/json' })
  }
  const json: unknown = await c.req.json().catch(() => {
    throw new ApiError('malformed', { detail: 'expected JSON' })
  })
  return parse(schema, json, 'body')
}

/** Parses a value of a request by a schema. Throws `malformed`, naming the field (or the whole) and never its value. */
export function parse<T>(schema: z.ZodType<T>, said: unknown, whole: string): T {
  const parsed = schema.safeParse(said)
  if (parsed.success) return parsed.data
  const detail = parsed.error.issues.map(({ path, message }) => `${path.join('.') || whole}: ${message}`).join('; ')
  throw new ApiError('malformed', { detail })
}
