import { readBody } from '../../api/body.ts'
import type { FanDeps } from '../../api/deps.ts'
import { ApiError } from '../../api/errors.ts'
import type { KindName } from '../kinds.ts'
import type { Holder, KindRoutes } from '../route-kind.ts'
import { type ReachedAnswer, reachedBody } from './contract.ts'

export const routes: KindRoutes<'video'> = {
  answers: (deps) => ({ 'POST reached': (holder) => countReached(deps, holder, () => holder.piece.id) }),
  events: async () => [],
}

/**
 * Counts what was played of a film.
 *
 * @param countedAs under which id; undefined where the piece shows no such film
 */
export async function countReached(
  { playedTenths }: FanDeps,
  { c, campaign, node }: Pick<Holder<KindName>, 'c' | 'campaign' | 'node'>,
  countedAs: (film: string | undefined) => string | undefined,
): Promise<Response> {
  const { tenths, film } = await readBody(c, reachedBody)
  const piece = countedAs(film)
  if (piece === undefined) throw new ApiError('malformed', { detail: 'film: expected one of this text' })
  const fresh = [...new Set(tenths)].filter((tenth) => playedTenths.take(`${node} ${piece} ${tenth}`))
  const answer: ReachedAnswer = { counted: fresh.length }
  if (fresh.length > 0) {
    const body = { piece, tenths: fresh }
    await c.get('store').ledger.enter({ kind: 'video', campaign: campaign.slug, node, body })
  }
  return c.json(answer)
}
