import type { Ledger } from '../db/campaign/ledger.ts'
import type { RefusalReason } from '../db/campaign/refusals.ts'

/** What became of an opening. `unavailable`: the database did not take it. */
export type OpeningOutcome = 'counted' | 'unavailable' | RefusalReason

/** How many openings had each outcome. */
export type OutcomeCounts = Partial<Record<OpeningOutcome, number>>

/** Openings since the start, by campaign and outcome. The database has them too; these are for watching the process. */
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

/** A ledger that counts what becomes of openings. Those that are no view are counted by whoever tells their reason. */
export function watchLedger(ledger: Ledger, openings: Openings): Ledger {
  const watched: Ledger = Object.create(ledger)
  return Object.assign(watched, {
    open(opening) {
      const opened = ledger.open(opening)
      // Beside the answer, which waits for nothing.
      opened.then(
        ({ outcome }) => outcome === 'counted' && openings.count(opening.campaign, outcome),
        () => openings.count(opening.campaign, 'unavailable'),
      )
      return opened
    },
    refuse(campaign, reason) {
      openings.count(campaign, reason)
      return ledger.refuse(campaign, reason)
    },
  } satisfies Pick<Ledger, 'open' | 'refuse'>)
}
