import { readTallies } from '../db/campaign/figures.ts'
import type { Engine } from '../db/engine.ts'
import { ROUTES } from '../pieces/routes.ts'
import type { Watch } from './audience.ts'
import type { Catalogue, CatalogueEntry } from './catalogue.ts'
import type { Tell } from './live-hub.ts'
import type { Network } from './network.ts'
import type { SeatLimit } from './seats.ts'
import { tallyOf } from './unlocking.ts'

/** The contract's limit of four events a second. */
export const TALLY_TICK_MS = 250

/** One event costs some 15 µs of the thread that answers the fans; this many are a seventh of it. */
export const TALLY_EVENTS_PER_SECOND = 10_000

/**
 * Limits on streams of tallies. A page that gets none polls the tally every few seconds, which a cache answers, so nobody
 * is shut out. An office or a stadium behind one address gets a tenth of the streams, one network operator a half.
 */
export function tallySeats(capacity: number): SeatLimit<Watch<Network>>[] {
  return [
    { most: capacity },
    { most: Math.ceil(capacity / 10), sharedBy: ({ guest }) => guest.own },
    { most: Math.ceil(capacity / 2), sharedBy: ({ guest }) => guest.wide },
  ]
}

/** The tallies of campaigns, by slug, as server-sent events. */
export function createTallyReader(engine: Engine, catalogue: Catalogue, now: () => number) {
  const readPieces = createPieceReader(engine, now)
  const readEvents = async (slugs: readonly string[]): Promise<[string, string | undefined][]> => {
    const tallies = await readTallies(engine, slugs)
    const events = slugs.map(async (slug): Promise<[string, string | undefined]> => {
      const campaign = catalogue.find(slug)
      const counts = tallies.get(slug)
      if (!campaign || !counts) return [slug, undefined]
      const tally = `event: tally\ndata: ${JSON.stringify(tallyOf(campaign, counts, now()))}\n\n`
      return [slug, tally + (await readPieces(campaign))]
    })
    return Promise.all(events)
  }
  return {
    first: async ({ topic }: Pick<Watch<Network>, 'topic'>) => (await readEvents([topic]))[0]?.[1] ?? '',
    read: async (slugs: readonly string[], tell: Tell) => {
      for (const [slug, event] of await readEvents(slugs)) await tell(slug, event)
    },
  }
}

/** How long a tally may be cached: the contract's second. */
const PIECE_EVENTS_MS = 1000

/** The live events of pieces (a poll's result), sent after the tally. */
function createPieceReader(engine: Engine, now: () => number) {
  const known = new Map<string, { at: number; text: Promise<string> }>()
  const read = async (campaign: CatalogueEntry): Promise<string> => {
    const kinds = new Set(campaign.pieces.map(({ kind }) => kind))
    const events = await Promise.all([...kinds].map((kind) => ROUTES[kind]?.events(engine, campaign) ?? []))
    return events
      .flat()
      .map((event) => `event: piece\ndata: ${JSON.stringify(event)}\n\n`)
      .join('')
  }
  return (campaign: CatalogueEntry): Promise<string> => {
    const before = known.get(campaign.slug)
    if (before && now() - before.at < PIECE_EVENTS_MS) return before.text
    const text = read(campaign)
    known.set(campaign.slug, { at: now(), text })
    return text
  }
}
