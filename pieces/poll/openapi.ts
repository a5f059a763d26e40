import { json, jsonBody } from '../../api/openapi/answers.ts'
import { problems } from '../../api/openapi/problems.ts'
import { ALWAYS, type KindOpenapi, requestParams } from '../openapi-kind.ts'
import { pollAnswer, pollReport, voteBody } from './contract.ts'

export const openapi: KindOpenapi = {
  answer: pollAnswer,
  report: pollReport,
  paths: {
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
  },
}
