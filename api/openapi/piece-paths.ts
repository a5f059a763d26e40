import { z } from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { pollAnswer, voteBody } from '../../pieces/poll/contract.ts'
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

/** What `GET` answers of a piece, by its kind. */
const pieceAnswer = z.union([pollAnswer])

/** What the page asks of a piece. */
export const piecePaths: ZodOpenApiPathsObject = {
  '/api/campaigns/{slug}/pieces/{piece}': {
    get: {
      tags: ['Fan'],
      operationId: 'readPiece',
      summary: 'What this pass left in a piece, and how it stands, where it shows that',
      security: [{ pass: [] }],
      requestParams,
      responses: { 200: json('As this pass may see it, by its kind.', pieceAnswer), ...problems(...ALWAYS) },
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
