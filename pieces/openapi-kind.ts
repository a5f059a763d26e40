import { z } from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'

/** What `openapi.json` says of one kind. */
export interface KindOpenapi {
  /** What `GET …/pieces/:piece` answers, where it answers. */
  answer?: z.ZodType
  /** What can be posted below it. */
  paths: ZodOpenApiPathsObject
  report: z.ZodType
}

export const requestParams = {
  path: z.object({
    slug: z.string().describe('The campaign.'),
    piece: z.string().describe('The id of a piece that is open to the pass.'),
  }),
}

/** Problems of every such route. */
export const ALWAYS = [
  ...(['malformed', 'link-invalid', 'link-revoked', 'campaign-unknown', 'route-unknown'] as const),
  ...(['not-open-yet', 'closed'] as const),
]
