import { Hono } from 'hono'
import { isReported, type Reports, reportOf } from '../../../pieces/reports.ts'
import type { StudioDeps } from '../../deps.ts'
import { ApiError } from '../../errors.ts'
import { reportQuery } from '../../studio/contract/report-schema.ts'
import { query } from '../../studio/input.ts'
import { isOwner, type StudioCampaignEnv } from '../../studio/member.ts'

/** `GET pieces/:piece/report`: the report of one piece, where its kind has one. */
export function pieceReports({ readHistory, now }: StudioDeps) {
  return new Hono<StudioCampaignEnv>().get('/:piece/report', query(reportQuery), async (c) => {
    const campaign = c.get('campaign')
    const piece = campaign.pieces.find(({ id }) => id === c.req.param('piece'))
    if (!piece || !isReported(piece)) throw new ApiError('route-unknown')
    const asked = { engine: c.get('store'), readHistory, campaign, query: c.req.valid('query') }
    const { read } = reportOf(piece)
    const answer = await read({ ...asked, piece, now: now(), isOwner: isOwner(c.get('member')) })
    return c.json(answer satisfies Reports[keyof Reports])
  })
}
