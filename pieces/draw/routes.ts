import { readBody } from '../../api/body.ts'
import { ApiError } from '../../api/errors.ts'
import type { CampaignStore } from '../../db/campaign/store.ts'
import type { Holder, KindRoutes } from '../route-kind.ts'
import { claimBody, type DrawAnswer, type DrawEvent, enterBody } from './contract.ts'
import { countTickets, readDraws, readPrizes, readStanding } from './figures.ts'
import { hold } from './holding.ts'
import { readPublished } from './publishing.ts'
import { claimCodeOf, hexDigest, seedOf } from './secrets.ts'
import type { DrawEntry } from './statements.ts'

type Draw = Holder<'draw'>

export const routes: KindRoutes<'draw'> = {
  answers: ({ entryBuckets, now }) => ({
    GET: async (holder) => {
      const { c, campaign, piece } = holder
      await hold({ store: c.get('store'), campaign, piece }, now())
      return holder.c.json(await answer(holder))
    },
    'POST enter': async (holder) => {
      const { ticket } = await readBody(holder.c, enterBody)
      if (now() >= holder.piece.closes) throw new ApiError('closed')
      if (!entryBuckets.take(holder.node)) throw new ApiError('slow-down', { retryAfterSeconds: 1 })
      await enter(holder, { do: 'enter', piece: holder.piece.id, ticket })
      const entered = await answer(holder)
      // Settled before, when its end was another.
      if (entered.drawn && entered.ticket === null) throw new ApiError('closed')
      return holder.c.json(entered)
    },
    'POST claim': async (holder) => {
      await readBody(holder.c, claimBody)
      if (!entryBuckets.take(holder.node)) throw new ApiError('slow-down', { retryAfterSeconds: 1 })
      await enter(holder, { do: 'claim', piece: holder.piece.id })
      return holder.c.json(await answer(holder))
    },
    'GET tickets': async ({ c, campaign, piece, node }) => {
      // As long as the list of everybody who took one.
      if (!entryBuckets.take(node)) throw new ApiError('slow-down', { retryAfterSeconds: 5 })
      return c.json(await readPublished(c.get('store'), campaign, piece))
    },
  }),
  async events(engine, { slug, pieces }) {
    if (!pieces.some(({ kind }) => kind === 'draw')) return []
    const rows = await readDraws(engine, slug)
    return rows.map(({ piece, entries, isDrawn }): DrawEvent => ({ piece, entries, isDrawn: isDrawn === 1 }))
  },
}

const enter = ({ c, campaign, node }: Draw, body: DrawEntry) =>
  c.get('store').ledger.enter({ kind: 'draw', campaign: campaign.slug, node, body })

/** Numbers of tickets of draws that are settled, by store, campaign, piece and time of that: none is added any more. */
const settled = new WeakMap<CampaignStore, Map<string, number>>()

/** Counts the tickets; of a settled draw once, since everybody looks at the same time. */
async function entriesOf(store: CampaignStore, key: string, isSettled: boolean, count: () => Promise<number>) {
  const known = settled.get(store) ?? new Map<string, number>()
  settled.set(store, known)
  const entries = known.get(key) ?? (await count())
  if (isSettled) known.set(key, entries)
  return entries
}

async function answer({ c, campaign, piece, node }: Draw): Promise<DrawAnswer> {
  const engine = c.get('store')
  const { ticket, settledAt } = await readStanding(engine, campaign.slug, piece.id, node)
  const entries = await entriesOf(engine, `${campaign.slug} ${piece.id} ${settledAt}`, settledAt !== null, () =>
    countTickets(engine, campaign.slug, piece.id),
  )
  const prizes = settledAt === null ? [] : await readPrizes(engine, campaign.slug, piece.id)
  const own = prizes.find((prize) => prize.ticket === ticket)
  const code = own && own.claimedAt !== null ? claimCodeOf(campaign, piece.id, own.ticket) : null
  return {
    ...{ commitment: hexDigest(seedOf(campaign, piece.id)), closes: piece.closes, entries, ticket },
    drawn:
      settledAt === null ? null : { at: settledAt, winners: prizes.map(({ ticket, prize }) => ({ ticket, prize })) },
    won: own ? { prize: own.prize, until: own.until, code } : null,
  }
}
