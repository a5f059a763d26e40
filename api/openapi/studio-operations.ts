import * as z from 'zod'
import type { ZodOpenApiOperationObject } from 'zod-openapi'
import type { ErrorCode } from '../errors.ts'

/** Errors that every studio route can answer. */
export const ALWAYS = ['signed-out', 'cross-site', 'slow-down'] as const satisfies ErrorCode[]

const slug = z.string().describe('The campaign.')
/** An operation of the studio. */
export const inside = (operation: ZodOpenApiOperationObject): ZodOpenApiOperationObject => ({
  tags: ['Studio'],
  security: [{ studioKey: [] }, { studioSession: [] }],
  ...operation,
})

/**
 * An operation on one campaign.
 *
 * @param path further parameters of the path
 */
export const ofCampaign = (
  { requestParams, ...operation }: ZodOpenApiOperationObject,
  path: z.ZodRawShape = {},
): ZodOpenApiOperationObject =>
  inside({ ...operation, requestParams: { ...requestParams, path: z.object({ slug, ...path }) } })
