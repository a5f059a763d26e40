import { json, jsonBody } from '../../api/openapi/answers.ts'
import { problems } from '../../api/openapi/problems.ts'
import { ALWAYS, type KindOpenapi, requestParams, STUDIO_ALWAYS, studio } from '../openapi-kind.ts'
import { claimBody, drawAnswer, drawnTickets, drawReport, enterBody } from './contract.ts'

const asked = { tags: ['Fan'], security: [{ pass: [] }], requestParams }

export const openapi: KindOpenapi = {
  answer: drawAnswer,
  report: drawReport,
  studioPaths: {
    '/api/studio/campaigns/{slug}/pieces/{piece}/draw.json': {
      get: {
        ...studio,
        operationId: 'exportDraw',
        summary: 'After the draw: its seed, every ticket and the winners, for anybody to hold it again; owners only',
        requestParams,
        responses: {
          200: json('All that holding it again takes.', drawnTickets),
          ...problems('not-open-yet', ...STUDIO_ALWAYS),
        },
      },
    },
  },
  paths: {
    '/api/campaigns/{slug}/pieces/{piece}/enter': {
      post: {
        ...asked,
        operationId: 'enterDraw',
        summary: 'Takes part with a ticket that the browser chose at random: the first one of a pass stands',
        requestBody: jsonBody(enterBody),
        responses: {
          200: json('The ticket is on disk.', drawAnswer),
          ...problems(...ALWAYS, 'too-large', 'slow-down'),
        },
      },
    },
    '/api/campaigns/{slug}/pieces/{piece}/claim': {
      post: {
        ...asked,
        operationId: 'claimPrize',
        summary: 'Claims what this pass has won: the answer then has the code to show for it',
        requestBody: jsonBody(claimBody),
        responses: {
          200: json('The draw, as this pass may see it.', drawAnswer),
          ...problems(...ALWAYS, 'too-large', 'slow-down'),
        },
      },
    },
    '/api/campaigns/{slug}/pieces/{piece}/tickets': {
      get: {
        ...asked,
        operationId: 'readTickets',
        summary: 'After the draw: its seed and every ticket, to hold it again',
        responses: { 200: json('All that holding it again takes.', drawnTickets), ...problems(...ALWAYS) },
      },
    },
  },
}
