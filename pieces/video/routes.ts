import { readBody } from '../../api/body.ts'
import type { KindRoutes } from '../route-kind.ts'
import { type ReachedAnswer, reachedBody } from './contract.ts'

export const routes: KindRoutes<'video'> = {
  answers: ({ playedTenths }) => ({
    'POST reached': async ({ c, campaign, piece, node }) => {
      const { tenths } = await readBody(c, reachedBody)
      const fresh = [...new Set(tenths)].filter((tenth) => playedTenths.take(`${node} ${piece.id} ${tenth}`))
      const answer: ReachedAnswer = { counted: fresh.length }
      if (fresh.length > 0) {
        const body = { piece: piece.id, tenths: fresh }
        await c.get('store').ledger.enter({ kind: 'video', campaign: campaign.slug, node, body })
      }
      return c.json(answer)
    },
  }),
  events: async () => [],
}
