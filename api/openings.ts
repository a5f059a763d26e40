import { BacklogFull } from '../db/campaign/group-commit.ts'
import type { Ledger } from '../db/campaign/ledger.ts'
import type { RefusalReason } from '../db/campaign/refusals.ts'

/** The outcome of an opening. `unavailable`: the database did not take it. */
export type OpeningOutcome = 'counted' | 'unavailable' | RefusalReason

/** Number of openings by outcome. */
export type OutcomeCounts = Partial<Record<OpeningOutcome, number>>

/**
 * Openings since the start, by campaign and outcome. The database counts them too; these are for monitoring the process.
 */
export class Openings {
  readonly #campaigns = new Map<string, OutcomeCounts>()

  count(campaign: string, outcome: OpeningOutcome): void {
    const counts = this.#campaigns.get(campaign) ?? {}
    if (counts[outcome] === undefined) this.#campaigns.set(campaign, counts)
    counts[outcome] = (counts[outcome] ?? 0) + 1
  }

  get all(): ReadonlyMap<string, Readonly<OutcomeCounts>> {
    return this.#campaigns
  }
}

/** A ledger that counts its outcomes, as whoever opened is answered. A refusal is counted by whoever names its reason. */
export function watchLedger(ledger: Ledger, openings: Openings): Ledger {
  const watched: Ledger = Object.create(ledger)
  const failed = (campaign: string) => (error: unknown) =>
    openings.count(campaign, error instanceof BacklogFull ? 'slow-down' : 'unavailable')
  return Object.assign(watched, {
    open(opening) {
      const opened = ledger.open(opening)
      // Not awaited: the answer does not wait for this count.
      opened.then(
        ({ outcome }) => outcome === 'counted' && openings.count(opening.campaign, outcome),
        failed(opening.campaign),
      )
      return opened
    },
    refuse(campaign, reason) {
      const refused = ledger.refuse(campaign, reason)
      refused.then(() => openings.count(campaign, reason), failed(campaign))
      return refused
    },
  } satisfies Pick<Ledger, 'open' | 'refuse'>)
}
