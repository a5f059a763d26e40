import { z } from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { pollAnswer, voteBody } from '../../pieces/poll/contract.ts'
import { reachedAnswer, reachedBody } from '../../pieces/video/contract.ts'
import { json, jsonBody } from './answers.ts'
import { problems } from './problems.ts'

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

/** What the page asks of pieces. */
export const piecePaths: ZodOpenApiPathsObject = {
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
  '/api/campaigns/{slug}/pieces/{piece}/reached': {
    post: {
      tags: ['Fan'],
      operationId: 'reach',
      summary: 'Counts the tenths of a film that were played: once for each pass, and nothing of whom',
      security: [{ pass: [] }],
      requestParams,
      requestBody: jsonBody(reachedBody),
      responses: { 200: json('They are counted.', reachedAnswer), ...problems(...ALWAYS, 'too-large') },
    },
  },
}
