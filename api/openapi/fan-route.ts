import * as z from 'zod'
import type { ZodOpenApiOperationObject } from 'zod-openapi'

const slug = z.string().describe('The campaign.')

/** A route of the fan's, below a campaign. */
export function route({ requestParams, ...operation }: ZodOpenApiOperationObject): ZodOpenApiOperationObject {
  return { tags: ['Fan'], requestParams: { path: z.object({ slug }), ...requestParams }, ...operation }
}

/** The same with a further parameter of the path. */
export function routeWith(path: z.ZodRawShape, operation: ZodOpenApiOperationObject): ZodOpenApiOperationObject {
  return route({ ...operation, requestParams: { path: z.object({ slug, ...path }) } })
}
