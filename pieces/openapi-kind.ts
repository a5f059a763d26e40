import { z } from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'

/** The description of one kind in `openapi.json`. */
export interface KindOpenapi {
  /** The answer of `GET …/pieces/:piece`, where there is one. */
  answer?: z.ZodType
  /** The routes to post to, below it. */
  paths: ZodOpenApiPathsObject
  report: z.ZodType
}

export const requestParams = {
  path: z.object({
    slug: z.string().describe('The campaign.'),
    piece: z.string().describe('The id of a piece that is open to the pass.'),
  }),
}

/** Errors of every such route. */
export const ALWAYS = [
  ...(['malformed', 'link-invalid', 'link-revoked', 'campaign-unknown', 'route-unknown'] as const),
  ...(['not-open-yet', 'closed'] as const),
]
