import type * as z from 'zod'
import type { ZodOpenApiResponseObject } from 'zod-openapi'

type Response = ZodOpenApiResponseObject

export const json = (description: string, schema: z.ZodType): Response => ({
  description,
  content: { 'application/json': { schema } },
})

export const events = (description: string): Response => ({
  description,
  content: { 'text/event-stream': { schema: { type: 'string' } } },
})

export const nothing = (description: string): Response => ({ description })

export const jsonBody = (schema: z.ZodType) => ({ required: true, content: { 'application/json': { schema } } })
