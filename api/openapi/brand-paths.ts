import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { lineId } from '../brand/line-fields.ts'
import { followBody } from '../routes/follow.ts'
import { presenceBody } from '../routes/presence.ts'
import { tellBody } from '../routes/tell.ts'
import { json, jsonBody, nothing } from './answers.ts'
import { presenceAnswer, toldAnswer } from './fan-answers.ts'
import { route, routeWith } from './fan-route.ts'
import { problems } from './problems.ts'

const OF_PASS = [
  ...(['malformed', 'link-invalid', 'link-revoked', 'campaign-unknown'] as const),
  ...(['not-open-yet', 'closed'] as const),
] as const

/** What the page asks where the brand steps back, and where members are with each other. */
export const brandPaths: ZodOpenApiPathsObject = {
  '/api/campaigns/{slug}/follow': {
    post: route({
      operationId: 'countFollowed',
      summary: 'Pieces were opened, reopened or passed on; counted by piece and hour, tied to nobody',
      requestBody: jsonBody(followBody),
      responses: {
        204: nothing('Taken in: what counts already, or carries a doubt, is answered alike.'),
        ...problems(
          ...(['malformed', 'link-invalid', 'link-revoked', 'campaign-unknown', 'route-unknown'] as const),
          ...(['too-large', 'slow-down'] as const),
        ),
      },
    }),
  },
  '/api/campaigns/{slug}/presence': {
    post: route({
      operationId: 'sayPresence',
      summary: 'A page is here, or goes; kept in memory for less than a minute, and written nowhere',
      requestBody: jsonBody(presenceBody),
      responses: {
        200: json('How many are here.', presenceAnswer),
        ...problems(...OF_PASS, 'route-unknown', 'too-large', 'slow-down'),
      },
    }),
  },
  '/api/campaigns/{slug}/tell': {
    get: route({
      operationId: 'readTold',
      summary: 'What this pass has told the brand',
      security: [{ pass: [] }],
      responses: { 200: json('Its own lines.', toldAnswer), ...problems(...OF_PASS) },
    }),
    post: route({
      operationId: 'tell',
      summary: 'One line to the brand: one-way, private, sealed at rest, never answered',
      security: [{ pass: [] }],
      requestBody: jsonBody(tellBody),
      responses: {
        201: json('It is kept. The same id twice is one line.', toldAnswer),
        ...problems(...OF_PASS, 'route-unknown', 'too-large', 'slow-down'),
      },
    }),
  },
  '/api/campaigns/{slug}/tell/{line}': {
    delete: routeWith(
      { line: lineId },
      {
        operationId: 'takeBack',
        summary: 'Takes a line back: it is erased',
        security: [{ pass: [] }],
        responses: { 200: json('What is left of them.', toldAnswer), ...problems(...OF_PASS) },
      },
    ),
  },
}
