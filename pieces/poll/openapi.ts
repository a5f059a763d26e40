import { z } from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { json, jsonBody } from '../../api/openapi/answers.ts'
import { problems } from '../../api/openapi/problems.ts'
import { pollAnswer, pollReport, voteBody } from './contract.ts'

const requestParams = {
  path: z.object({
    slug: z.string().describe('The campaign.'),
    piece: z.string().describe('The id of a piece that is open to the pass.'),
  }),
}

const ALWAYS = [
  ...(['malformed', 'link-invalid', 'link-revoked', 'campaign-unknown', 'route-unknown'] as const),
  ...(['not-open-yet', 'closed'] as const),
]

/** What the page asks of a poll. */
const paths: ZodOpenApiPathsObject = {
  '/api/campaigns/{slug}/pieces/{piece}': {
    get: {
      tags: ['Fan'],
      operationId: 'readPoll',
      summary: 'Own vote in a poll, and how it stands, where it shows that',
      security: [{ pass: [] }],
      requestParams,
      responses: { 200: json('The poll, as this pass may see it.', pollAnswer), ...problems(...ALWAYS) },
    },
  },
  '/api/campaigns/{slug}/pieces/{piece}/vote': {
    post: {
      tags: ['Fan'],
      operationId: 'vote',
      summary: 'Votes, once for each pass: the last vote stands until the poll closes',
      security: [{ pass: [] }],
      requestParams,
      requestBody: jsonBody(voteBody),
      responses: {
        200: json('The vote is on disk.', pollAnswer),
        ...problems(...ALWAYS, 'too-large', 'slow-down'),
      },
    },
  },
}

export const openapi = { paths, report: pollReport }
