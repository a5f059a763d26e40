import * as z from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import {
  enlistedAnswer,
  listsAnswer,
  membersAnswer,
  membersBody,
  pageQuery,
  takeOverAnswer,
  takeOverBody,
} from '../studio/contract/members-schema.ts'
import { json, jsonBody } from './answers.ts'
import { problems } from './problems.ts'
import { ALWAYS, ofCampaign } from './studio-operations.ts'

const MEMBERS = '/api/studio/campaigns/{slug}/members'

/** Lists of members. */
export const memberPaths: ZodOpenApiPathsObject = {
  [MEMBERS]: {
    get: ofCampaign({
      operationId: 'readLists',
      summary: 'Lists of members, with how many of each have opened: exact from five on, and while five have not',
      responses: { 200: json('The lists.', listsAnswer), ...problems('campaign-unknown', ...ALWAYS) },
    }),
    post: ofCampaign({
      operationId: 'addMembers',
      summary: 'Brings in lists of members, all of them or none; those that are on one keep their links',
      requestBody: jsonBody(membersBody),
      responses: {
        201: json('How many are new.', enlistedAnswer),
        ...problems('malformed', 'campaign-unknown', 'too-large', 'forbidden', ...ALWAYS),
      },
    }),
  },
  [`${MEMBERS}/{list}`]: {
    get: ofCampaign(
      {
        operationId: 'readMembers',
        summary: 'Links of a list, by the page; editors and owners only, since a link opens',
        requestParams: { query: pageQuery },
        responses: {
          200: json('A page.', membersAnswer),
          ...problems('malformed', 'campaign-unknown', 'link-unknown', 'forbidden', ...ALWAYS),
        },
      },
      { list: z.string().describe('The node of the list.') },
    ),
  },
  [`${MEMBERS}/take-over`]: {
    post: ofCampaign({
      operationId: 'takeOver',
      summary: 'A new season takes over lists and other roots of another campaign: same labels, new links',
      requestBody: jsonBody(takeOverBody),
      responses: {
        201: json('What was taken over.', takeOverAnswer),
        ...problems('malformed', 'campaign-unknown', 'too-large', 'forbidden', ...ALWAYS),
      },
    }),
  },
}
