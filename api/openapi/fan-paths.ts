import * as z from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { PIECE_PATHS } from '../../pieces/openapi.ts'
import { BADGE_THEMES } from '../badge.ts'
import { intentsBody } from '../routes/intents.ts'
import { invitationBody } from '../routes/invitation.ts'
import { previewBody } from '../routes/preview.ts'
import { spokenBody } from '../routes/spoken.ts'
import { unlockBody } from '../routes/unlock.ts'
import { wordsBody } from '../routes/words.ts'
import { events, json, jsonBody, nothing } from './answers.ts'
import { brandPaths } from './brand-paths.ts'
import {
  access,
  invitationAnswer,
  keysAnswer,
  previewAnswer,
  ready,
  spokenAnswer,
  tally,
  unlockAnswer,
  wordsAnswer,
} from './fan-answers.ts'
import { route } from './fan-route.ts'
import { problems } from './problems.ts'

/** What the fan's page asks. */
export const fanPaths: ZodOpenApiPathsObject = {
  '/api/campaigns/{slug}/unlock': {
    post: route({
      operationId: 'unlock',
      summary: 'Opens a private link: counts the view once, then gives the keys',
      description:
        'A visit that comes again is answered as it was the first time, and is no second view. Where a network, a link or a branch is opened faster than crowds of people do, a proof of work is asked for.',
      requestBody: jsonBody(unlockBody),
      responses: {
        200: json('The view is on disk.', unlockAnswer),
        ...problems(
          ...(['malformed', 'link-invalid', 'link-revoked', 'link-exhausted', 'automated'] as const),
          ...(['circle-unknown', 'campaign-unknown', 'too-large', 'not-open-yet', 'closed'] as const),
          ...(['work-required', 'slow-down'] as const),
        ),
      },
    }),
  },
  '/api/campaigns/{slug}/invitation': {
    post: route({
      operationId: 'readInvitation',
      summary: 'What a private link brings, before it is opened; counts nothing',
      requestBody: jsonBody(invitationBody),
      responses: {
        200: json('The circle that its fans are born into, and who hands it on.', invitationAnswer),
        ...problems(
          ...(['malformed', 'link-invalid', 'link-revoked', 'campaign-unknown', 'too-large', 'closed'] as const),
          'slow-down',
        ),
      },
    }),
  },
  '/api/campaigns/{slug}/pass': {
    get: route({
      operationId: 'readPass',
      summary: 'Own figures, and what has opened meanwhile; never counts',
      security: [{ pass: [] }],
      responses: {
        200: json('What belongs to this node.', access),
        ...problems('malformed', 'link-invalid', 'link-revoked', 'campaign-unknown', 'not-open-yet', 'closed'),
      },
    }),
  },
  '/api/campaigns/{slug}/tally': {
    get: route({
      operationId: 'readTally',
      summary: 'The public figures; a cache may keep them for a second',
      responses: { 200: json('The figures.', tally), ...problems('campaign-unknown') },
    }),
  },
  '/api/campaigns/{slug}/live': {
    get: route({
      operationId: 'watchTally',
      summary:
        'The public figures as server-sent events `tally`, on every change, and `piece` and `circles` for what moves in those',
      responses: {
        200: events(
          'Events named `tally`, whose data is a Tally, `piece`: what its kind tells everybody, `circles`: views by part of a circle, first of all parts, then of those that have moved, once a second at most, `notes`: which branches have another note of their ambassador, and `inside`: that a pass learns something new, never what.',
        ),
        204: nothing('Too many watch. Read the tally now and then.'),
        ...problems('campaign-unknown'),
      },
    }),
  },
  ...PIECE_PATHS,
  '/api/campaigns/{slug}/badge.svg': {
    get: route({
      operationId: 'drawBadge',
      summary: 'The figure as an image',
      requestParams: { query: z.object({ theme: z.enum(BADGE_THEMES).default('light') }) },
      responses: {
        200: { description: 'The image.', content: { 'image/svg+xml': { schema: { type: 'string' } } } },
        304: nothing('It has not changed.'),
        ...problems('malformed', 'campaign-unknown'),
      },
    }),
  },
  '/api/campaigns/{slug}/intents': {
    post: route({
      operationId: 'countIntent',
      summary: 'A share button was used; counted by channel and quarter of an hour, tied to nobody',
      requestBody: jsonBody(intentsBody),
      responses: {
        204: nothing('Counted.'),
        ...problems('malformed', 'link-invalid', 'campaign-unknown', 'too-large', 'slow-down'),
      },
    }),
  },
  ...brandPaths,
  '/api/campaigns/{slug}/words': {
    post: route({
      operationId: 'lendWords',
      summary: 'Words to say instead of sending a link',
      requestBody: jsonBody(wordsBody),
      responses: {
        200: json('Good for a day.', wordsAnswer),
        ...problems(
          ...(['malformed', 'link-invalid', 'link-revoked', 'campaign-unknown', 'route-unknown'] as const),
          ...(['too-large', 'not-open-yet', 'closed', 'slow-down'] as const),
        ),
      },
    }),
  },
  '/api/campaigns/{slug}/spoken': {
    post: route({
      operationId: 'readSpokenWords',
      summary: 'Words that somebody was told become the private link that they stand for',
      requestBody: jsonBody(spokenBody),
      responses: {
        200: json('The link. Nothing is counted yet.', spokenAnswer),
        ...problems(
          ...(['malformed', 'words-unknown', 'campaign-unknown', 'route-unknown', 'too-large'] as const),
          ...(['not-open-yet', 'closed', 'slow-down'] as const),
        ),
      },
    }),
  },
  '/api/campaigns/{slug}/keys': {
    get: route({
      operationId: 'readKeys',
      summary: 'After the reveal: the keys that everybody may have',
      responses: {
        200: json('The keys.', keysAnswer),
        ...problems('campaign-unknown', 'not-open-yet', 'closed'),
      },
    }),
  },
  '/api/campaigns/{slug}/preview': {
    post: route({
      operationId: 'preview',
      summary: 'For a client’s approval: every key, in whatever phase the campaign is; never counts',
      requestBody: jsonBody(previewBody),
      responses: {
        200: json('Everything there is.', previewAnswer),
        ...problems('malformed', 'link-invalid', 'automated', 'campaign-unknown', 'too-large', 'slow-down'),
      },
    }),
  },
  '/api/health': {
    get: {
      tags: ['Service'],
      operationId: 'readHealth',
      summary:
        'Ready: the database is the one that was opened, reads right and takes writes; the site is there, and ours',
      description: 'With 503, `reasons` says what is wrong, and the server’s log what to do.',
      responses: { 200: json('It is.', ready), ...problems() },
    },
  },
  '/api/health/live': {
    get: {
      tags: ['Service'],
      operationId: 'readLiveness',
      summary: 'Alive, whatever is wrong with the database',
      responses: { 200: json('It is.', z.object({ ok: z.literal(true) })) },
    },
  },
  '/api/openapi.json': {
    get: {
      tags: ['Service'],
      operationId: 'readDescription',
      summary: 'This description',
      responses: { 200: json('OpenAPI 3.1.', z.looseObject({ openapi: z.string() })) },
    },
  },
  '/api/docs': {
    get: {
      tags: ['Service'],
      operationId: 'showDescription',
      summary: 'This description, to read',
      responses: { 200: { description: 'A page.', content: { 'text/html': { schema: { type: 'string' } } } } },
    },
  },
}
