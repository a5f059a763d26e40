import { readBody } from '../../api/body.ts'
import { ApiError } from '../../api/errors.ts'
import type { Holder, KindRoutes } from '../route-kind.ts'
import { type CodeAnswer, takeBody } from './contract.ts'
import { readHeld } from './figures.ts'

export const routes: KindRoutes<'code'> = {
  answers: ({ entryBuckets }) => ({
    GET: async (holder) => holder.c.json(await answer(holder)),
    'POST take': async (holder) => {
      const { c, campaign, piece, node } = holder
      await readBody(c, takeBody)
      if (!entryBuckets.take(node)) throw new ApiError('slow-down', { retryAfterSeconds: 1 })
      const body = { piece: piece.id, for: piece.for, budget: piece.codes.length }
      await c.get('store').ledger.enter({ kind: 'code', campaign: campaign.slug, node, body })
      return c.json(await answer(holder))
    },
  }),
  events: async () => [],
}

async function answer({ c, campaign, piece, node }: Holder<'code'>): Promise<CodeAnswer> {
  const { number, taken } = await readHeld(c.get('store'), campaign.slug, piece.id, node)
  const code = number === null ? null : (piece.codes[number] ?? null)
  return { code, isGone: taken >= piece.codes.length }
}
