import { Hono } from 'hono'
import { HOUR_MS } from '../../../campaigns/durations.ts'
import { type PIECE_ACTS, type PieceHour, readPieceHours } from '../../../db/campaign/piece-hours.ts'
import type { StudioDeps } from '../../deps.ts'
import { ApiError } from '../../errors.ts'
import { CROWD, isTold } from '../../studio/anonymity.ts'
import { selectCircle } from '../../studio/circle-selection.ts'
import { type FollowedPiece, type FollowsAnswer, followsQuery } from '../../studio/contract/follows-schema.ts'
import { query } from '../../studio/input.ts'
import { isOwner, type StudioCampaignEnv } from '../../studio/member.ts'
import { shareOf } from '../../studio/statistics.ts'

/**
 * `GET follows`: what this crowd likes: what it opened, reopened and passed on of each piece. By the hour, of a period and of a
 * circle for owners alone: from two sums of others that differ little, a few fans could be told.
 */
export function follows(_deps: StudioDeps) {
  return new Hono<StudioCampaignEnv>().get('/', query(followsQuery), async (c) => {
    const [campaign, store] = [c.get('campaign'), c.get('store')]
    const [asked, isExact] = [c.req.valid('query'), isOwner(c.get('member'))]
    if (!isExact && Object.keys(asked).length > 0) throw new ApiError('forbidden')
    const circles = (await selectCircle(store, campaign, asked, isExact))?.parts
    const rows = await readPieceHours(store, { campaign: campaign.slug, from: asked.from, to: asked.to, circles })
    const pieces = campaign.pieces.map(({ id, title }): FollowedPiece => {
      const hours = rows.filter(({ piece }) => piece === id)
      return { piece: id, title, ...totalsOf(hours, isExact), hours: isExact ? hours.map(toHour) : [] }
    })
    return c.json({ counts: campaign.follows === true, pieces } satisfies FollowsAnswer)
  })
}

const toHour = ({ hour, opened, reopened, passedOn }: PieceHour) => ({ at: hour * HOUR_MS, opened, reopened, passedOn })

function totalsOf(hours: readonly PieceHour[], isExact: boolean) {
  const total = (act: (typeof PIECE_ACTS)[number]) => {
    const sum = hours.reduce((all, hour) => all + hour[act], 0)
    // That nobody did is told: it singles out nobody. Others than owners read it in steps: from two readings that differ by
    // one, what somebody did meanwhile could be told.
    return sum === 0 || isTold(sum, isExact) ? sum - (isExact ? 0 : sum % CROWD) : null
  }
  const [opened, passedOn] = [total('opened'), total('passedOn')]
  const passing = opened !== null && passedOn !== null && opened >= CROWD ? shareOf(passedOn, opened) : null
  return { opened, reopened: total('reopened'), passedOn, passing }
}
