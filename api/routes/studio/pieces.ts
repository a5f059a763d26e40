import { type Context, Hono } from 'hono'
import type { PieceFacts } from '../../../campaigns/manifest.ts'
import type { KindName } from '../../../pieces/kinds.ts'
import { type Reports, reportedPieces, reportOf } from '../../../pieces/reports.ts'
import { studioRoutesOf } from '../../../pieces/studio-routes.ts'
import { limitBodyTo } from '../../body.ts'
import type { StudioDeps } from '../../deps.ts'
import { ApiError } from '../../errors.ts'
import { selectCircle } from '../../studio/circle-selection.ts'
import { reportQuery } from '../../studio/contract/report-schema.ts'
import { query } from '../../studio/input.ts'
import { isOwner, type StudioCampaignEnv } from '../../studio/member.ts'
import { untoldLists } from '../../studio/member-figures.ts'
import { selectRoot } from '../../studio/root-selection.ts'

/** `GET pieces/:piece/report`: the report of one piece, where its kind has one. */
export function pieceReports({ readHistory, now }: StudioDeps) {
  return new Hono<StudioCampaignEnv>().get('/:piece/report', query(reportQuery), async (c) => {
    const campaign = c.get('campaign')
    const piece = reportedPieces(campaign.pieces).find(({ id }) => id === c.req.param('piece'))
    if (!piece) throw new ApiError('route-unknown')
    const [engine, query, member] = [c.get('store'), c.req.valid('query'), c.get('member')]
    const rights = { isOwner: isOwner(member), mayEdit: member.role !== 'viewer' }
    const circle = await selectCircle(engine, campaign, query, rights.isOwner)
    const untold = await untoldLists(engine, campaign.slug)
    const root = selectRoot(campaign, query, untold)
    const selection = { channel: query.channel, root, circle }
    const { read } = reportOf(piece)
    const answer = await read({ engine, readHistory, campaign, query, selection, untold, piece, now: now(), ...rights })
    return c.json(answer satisfies Reports[keyof Reports])
  })
}

type Routes = ReturnType<typeof studioRoutesOf>

/** `…/pieces/:piece/…`: what moderators ask of a piece, where its kind takes something that has to be looked at. */
export function pieceRoutes(deps: StudioDeps) {
  const app = new Hono<StudioCampaignEnv>()
  const known = studioRoutesOf(deps)
  for (const [each, { mostBytes = 0 }] of Object.values(known).flatMap((routes) => Object.entries(routes))) {
    const [method = '', path] = each.split(' ')
    app.on(method, `/:piece/${path}`, limitBodyTo(mostBytes), (c) => answer(known, c, each))
  }
  return app
}

async function answer(known: Routes, c: Context<StudioCampaignEnv>, asked: string): Promise<Response> {
  const piece = pieceOf(c)
  const route = piece && routeOf(known, piece, asked)
  if (!route) throw new ApiError('route-unknown')
  const { role } = c.get('member')
  const isAllowed = role === 'owner' || (role === 'editor' && route.for === 'editors')
  if (!isAllowed) throw new ApiError('forbidden')
  return route.answer(c)
}

const pieceOf = (c: Context<StudioCampaignEnv>) =>
  c.get('campaign').pieces.find(({ id }) => id === c.req.param('piece'))

function routeOf<Kind extends KindName>(known: Routes, piece: PieceFacts<Kind> & { kind: Kind }, asked: string) {
  const route = known[piece.kind]?.[asked]
  return (
    route && {
      for: route.for,
      answer: (c: Context<StudioCampaignEnv>) => route.answer({ c, campaign: c.get('campaign'), piece }),
    }
  )
}
