import { readTallies } from '../db/campaign/figures.ts'
import type { Engine } from '../db/engine.ts'
import { tallyOf } from './access.ts'
import type { Watch } from './audience.ts'
import type { Catalogue } from './catalogue.ts'
import type { Tell } from './live-hub.ts'
import type { Network } from './network.ts'
import type { SeatLimit } from './seats.ts'

/** Four times a second at most, as the contract says. */
export const TALLY_TICK_MS = 250

/** An event costs some 15 µs of the thread that answers the fans: these are a seventh of it. */
export const TALLY_EVENTS_PER_SECOND = 10_000

/**
 * Streams of tallies. Whoever finds no seat asks for the tally every few seconds, which a cache answers, so nobody is
 * shut out: an office or a stadium behind one address has a tenth of them, whoever runs its network a half.
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
  const readEvents = async (slugs: readonly string[]): Promise<[string, string | undefined][]> => {
    const tallies = await readTallies(engine, slugs)
    return slugs.map((slug) => {
      const campaign = catalogue.find(slug)
      const counts = tallies.get(slug)
      if (!campaign || !counts) return [slug, undefined]
      return [slug, `event: tally\ndata: ${JSON.stringify(tallyOf(campaign, counts, now()))}\n\n`]
    })
  }
  return {
    first: async ({ topic }: Pick<Watch<Network>, 'topic'>) => (await readEvents([topic]))[0]?.[1] ?? '',
    read: async (slugs: readonly string[], tell: Tell) => {
      for (const [slug, event] of await readEvents(slugs)) await tell(slug, event)
    },
  }
}
