import type { Engine } from '../db/engine.ts'
import { readTallies } from '../db/figures.ts'
import { tallyOf } from './access.ts'
import type { Catalogue } from './catalogue.ts'

/** Four times a second at most, as the contract says. */
export const TALLY_TICK_MS = 250

/** The tallies of campaigns, by slug, as server-sent events. */
export function createTallyReader(engine: Engine, catalogue: Catalogue, now: () => number) {
  return async (slugs: readonly string[]): Promise<Map<string, string>> => {
    const tallies = await readTallies(engine, slugs)
    return new Map(
      slugs.flatMap((slug) => {
        const campaign = catalogue.find(slug)
        const counts = tallies.get(slug)
        if (!campaign || !counts) return []
        return [[slug, `event: tally\ndata: ${JSON.stringify(tallyOf(campaign, counts, now()))}\n\n`]]
      }),
    )
  }
}
