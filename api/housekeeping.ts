import { DEFAULT_PEOPLE, DEFAULT_RETENTION_DAYS } from '../campaigns/schema.ts'
import { countReposted } from '../db/campaign/flags.ts'
import type { Pause } from '../db/campaign/forest.ts'
import type { UseForest } from '../db/campaign/forests.ts'
import type { Ledger } from '../db/campaign/ledger.ts'
import { isDue, readLives } from '../db/campaign/retention.ts'
import type { Engine } from '../db/engine.ts'
import type { Catalogue } from './catalogue.ts'
import { shapeOf } from './studio/shapes.ts'

interface World {
  engine: Engine
  ledger: Ledger
  catalogue: Pick<Catalogue, 'find'>
  useForest: UseForest
  now: () => number
  pause: Pause
}

/** What holds for a campaign whose folder is gone. */
const REMOVED = { closes: undefined, retention: DEFAULT_RETENTION_DAYS, leaks: { people: DEFAULT_PEOPLE } }

/** What the retention rules ask for, now and then. While that goes on, asking again does nothing. */
export function createHousekeeping({ engine, ledger, catalogue, useForest, now, pause }: World): () => Promise<void> {
  const swept = new Set<string>()
  let isBusy = false

  const fold = async (campaign: string, people: number) => {
    const shape = await useForest(campaign, ({ forest }) => shapeOf(forest, pause))
    await ledger.fold(campaign, { shape, reposted: await countReposted(engine, campaign, people) })
  }

  const keepHouse = async () => {
    await ledger.forget()
    for (const life of await readLives(engine)) {
      const { campaign, foldedAt } = life
      const { leaks, ...keeping } = catalogue.find(campaign) ?? REMOVED
      if (isDue(life, keeping, now())) await fold(campaign, leaks.people)
      // A process that was stopped while it folded has left some.
      else if (foldedAt !== null && !swept.has(campaign)) await ledger.sweep(campaign, foldedAt)
      else continue
      swept.add(campaign)
    }
  }

  return async () => {
    if (isBusy) return
    isBusy = true
    await keepHouse().finally(() => {
      isBusy = false
    })
  }
}
