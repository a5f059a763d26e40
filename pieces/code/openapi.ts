import { json, jsonBody } from '../../api/openapi/answers.ts'
import { problems } from '../../api/openapi/problems.ts'
import { ALWAYS, type KindOpenapi, requestParams } from '../openapi-kind.ts'
import { codeAnswer, codeReport, takeBody } from './contract.ts'

export const openapi: KindOpenapi = {
  answer: codeAnswer,
  report: codeReport,
  paths: {
    '/api/campaigns/{slug}/pieces/{piece}/take': {
      post: {
        tags: ['Fan'],
        operationId: 'takeCode',
        summary: 'Takes a code, once for each pass or branch, as long as there are any',
        security: [{ pass: [] }],
        requestParams,
        requestBody: jsonBody(takeBody),
        responses: {
          200: json('The code that this pass or its branch holds, if it got one.', codeAnswer),
          ...problems(...ALWAYS, 'too-large', 'slow-down'),
        },
      },
    },
  },
}
