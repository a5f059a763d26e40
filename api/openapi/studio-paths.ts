import * as z from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { PIECE_STUDIO_PATHS, pieceReport } from '../../pieces/openapi.ts'
import { audit, auditQuery } from '../studio/contract/audit-schema.ts'
import { campaignsAnswer } from '../studio/contract/campaigns-schema.ts'
import { circlesAnswer, circlesQuery, splitAnswer, splitBody } from '../studio/contract/circles-schema.ts'
import { followsAnswer, followsQuery } from '../studio/contract/follows-schema.ts'
import { linkAnswer, linkBody } from '../studio/contract/links-schema.ts'
import { previewsAnswer, previewsBody } from '../studio/contract/previews-schema.ts'
import { exportQuery, report, reportQuery } from '../studio/contract/report-schema.ts'
import { rootsAnswer, rootsBody } from '../studio/contract/roots-schema.ts'
import { session, sessionBody } from '../studio/contract/session-schema.ts'
import { sortAnswer, sortBody, toldAnswer, toldQuery } from '../studio/contract/told-schema.ts'
import { tree, treeQuery } from '../studio/contract/tree-schema.ts'
import { wordAnswer, wordBody } from '../studio/contract/word-schema.ts'
import type { ExportTable } from '../studio/export-table.ts'
import { EXPORT_TABLES } from '../studio/exports.ts'
import { events, json, jsonBody, nothing } from './answers.ts'
import { memberPaths } from './member-paths.ts'
import { problems } from './problems.ts'
import { ALWAYS, inside, ofCampaign } from './studio-operations.ts'

const tables = Object.keys(EXPORT_TABLES)

const OWNERS = { all: ' (owners only)', period: ' (with from and to: owners only)' }

/** What the studio and machines ask. */
export const studioPaths: ZodOpenApiPathsObject = {
  '/api/studio/session': {
    post: {
      tags: ['Studio'],
      operationId: 'signIn',
      summary: 'A studio key becomes a session; machines need none',
      requestBody: jsonBody(sessionBody),
      responses: {
        200: json('Signed in, by a cookie.', session),
        ...problems('malformed', 'key-invalid', 'cross-site', 'too-large', 'slow-down'),
      },
    },
    get: inside({
      operationId: 'readSession',
      summary: 'Who is signed in',
      responses: { 200: json('You.', session), ...problems(...ALWAYS) },
    }),
    delete: inside({
      operationId: 'signOut',
      summary: 'Signs out here',
      responses: { 204: nothing('Signed out.'), ...problems(...ALWAYS) },
    }),
  },
  '/api/studio/sessions': {
    delete: inside({
      operationId: 'signOutEverywhere',
      summary: 'Signs out wherever the same key was used',
      responses: { 204: nothing('Signed out.'), ...problems(...ALWAYS) },
    }),
  },
  '/api/studio/audit': {
    get: inside({
      operationId: 'readAudit',
      summary: 'Who changed what, the newest first',
      requestParams: { query: auditQuery },
      responses: {
        200: json('The log.', audit),
        ...problems('malformed', 'campaign-unknown', ...ALWAYS),
      },
    }),
  },
  '/api/studio/campaigns': {
    get: inside({
      operationId: 'readCampaigns',
      summary: 'The campaigns that you may see, each with what matters most',
      responses: { 200: json('The campaigns.', campaignsAnswer), ...problems(...ALWAYS) },
    }),
  },
  '/api/studio/campaigns/{slug}/report': {
    get: ofCampaign({
      operationId: 'readReport',
      summary: 'Everything that the studio shows of one campaign',
      description:
        'The public tally is `totals.clear`, or `totals.views` where `totals.counter` is `all`. What each figure means: docs/studio.md.',
      requestParams: { query: reportQuery },
      responses: {
        200: json('The report.', report),
        ...problems('malformed', 'campaign-unknown', 'forbidden', ...ALWAYS),
      },
    }),
  },
  '/api/studio/campaigns/{slug}/pieces/{piece}/report': {
    get: ofCampaign(
      {
        operationId: 'readPieceReport',
        summary:
          'What the studio shows of a poll, a film or a gallery: shares with their bounds, turnout, cells too small to tell folded',
        requestParams: { query: reportQuery },
        responses: {
          200: json('The report.', pieceReport),
          ...problems('malformed', 'campaign-unknown', 'forbidden', 'route-unknown', ...ALWAYS),
        },
      },
      { piece: z.string().describe('The id of a poll, a film or a gallery.') },
    ),
  },
  ...PIECE_STUDIO_PATHS,
  '/api/studio/campaigns/{slug}/live': {
    get: ofCampaign({
      operationId: 'watchReport',
      summary: 'The report as server-sent events `report`, on every change',
      requestParams: { query: reportQuery },
      responses: {
        200: events('Events named `report`; their data is a Report.'),
        204: nothing('Too many watch. Read the report now and then.'),
        ...problems('malformed', 'campaign-unknown', ...ALWAYS),
      },
    }),
  },
  '/api/studio/campaigns/{slug}/circles': {
    get: ofCampaign({
      operationId: 'readCircles',
      summary: 'How each circle is doing, with its parts; circles of fewer than five fans for owners alone',
      requestParams: { query: circlesQuery },
      responses: {
        200: json('The circles, in the order of the config.', circlesAnswer),
        ...problems('malformed', 'campaign-unknown', 'route-unknown', ...ALWAYS),
      },
    }),
  },
  '/api/studio/campaigns/{slug}/circles/{part}/split': {
    post: ofCampaign(
      {
        operationId: 'splitCircle',
        summary: 'Divides a part of a circle by whole branches, or with `dryRun` says what that would do',
        requestBody: jsonBody(splitBody),
        responses: {
          200: json('What came of it, or would.', splitAnswer),
          ...problems(
            'malformed',
            'forbidden',
            'circle-unknown',
            'campaign-unknown',
            'route-unknown',
            'too-large',
            ...ALWAYS,
          ),
        },
      },
      { part: z.string().describe('A circle, a dot and the number of the part, such as `bretagne.1`.') },
    ),
  },
  '/api/studio/campaigns/{slug}/tree': {
    get: ofCampaign({
      operationId: 'readTree',
      summary: 'How it travelled: the largest branches, small ones folded',
      requestParams: { query: treeQuery },
      responses: {
        200: json('The tree, in columns.', tree),
        ...problems('malformed', 'campaign-unknown', 'forbidden', ...ALWAYS),
      },
    }),
  },
  ...memberPaths,
  '/api/studio/campaigns/{slug}/roots': {
    get: ofCampaign({
      operationId: 'readRoots',
      summary: 'The links that the brand hands out; editors and owners only, since a link opens',
      responses: {
        200: json('The links.', rootsAnswer),
        ...problems('campaign-unknown', 'forbidden', ...ALWAYS),
      },
    }),
    post: ofCampaign({
      operationId: 'addRoots',
      summary: 'Makes links, up to a thousand: all or none, in the order asked',
      requestBody: jsonBody(rootsBody),
      responses: {
        201: json('The new links.', rootsAnswer),
        ...problems('malformed', 'campaign-unknown', 'forbidden', 'too-large', ...ALWAYS),
      },
    }),
  },
  '/api/studio/campaigns/{slug}/previews': {
    get: ofCampaign({
      operationId: 'readPreviews',
      summary: 'Links for a client’s approval, the newest first; editors and owners only, since they open',
      responses: {
        200: json('Those that are good with their address, and those that were.', previewsAnswer),
        ...problems('campaign-unknown', 'forbidden', ...ALWAYS),
      },
    }),
    post: ofCampaign({
      operationId: 'makePreview',
      summary: 'Makes a link that shows the campaign as it will be, and is counted nowhere',
      requestBody: jsonBody(previewsBody),
      responses: {
        201: json('The new one.', previewsAnswer),
        ...problems('malformed', 'campaign-unknown', 'forbidden', 'too-large', ...ALWAYS),
      },
    }),
  },
  '/api/studio/campaigns/{slug}/previews/{id}': {
    delete: ofCampaign(
      {
        operationId: 'revokePreview',
        summary: 'Ends a preview: it shows nothing from then on',
        responses: {
          204: nothing('It is revoked, now or before.'),
          ...problems('campaign-unknown', 'link-unknown', 'forbidden', ...ALWAYS),
        },
      },
      { id: z.int().describe('As the list names it.') },
    ),
  },
  '/api/studio/campaigns/{slug}/word': {
    get: ofCampaign({
      operationId: 'readWord',
      summary: 'What the brand says on the opened page, what it said before, and whether it speaks too often',
      responses: { 200: json('The words.', wordAnswer), ...problems('campaign-unknown', 'forbidden', ...ALWAYS) },
    }),
    post: ofCampaign({
      operationId: 'sayWord',
      summary: 'Pins another word on the opened page, puts an earlier one back, or takes it down',
      requestBody: jsonBody(wordBody),
      responses: {
        201: json('The words.', wordAnswer),
        ...problems('malformed', 'campaign-unknown', 'forbidden', 'too-large', ...ALWAYS),
      },
    }),
  },
  '/api/studio/campaigns/{slug}/told': {
    get: ofCampaign({
      operationId: 'readToldLines',
      summary: 'What fans told the brand; without a name or a node, and in no export',
      requestParams: { query: toldQuery },
      responses: {
        200: json('A page of a queue.', toldAnswer),
        ...problems('malformed', 'campaign-unknown', 'forbidden', ...ALWAYS),
      },
    }),
    patch: ofCampaign({
      operationId: 'sortToldLines',
      summary: 'Marks lines as new, read or set aside',
      requestBody: jsonBody(sortBody),
      responses: {
        200: json('How many that were.', sortAnswer),
        ...problems('malformed', 'campaign-unknown', 'forbidden', 'too-large', ...ALWAYS),
      },
    }),
  },
  '/api/studio/campaigns/{slug}/follows': {
    get: ofCampaign({
      operationId: 'readFollows',
      summary: 'What this crowd likes: what it opens, reopens and passes on of each piece',
      requestParams: { query: followsQuery },
      responses: {
        200: json('By piece; for owners by the hour too.', followsAnswer),
        ...problems('malformed', 'campaign-unknown', 'forbidden', ...ALWAYS),
      },
    }),
  },
  '/api/studio/campaigns/{slug}/links/{node}': {
    patch: ofCampaign(
      {
        operationId: 'changeLink',
        summary: 'Caps, revokes or restores a link, the brand’s or a fan’s; voids views, or puts them back',
        description:
          'One of `cap`, `revoke`, `restore`, `void` and `unvoid`, alone or with the branch; with `dryRun` it only says what would happen. Keys that were handed out stay out.',
        requestBody: jsonBody(linkBody),
        responses: {
          200: json('What it did, or would do.', linkAnswer),
          ...problems('malformed', 'campaign-unknown', 'link-unknown', 'forbidden', 'too-large', ...ALWAYS),
        },
      },
      { node: z.string().describe('Its node, as the report names it; `all` to void or unvoid in the whole campaign.') },
    ),
  },
  '/api/studio/campaigns/{slug}/export/{file}': {
    get: ofCampaign(
      {
        operationId: 'exportTable',
        summary: 'A table as CSV or JSON, streamed',
        description: [
          'The same hours, channel and root as a report that is asked in the same words.',
          ...Object.entries<ExportTable>(EXPORT_TABLES).map(
            ([name, { columns, forOwners }]) =>
              `\`${name}\`: ${columns.join(', ')}${forOwners ? OWNERS[forOwners] : ''}`,
          ),
        ].join('\n'),
        requestParams: { query: exportQuery },
        responses: {
          200: {
            description: 'The rows, under columns that stay as they are.',
            content: {
              'text/csv': { schema: { type: 'string' } },
              'application/json': {
                schema: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))),
              },
            },
          },
          ...problems('malformed', 'campaign-unknown', 'route-unknown', 'forbidden', ...ALWAYS),
        },
      },
      { file: z.enum(tables.flatMap((table) => [`${table}.csv`, `${table}.json`])) },
    ),
  },
}
