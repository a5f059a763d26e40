import { readBody } from '../../api/body.ts'
import type { FanDeps } from '../../api/deps.ts'
import { ApiError } from '../../api/errors.ts'
import { filmsOf } from '../markdown/films.ts'
import type { Holder, KindRoutes } from '../route-kind.ts'
import { type ReachedAnswer, reachedBody } from './contract.ts'

export const routes: KindRoutes<'video'> = {
  answers: (deps) => ({ 'POST reached': (holder) => countReached(deps, holder) }),
  events: async () => [],
}

/** Counts what was played of a film: that of a piece, or one of a text's. */
export async function countReached(
  { playedTenths }: FanDeps,
  { c, campaign, piece, node }: Holder<'video'> | Holder<'markdown'>,
): Promise<Response> {
  const { tenths, film } = await readBody(c, reachedBody)
  const counted = piece.kind === 'video' ? piece : filmsOf(piece).find(({ id }) => id === `${piece.id}.${film}`)
  if (!counted) throw new ApiError('malformed', { detail: 'film: expected one of this text' })
  const fresh = [...new Set(tenths)].filter((tenth) => playedTenths.take(`${node} ${counted.id} ${tenth}`))
  const answer: ReachedAnswer = { counted: fresh.length }
  if (fresh.length > 0) {
    const body = { piece: counted.id, tenths: fresh }
    await c.get('store').ledger.enter({ kind: 'video', campaign: campaign.slug, node, body })
  }
  return c.json(answer)
}
