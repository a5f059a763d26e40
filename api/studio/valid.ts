import { zValidator } from '@hono/zod-validator'
import type { ValidationTargets } from 'hono'
import type { z } from 'zod'
import { ApiError } from '../errors.ts'

/** Checks a part of the request, and tells the typed client what it takes. Throws `malformed`, with the field at fault. */
export function valid<Target extends 'query' | 'json' | 'param', Schema extends z.ZodType>(
  target: Target & keyof ValidationTargets,
  schema: Schema,
) {
  return zValidator(target, schema, (result) => {
    if (result.success) return
    const [issue] = result.error.issues
    throw new ApiError('malformed', { detail: `${issue?.path.join('.') || target}: ${issue?.message}` })
  })
}
