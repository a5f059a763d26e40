import { MINUTE_MS } from '../campaigns/durations.ts'
import type { Manifest } from '../campaigns/manifest.ts'
import type { Pause } from '../db/campaign/forest.ts'
import { createForests, type UseForest } from '../db/campaign/forests.ts'
import { createLedger } from '../db/campaign/ledger.ts'
import { wasAway } from '../db/campaign/moves.ts'
import type { CampaignStore } from '../db/campaign/store.ts'
import type { Engine } from '../db/engine.ts'
import { areDue, eraseThrownAway, missUnknown } from '../pieces/gallery/erasing.ts'
import { createProofKey } from '../seal/proof.ts'
import { createAbsences } from './absences.ts'
import { createBranches } from './ambassadors/branches.ts'
import { createInsideEvents } from './brand/live-events.ts'
import { createPinned } from './brand/pinned.ts'
import { createPresence } from './brand/presence.ts'
import { type Catalogue, createCatalogue, declaredRoots } from './catalogue.ts'
import type { FanDeps, Readiness } from './deps.ts'
import { createBrowsers } from './doubt.ts'
import { sendWebEvents } from './event-stream.ts'
import { createGuessing } from './guessing.ts'
import { createHousekeeping } from './housekeeping.ts'
import { createLending } from './lending.ts'
import { createLiveHub } from './live-hub.ts'
import { createTallyReader, TALLY_EVENTS_PER_SECOND, TALLY_TICK_MS, tallySeats } from './live-tallies.ts'
import type { Network } from './network.ts'
import { Openings, watchLedger } from './openings.ts'
import { createPacing } from './pacing/pacing.ts'
import type { Runtime } from './runtime.ts'
import { createSeats } from './seats.ts'
import { createTokenBuckets } from './token-buckets.ts'
import { createWindows } from './windows.ts'

/** The campaigns of one database, and what keeps them going. */
export interface CampaignHost {
  /** What the fans' routes need. Every campaign is unknown until {@link CampaignHost.use}. */
  deps: FanDeps
  store: CampaignStore
  catalogue: Catalogue
  useForest: UseForest
  pause: Pause
  openings: Openings
  /** Applies the retention rules. Resolves with the time of its next run, in epoch milliseconds. */
  keepHouse(): Promise<number>
  /** Takes over the campaigns of a build, and writes their roots into the ledger. */
  use(manifest: Manifest): Promise<void>
}

const isGallery = ({ kind }: { kind: string }) => kind === 'gallery'

export function createCampaignHost(runtime: Runtime, engine: Engine): CampaignHost {
  const { keyring, siteUrl, nextTurn, now, networkOf, watchers, group, settleMs, writer, limits } = runtime
  const { logRequest, photos, allowUpload, sendEvents = sendWebEvents, siteTrouble = () => undefined } = runtime
  const pause = () => new Promise<void>(nextTurn)
  const { log } = runtime.faults
  const openings = new Openings()
  const ledger = watchLedger(
    createLedger({
      ...{ engine, nextTurn, now, settleMs },
      ...(group && { group }),
      ...(writer && { writer }),
      onRecovery: () => runtime.faults.tell('Views are counted again'),
    }),
    openings,
  )
  const { db, write, atOneMoment } = engine
  const store: CampaignStore = { db, write, atOneMoment, ledger }
  const catalogue = createCatalogue(keyring)
  const absences = createAbsences(engine, now)
  const useForest = createForests({ engine, now, pause, mostViews: runtime.mostTreeViews })
  const inside = { pinned: createPinned(engine, now, log), presence: createPresence(now) }
  const live = createLiveHub({
    ...{ pause, log },
    ...createTallyReader(engine, catalogue, now, absences.here, createInsideEvents(inside)),
    seats: createSeats(tallySeats(watchers)),
    tickMs: TALLY_TICK_MS,
    eventsPerSecond: TALLY_EVENTS_PER_SECOND,
  })
  /** Without a store photos stay, also those that their fans were told are gone. */
  let areLeft = false
  const readiness = (): Readiness => {
    const { reasons, ...known } = runtime.readiness?.() ?? { reasons: [] }
    const ofDatabase = reasons.length > 0 || ledger.isWritable ? reasons : ['database-unwritable' as const]
    const ofSite = siteTrouble()
    return {
      ...((areLeft || photos?.isFailing) && { photos: { isFailing: true } }),
      ...known,
      reasons: ofSite ? [...ofDatabase, ofSite] : ofDatabase,
    }
  }
  const { atOnce = 0 } = photos ?? {}
  const deps: FanDeps = {
    ...{ catalogue, siteUrl, storeOf: () => store, live, now, networkOf, readiness, siteTrouble, log },
    ...{ absences, logRequest, photos, allowUpload, sendEvents },
    ...inside,
    pacing: createPacing(now, limits),
    browsers: createBrowsers(siteUrl, now),
    windows: createWindows(now),
    refusalBuckets: createTokenBuckets({ burst: 300, perSecond: 5, now }),
    intentBuckets: createTokenBuckets({ burst: 30, perSecond: 1, now }),
    // A voter changes their mind a few times; a script is slowed down.
    entryBuckets: createTokenBuckets({ burst: 20, perSecond: 0.2, now }),
    // A crowd behind one address sends a thousand, and then two a second.
    photoBuckets: createTokenBuckets({ burst: 1000, perSecond: 2, now }),
    photoSeats: createSeats<Network>([{ most: atOnce }, { most: atOnce / 2, sharedBy: ({ own }) => own }]),
    // One token each, and never another.
    playedTenths: createTokenBuckets({ burst: 1, perSecond: 0, size: 200_000, now }),
    guessing: createGuessing(now),
    lending: createLending(now),
    proofKey: createProofKey(keyring.proof()),
    branches: createBranches(now),
  }
  const here = () => absences.here(catalogue.list())
  // What cannot be deleted now is tried again with the next run.
  const erasePhotos = async () => {
    if (!photos) {
      areLeft = await areDue(store, now())
      return
    }
    await eraseThrownAway(store, photos, { now: now() }).catch(log)
    // Of one that has left, what the new place needs may not have been copied yet.
    const campaigns = (await here()).flatMap(({ slug, pieces }) => (pieces.some(isGallery) ? slug : []))
    await missUnknown(store, photos, { campaigns, now: now() }).catch(log)
  }
  const keepHouse = createHousekeeping({ store, catalogue, here, useForest, erasePhotos, now, pause, log })
  return {
    ...{ deps, store, catalogue, useForest, pause, openings },
    // One that goes away in the middle of it: the others are tidied up with the next run.
    keepHouse: () =>
      keepHouse().catch((error: unknown) => {
        if (wasAway(error)) return now() + MINUTE_MS
        throw error
      }),
    async use(manifest) {
      const here = await absences.here(manifest.campaigns)
      await ledger.plant(here.flatMap((campaign) => declaredRoots(campaign, keyring)))
      catalogue.use(manifest)
    },
  }
}
