import { type Context, Hono } from 'hono'
import type { PieceFacts } from '../../campaigns/manifest.ts'
import { readNode } from '../../db/campaign/figures.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import type { KindName } from '../../pieces/kinds.ts'
import { ROUTES } from '../../pieces/routes.ts'
import { limitBody, limitBodyTo } from '../body.ts'
import { readPart } from '../circles.ts'
import type { CampaignEnv, FanDeps } from '../deps.ts'
import { ApiError } from '../errors.ts'
import { readOwner, readPass } from '../pass.ts'
import { openPieces, readSources } from '../unlocking.ts'

/** `…/pieces/:piece/…`: what a piece asks of the API, for a pass that has opened it. */
export function pieces(deps: FanDeps) {
  const app = new Hono<CampaignEnv>()
  const asked = Object.values(ROUTES).flatMap((routes) => Object.keys(routes.answers(deps)))
  const limits = Object.assign({}, ...Object.values(ROUTES).map(({ mostBytes }) => mostBytes ?? {}))
  for (const each of new Set(asked)) {
    const [method = '', path] = each.split(' ')
    app.on(method, path ? `/:piece/${path}` : '/:piece', each in limits ? limitBodyTo(limits[each]) : limitBody, (c) =>
      answer(deps, c, each),
    )
  }
  return app
}

/** Answers for one piece. One that is locked, unknown or of a kind without routes is answered alike. */
async function answer(deps: FanDeps, c: Context<CampaignEnv>, asked: string): Promise<Response> {
  const { now, presence } = deps
  const [campaign, store] = [c.get('campaign'), c.get('store')]
  const piece = campaign.pieces.find(({ id }) => id === c.req.param('piece'))
  if (piece && ROUTES[piece.kind]?.forLife?.includes(asked)) {
    const handle = handlerOf(deps, piece, asked)
    if (handle) return handle({ c, campaign, node: readOwner(c) })
  }
  const node = await readPass(c, deps)
  const { mine, isRevoked, ...counts } = await readNode(store, campaign.slug, node)
  if (isRevoked) throw new ApiError('link-revoked')
  const [part, sources] = [await readPart(store, campaign, node), await readSources(store, campaign, node)]
  const known = { ...sources, present: presence.around(campaign.slug, node) }
  const { keys } = openPieces(campaign, { ...counts, part, sources: known, mine: mine.views, now: now() })
  const handle = piece && piece.id in keys ? handlerOf(deps, piece, asked) : undefined
  if (!handle) throw new ApiError('route-unknown')
  return handle({ c, campaign, node })
}

type Asking = {
  c: Context<CampaignEnv>
  campaign: CampaignEnv['Variables']['campaign']
  node: NodeId
}

function handlerOf<Kind extends KindName>(deps: FanDeps, piece: PieceFacts<Kind> & { kind: Kind }, asked: string) {
  const handle = ROUTES[piece.kind]?.answers(deps)[asked]
  return handle && ((asking: Asking) => handle({ ...asking, piece }))
}
