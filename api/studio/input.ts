import type { Env, MiddlewareHandler } from 'hono'
import type * as z from 'zod'
import { limitBodyTo, parse, readBody } from '../body.ts'
import { ApiError } from '../errors.ts'

/** The type of a query as it is sent: text, whatever it means. */
type Query<In> = { [Key in keyof In]: In[Key] extends string | undefined ? In[Key] : string }

interface Reads<Target extends string, In, Out> {
  in: Record<Target, In>
  out: Record<Target, Out>
}

/**
 * Validates the JSON body of a request, for `c.req.valid('json')`, from which the typed client knows its type. Throws
 * `malformed` and `too-large`.
 *
 * @param bytes at most
 */
export function jsonBody<S extends z.ZodType<object>>(
  schema: S,
  bytes = 1024,
): MiddlewareHandler<Env, string, Reads<'json', z.input<S>, z.output<S>>> {
  const limit = limitBodyTo(bytes)
  return (c, next) =>
    limit(c, async () => {
      c.req.addValidatedData('json', await readBody(c, schema))
      await next()
    })
}

/**
 * Validates the query of a request, for `c.req.valid('query')`. Throws `malformed`, also for an empty number, which would
 * be read as 0.
 */
export function query<S extends z.ZodType<object>>(
  schema: S,
): MiddlewareHandler<Env, string, Reads<'query', Query<z.input<S>>, z.output<S>>> {
  return async (c, next) => {
    const asked = c.req.query()
    const [empty] = Object.entries(asked).find(([, value]) => value === '') ?? []
    if (empty !== undefined)
      throw new ApiError('malformed', { detail: `${empty}: expected a value, or to be left out` })
    c.req.addValidatedData('query', parse(schema, asked, 'query'))
    await next()
  }
}
