import { DAY_MS } from '../campaigns/durations.ts'
import type { PieceFacts } from '../campaigns/manifest.ts'
import { DEFAULT_PEOPLE, DEFAULT_RETENTION_DAYS } from '../campaigns/schema.ts'
import { readWholeTally } from '../db/campaign/figures.ts'
import { countReposted } from '../db/campaign/flags.ts'
import type { Pause } from '../db/campaign/forest.ts'
import type { UseForest } from '../db/campaign/forests.ts'
import { wholeShape } from '../db/campaign/remains.ts'
import { dueAt, nextForgetting, readLives } from '../db/campaign/retention.ts'
import type { CampaignStore } from '../db/campaign/store.ts'
import { HOUSEWORK } from '../pieces/housework.ts'
import type { KindName } from '../pieces/kinds.ts'
import type { Catalogue, CatalogueEntry } from './catalogue.ts'
import { readShape } from './studio/shapes.ts'

interface Household {
  log: (error: unknown) => void
  /** Deletes what is due of the fans' photos. */
  erasePhotos: () => Promise<void>
  store: CampaignStore
  catalogue: Pick<Catalogue, 'find'>
  /** The campaigns of the build that are here. */
  here: () => Promise<readonly CatalogueEntry[]>
  useForest: UseForest
  now: () => number
  pause: Pause
}

/** Retention of a campaign whose folder is gone. */
const REMOVED = { closes: undefined, retention: DEFAULT_RETENTION_DAYS, leaks: { people: DEFAULT_PEOPLE } }

/** The longest pause between two runs: everything is kept for a day at least. */
const NEXT_AT_THE_EARLIEST_MS = 60_000
/** The shortest pause between two runs. */
const NEXT_AT_THE_LATEST_MS = DAY_MS

/**
 * Does what pieces are due, finishes choices of circles that a stopped process left behind, and applies the retention rules to a store: forgets visits and spoken words, folds trees. Resolves
 * with the time of its next run (epoch milliseconds), for a timer or an alarm. Runs must not overlap.
 */
export function createHousekeeping({
  store,
  catalogue,
  here,
  useForest,
  erasePhotos,
  now,
  pause,
  log,
}: Household): () => Promise<number> {
  const { ledger } = store
  const swept = new Set<string>()

  const fold = async (campaign: string, people: number) => {
    const since = await readShape(useForest, campaign, pause)
    const reposted = await countReposted(store, campaign, people)
    const { views, remains } = await readWholeTally(store, campaign)
    const shape = remains ? wholeShape(remains, since, views) : since
    await ledger.fold(campaign, { shape, reposted: reposted + (remains?.reposted ?? 0) })
  }

  /** Folds the trees that are due. Resolves with when the next one will be; `Infinity`: there is none. */
  const foldDue = async (): Promise<number> => {
    let next = Infinity
    for (const life of await readLives(store)) {
      const { campaign, foldedAt } = life
      const { leaks, ...keeping } = catalogue.find(campaign) ?? REMOVED
      const due = dueAt(life, keeping)
      if (now() >= due) await fold(campaign, leaks.people)
      // A process that was stopped in the middle of a fold has left rows behind.
      else if (foldedAt !== null && !swept.has(campaign)) await ledger.sweep(campaign, foldedAt)
      else {
        next = Math.min(next, due)
        continue
      }
      swept.add(campaign)
    }
    return next
  }

  /** Resolves with when a piece is due next. What failed is tried again with the next run, and keeps nothing else waiting. */
  const keepPieces = async (): Promise<number> => {
    let next = Infinity
    for (const campaign of await here()) {
      for (const piece of campaign.pieces) {
        const dueAt = await keepPiece(store, campaign, piece, now()).catch((error: unknown) => {
          log(error)
          return now()
        })
        next = Math.min(next, dueAt)
      }
    }
    return next
  }

  return async () => {
    // Before the trees are folded: a ticket of a folded tree is nobody's.
    const kept = await keepPieces()
    await ledger.finishChoices()
    await ledger.forget()
    const folded = await foldDue().finally(erasePhotos)
    const next = Math.min(kept, folded, await nextForgetting(store, now()), now() + NEXT_AT_THE_LATEST_MS)
    return Math.max(next, now() + NEXT_AT_THE_EARLIEST_MS)
  }
}

async function keepPiece<Kind extends KindName>(
  store: CampaignStore,
  campaign: CatalogueEntry,
  piece: PieceFacts<Kind>,
  now: number,
): Promise<number> {
  const housework = HOUSEWORK[piece.kind]
  return housework ? housework.keep({ store, campaign, piece }, now) : Infinity
}
