import { hasPresence } from '../../campaigns/presence.ts'
import { countWriters, LEASE_MS } from '../../db/campaign/writers.ts'
import type { Engine } from '../../db/engine.ts'
import type { Catalogue } from '../catalogue.ts'
import type { Faults } from '../faults.ts'

interface Options {
  engine: Engine
  catalogue: Pick<Catalogue, 'list'>
  now: () => number
  tell: Faults['tell']
}

/** Whether presence is counted apart: several processes serve one database, and each knows of the pages that speak to it. */
export interface PartedPresence {
  readonly isParted: boolean
  /** Looks at who writes to the database, and tells when that changed. */
  look(): Promise<void>
}

export function createPartedPresence({ engine, catalogue, now, tell }: Options): PartedPresence {
  let isParted = false
  let seenSince: number | undefined
  return {
    get isParted() {
      return isParted
    },
    async look() {
      const campaigns = catalogue.list().filter(hasPresence)
      const isSeen = campaigns.length > 0 && (await countWriters(engine, now())) > 1
      seenSince = isSeen ? (seenSince ?? now()) : undefined
      // A process that was killed has left its lease behind.
      const is = seenSince !== undefined && now() - seenSince > LEASE_MS
      if (is !== isParted) tell(is ? `${PARTED}: ${campaigns.map(({ slug }) => slug).join(', ')}` : TOGETHER)
      isParted = is
    },
  }
}

const PARTED =
  'Another process writes to this database. Each counts only the pages that speak to it, so who is here, and what opens while so many are, is told too low. Serve these campaigns by one process'
const TOGETHER = 'No other process writes to this database any more: who is here is counted whole'
