import { z } from 'zod'
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi'
import { PIECE_STUDIO_PATHS, pieceReport } from '../../pieces/openapi.ts'
import type { ErrorCode } from '../errors.ts'
import { audit, auditQuery } from '../studio/contract/audit-schema.ts'
import { campaignsAnswer } from '../studio/contract/campaigns-schema.ts'
import { linkAnswer, linkBody } from '../studio/contract/links-schema.ts'
import { previewsAnswer, previewsBody } from '../studio/contract/previews-schema.ts'
import { exportQuery, report, reportQuery } from '../studio/contract/report-schema.ts'
import { rootsAnswer, rootsBody } from '../studio/contract/roots-schema.ts'
import { session, sessionBody } from '../studio/contract/session-schema.ts'
import { tree, treeQuery } from '../studio/contract/tree-schema.ts'
import type { ExportTable } from '../studio/export-table.ts'
import { EXPORT_TABLES } from '../studio/exports.ts'
import { events, json, jsonBody, nothing } from './answers.ts'
import { problems } from './problems.ts'

/** Errors that every studio route can answer. */
const ALWAYS = ['signed-out', 'cross-site', 'slow-down'] as const satisfies ErrorCode[]

const slug = z.string().describe('The campaign.')
const tables = Object.keys(EXPORT_TABLES)

const OWNERS = { all: ' (owners only)', period: ' (with from and to: owners only)' }

const inside = (operation: ZodOpenApiOperationObject): ZodOpenApiOperationObject => ({
  tags: ['Studio'],
  security: [{ studioKey: [] }, { studioSession: [] }],
  ...operation,
})

/** @param path further parameters of the path */
const ofCampaign = (
  { requestParams, ...operation }: ZodOpenApiOperationObject,
  path: z.ZodRawShape = {},
): ZodOpenApiOperationObject =>
  inside({ ...operation, requestParams: { ...requestParams, path: z.object({ slug, ...path }) } })

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
        ...problems('malformed', 'campaign-unknown', ...ALWAYS),
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
          ...problems('malformed', 'campaign-unknown', 'route-unknown', ...ALWAYS),
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
