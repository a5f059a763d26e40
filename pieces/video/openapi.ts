import { json, jsonBody } from '../../api/openapi/answers.ts'
import { problems } from '../../api/openapi/problems.ts'
import { ALWAYS, type KindOpenapi, requestParams } from '../openapi-kind.ts'
import { reachedAnswer, reachedBody, videoReport } from './contract.ts'

export const openapi: KindOpenapi = {
  report: videoReport,
  paths: {
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
  },
}
