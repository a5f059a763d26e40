import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import type { z } from 'zod'
import { ApiError } from './errors.ts'

/** The longest request that any fan's route needs is under 200 bytes. */
const MAX_BYTES = 1024

const limitStream = bodyLimit({
  maxSize: MAX_BYTES,
  onError: () => {
    throw tooLarge()
  },
})

/**
 * Refuses a body that is too large before it is read. Hosts read no more than an announced length, so only an
 * unannounced one has to be counted, which on Node costs as much as the rest of the request.
 */
export const limitBody = createMiddleware((c, next) => {
  const length = c.req.header('Content-Length')
  if (length === undefined || c.req.header('Transfer-Encoding') !== undefined) return limitStream(c, next)
  if (Number(length) > MAX_BYTES) throw tooLarge()
  return next()
})

function tooLarge() {
  return new ApiError('too-large', { detail: `expected at most ${MAX_BYTES} bytes` })
}

/** The JSON body of a request, as its schema says. Throws `malformed`, naming the field and never its value. */
export async function readBody<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  const [type] = (c.req.header('Content-Type') ?? '').split(';')
  if (type?.trim().toLowerCase() !== 'application/json') {
    throw new ApiError('malformed', { detail: 'expected Content-Type: application/json' })
  }
  const json: unknown = await c.req.json().catch((cause: unknown) => {
    if (cause instanceof ApiError) throw cause
    throw new ApiError('malformed', { detail: 'expected JSON' })
  })
  const parsed = schema.safeParse(json)
  if (parsed.success) return parsed.data
  const detail = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`).join('; ')
  throw new ApiError('malformed', { detail })
}
