import * as z from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'

/** The description of one kind in `openapi.json`. */
export interface KindOpenapi {
  /** The answer of `GET …/pieces/:piece`, where there is one. */
  answer?: z.ZodType
  /** The routes to post to, below it. */
  paths: ZodOpenApiPathsObject
  report: z.ZodType
  /** What moderators ask in the studio, where a kind has that. */
  studioPaths?: ZodOpenApiPathsObject
}

export const requestParams = {
  path: z.object({
    slug: z.string().describe('The campaign.'),
    piece: z.string().describe('The id of a piece that is open to the pass.'),
  }),
}

/** A route of the studio. */
export const studio = { tags: ['Studio'], security: [{ studioKey: [] }, { studioSession: [] }] }

/** Errors of every route of moderators. */
export const STUDIO_ALWAYS = [
  ...(['signed-out', 'cross-site', 'slow-down', 'campaign-unknown', 'route-unknown', 'forbidden'] as const),
]

/** Errors of every such route. */
export const ALWAYS = [
  ...(['malformed', 'link-invalid', 'link-revoked', 'campaign-unknown', 'route-unknown'] as const),
  ...(['not-open-yet', 'closed'] as const),
]
