import * as z from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { json } from '../api/openapi/answers.ts'
import { problems } from '../api/openapi/problems.ts'
import { openapi as code } from './code/openapi.ts'
import { openapi as draw } from './draw/openapi.ts'
import { openapi as gallery } from './gallery/openapi.ts'
import { ALWAYS, type KindOpenapi, requestParams } from './openapi-kind.ts'
import { openapi as poll } from './poll/openapi.ts'
import { openapi as video } from './video/openapi.ts'

/** The descriptions of kinds with routes and a report. */
const DESCRIBED: readonly KindOpenapi[] = [poll, video, gallery, code, draw]

const answer = z.union(DESCRIBED.flatMap(({ answer }) => answer ?? []))

/** One route reads a piece of any kind; the routes to post to are each kind's own. */
export const PIECE_PATHS: ZodOpenApiPathsObject = {
  '/api/campaigns/{slug}/pieces/{piece}': {
    get: {
      tags: ['Fan'],
      operationId: 'readPiece',
      summary: 'What this pass left in a piece, such as its vote, and how it stands, where it shows that',
      security: [{ pass: [] }],
      requestParams,
      responses: { 200: json('The piece, as this pass may see it.', answer), ...problems(...ALWAYS) },
    },
  },
  ...Object.assign({}, ...DESCRIBED.map(({ paths }) => paths)),
}

/** What moderators ask about what fans left in a piece. */
export const PIECE_STUDIO_PATHS: ZodOpenApiPathsObject = Object.assign(
  {},
  ...DESCRIBED.map(({ studioPaths }) => studioPaths ?? {}),
)

export const pieceReport = z.union(DESCRIBED.map(({ report }) => report))
