import { DEFAULT_PEOPLE, DEFAULT_RETENTION_DAYS } from '../campaigns/schema.ts'
import { countReposted } from '../db/campaign/flags.ts'
import type { Pause } from '../db/campaign/forest.ts'
import type { UseForest } from '../db/campaign/forests.ts'
import { dueAt, nextForgetting, readLives } from '../db/campaign/retention.ts'
import type { CampaignStore } from '../db/campaign/store.ts'
import type { Catalogue } from './catalogue.ts'
import { shapeOf } from './studio/shapes.ts'

interface Household {
  store: CampaignStore
  catalogue: Pick<Catalogue, 'find'>
  useForest: UseForest
  now: () => number
  pause: Pause
}

/** What holds for a campaign whose folder is gone. */
const REMOVED = { closes: undefined, retention: DEFAULT_RETENTION_DAYS, leaks: { people: DEFAULT_PEOPLE } }

/** Often enough, since everything is kept for a day at least. */
const NEXT_AT_THE_EARLIEST_MS = 60_000
/** Soon enough for what comes meanwhile. */
const NEXT_AT_THE_LATEST_MS = 86_400_000

/**
 * What the retention rules ask for of a store: visits and spoken words are forgotten, trees are folded. Gives when it wants
 * to run again, in epoch milliseconds, for a timer or an alarm. To be run once at a time.
 */
export function createHousekeeping({ store, catalogue, useForest, now, pause }: Household): () => Promise<number> {
  const { ledger } = store
  const swept = new Set<string>()

  const fold = async (campaign: string, people: number) => {
    const shape = await useForest(campaign, ({ forest }) => shapeOf(forest, pause))
    await ledger.fold(campaign, { shape, reposted: await countReposted(store, campaign, people) })
  }

  /** Folds what is due, and gives when the next one will be; `Infinity`: none is there. */
  const foldDue = async (): Promise<number> => {
    let next = Infinity
    for (const life of await readLives(store)) {
      const { campaign, foldedAt } = life
      const { leaks, ...keeping } = catalogue.find(campaign) ?? REMOVED
      const due = dueAt(life, keeping)
      if (now() >= due) await fold(campaign, leaks.people)
      // A process that was stopped while it folded has left some.
      else if (foldedAt !== null && !swept.has(campaign)) await ledger.sweep(campaign, foldedAt)
      else {
        next = Math.min(next, due)
        continue
      }
      swept.add(campaign)
    }
    return next
  }

  return async () => {
    await ledger.forget()
    const next = Math.min(await foldDue(), await nextForgetting(store, now()), now() + NEXT_AT_THE_LATEST_MS)
    return Math.max(next, now() + NEXT_AT_THE_EARLIEST_MS)
  }
}
