import * as z from 'zod'
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi'
import {
  ambassadorAnswer,
  ambassadorQuery,
  jwks,
  noteBody,
  proofAnswer,
  proofQuery,
  rankingBody,
} from '../ambassadors/contract.ts'
import { ambassadorsAnswer, ambassadorsQuery, noteDecision, pageAnswer } from '../studio/contract/ambassadors-schema.ts'
import { json, jsonBody, nothing } from './answers.ts'
import { problems } from './problems.ts'

const slug = z.string().describe('The campaign.')
const node = z.string().describe('The name of an ambassador’s root.')
const OWN = ['malformed', 'link-invalid', 'link-revoked', 'campaign-unknown', 'slow-down'] as const
const CHANGE = [...OWN, 'closed', 'too-large'] as const
const STUDIO = ['signed-out', 'cross-site', 'slow-down', 'forbidden', 'campaign-unknown'] as const

const own = (
  operation: ZodOpenApiOperationObject,
  query: z.ZodObject = ambassadorQuery,
): ZodOpenApiOperationObject => ({
  tags: ['Ambassador'],
  security: [{ ambassador: [] }],
  requestParams: { path: z.object({ slug }), query },
  ...operation,
})

const studio = (
  operation: ZodOpenApiOperationObject,
  path: z.ZodRawShape = { node },
  query: z.ZodObject | undefined = undefined,
): ZodOpenApiOperationObject => ({
  tags: ['Studio'],
  security: [{ studioKey: [] }, { studioSession: [] }],
  requestParams: { path: z.object({ slug, ...path }), ...(query && { query }) },
  ...operation,
})

const state = json('How it stands now.', ambassadorAnswer)

/** What an ambassador's own page asks, and the studio about ambassadors; where a proof's key is. */
export const ambassadorPaths: ZodOpenApiPathsObject = {
  '/api/campaigns/{slug}/ambassador': {
    get: own({
      operationId: 'readAmbassador',
      summary: 'How far an ambassador’s link went, their note, their place where there is a ranking; no fan',
      responses: { 200: state, ...problems(...OWN) },
    }),
  },
  '/api/campaigns/{slug}/ambassador/note': {
    put: own({
      operationId: 'writeNote',
      summary: 'Writes the note for those who came through them; it waits for a moderator',
      description:
        'With `note-unfit`, `reasons` says what it holds: `mail`, `link`, `handle`, `account`, `phone` or `address`. What was accepted before stays in sight until the new one is.',
      requestBody: jsonBody(noteBody),
      responses: { 200: state, ...problems(...CHANGE, 'note-unfit') },
    }),
    delete: own({
      operationId: 'withdrawNote',
      summary: 'Withdraws the note, also from those who read it',
      responses: { 200: state, ...problems(...OWN) },
    }),
  },
  '/api/campaigns/{slug}/ambassador/ranking': {
    put: own({
      operationId: 'joinRanking',
      summary: 'Agrees to stand in the ranking, or no longer, which is also possible once the campaign has closed',
      requestBody: jsonBody(rankingBody),
      responses: { 200: state, ...problems(...CHANGE, 'route-unknown') },
    }),
  },
  '/api/campaigns/{slug}/ambassador/proof': {
    get: own(
      {
        operationId: 'prove',
        summary: 'Signs how far their link went, as of now',
        responses: { 200: json('The proof.', proofAnswer), ...problems(...OWN) },
      },
      proofQuery,
    ),
  },
  '/api/jwks.json': {
    get: {
      tags: ['Service'],
      operationId: 'readProofKeys',
      summary: 'The public key of the site’s proofs, as a JWK Set (RFC 7517)',
      responses: { 200: json('The key.', jwks), ...problems() },
    },
  },
  '/api/studio/campaigns/{slug}/ambassadors': {
    get: studio(
      {
        operationId: 'readAmbassadors',
        summary: 'Ambassadors, a hundred at most, those whose note waits first; the address of their pages for owners',
        responses: { 200: json('They.', ambassadorsAnswer), ...problems('malformed', ...STUDIO) },
      },
      {},
      ambassadorsQuery,
    ),
  },
  '/api/studio/campaigns/{slug}/ambassadors/{node}/page': {
    post: studio({
      operationId: 'renewPage',
      summary: 'Withdraws an ambassador’s page and makes another (owners only)',
      responses: { 201: json('The new one.', pageAnswer), ...problems('link-unknown', ...STUDIO) },
    }),
  },
  '/api/studio/campaigns/{slug}/ambassadors/{node}/note': {
    patch: studio({
      operationId: 'decideNote',
      summary:
        'Shows an ambassador’s note to their branch, refuses it with a reason that they read, or takes the earlier one down',
      requestBody: jsonBody(noteDecision),
      responses: {
        204: nothing('Decided.'),
        ...problems('malformed', 'link-unknown', 'note-changed', 'too-large', ...STUDIO),
      },
    }),
  },
  '/api/studio/campaigns/{slug}/ambassadors/{node}/proof': {
    get: studio(
      {
        operationId: 'proveForStudio',
        summary: 'Signs how far an ambassador’s link went, as of now',
        responses: { 200: json('The proof.', proofAnswer), ...problems('malformed', 'link-unknown', ...STUDIO) },
      },
      { node },
      proofQuery,
    ),
  },
}
