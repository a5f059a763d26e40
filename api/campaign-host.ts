import type { Manifest } from '../campaigns/manifest.ts'
import type { Pause } from '../db/campaign/forest.ts'
import { createForests, type UseForest } from '../db/campaign/forests.ts'
import { createLedger } from '../db/campaign/ledger.ts'
import type { CampaignStore } from '../db/campaign/store.ts'
import type { Engine } from '../db/engine.ts'
import { type Catalogue, createCatalogue, declaredRoots } from './catalogue.ts'
import type { FanDeps, Readiness } from './deps.ts'
import { createBrowsers } from './doubt.ts'
import { createGuessing } from './guessing.ts'
import { createHousekeeping } from './housekeeping.ts'
import { createLending } from './lending.ts'
import { createLiveHub } from './live-hub.ts'
import { createTallyReader, TALLY_EVENTS_PER_SECOND, TALLY_TICK_MS, tallySeats } from './live-tallies.ts'
import { Openings, watchLedger } from './openings.ts'
import { createPace } from './pace.ts'
import { createPacing } from './pacing/pacing.ts'
import { createSeats } from './seats.ts'
import type { World } from './world.ts'

/** The campaigns of one database, and what keeps them going. */
export interface CampaignHost {
  /** What fans' routes need. Every campaign is unknown until {@link CampaignHost.use}. */
  deps: FanDeps
  store: CampaignStore
  catalogue: Catalogue
  useForest: UseForest
  pause: Pause
  openings: Openings
  /** Does what the retention rules ask for, and gives when it wants to run again (epoch milliseconds). */
  keepHouse(): Promise<number>
  /** Takes the campaigns of a build, and plants their roots. */
  use(manifest: Manifest): Promise<void>
}

export function createCampaignHost(world: World, engine: Engine): CampaignHost {
  const { keyring, siteUrl, nextTurn, now, networkOf, watchers, logRequest, group, limits } = world
  const pause = () => new Promise<void>(nextTurn)
  const { log } = world.faults
  const openings = new Openings()
  const ledger = watchLedger(createLedger({ engine, nextTurn, now, ...(group && { group }) }), openings)
  const { db, write, atOneMoment } = engine
  const store: CampaignStore = { db, write, atOneMoment, ledger }
  const catalogue = createCatalogue(keyring)
  const useForest = createForests({ engine, now, pause })
  const live = createLiveHub({
    ...{ now, pause, log },
    ...createTallyReader(engine, catalogue, now),
    seats: createSeats(tallySeats(watchers)),
    tickMs: TALLY_TICK_MS,
    eventsPerSecond: TALLY_EVENTS_PER_SECOND,
  })
  const readiness = (): Readiness => {
    const { reasons, ...known } = world.readiness?.() ?? { reasons: [] }
    return { ...known, reasons: reasons.length > 0 || ledger.isWritable ? reasons : ['database-unwritable'] }
  }
  const deps: FanDeps = {
    ...{ catalogue, siteUrl, storeOf: () => store, live, now, networkOf, readiness, log, logRequest },
    pacing: createPacing(now, limits),
    browsers: createBrowsers(siteUrl, now),
    refusalPace: createPace({ burst: 300, perSecond: 5, now }),
    intentPace: createPace({ burst: 30, perSecond: 1, now }),
    // A mind is changed a few times; a script that goes on changes nothing, and waits.
    entryPace: createPace({ burst: 20, perSecond: 0.2, now }),
    // One token each, and never another.
    playedTenths: createPace({ burst: 1, perSecond: 0, size: 200_000, now }),
    guessing: createGuessing(now),
    lending: createLending(now),
  }
  return {
    ...{ deps, store, catalogue, useForest, pause, openings },
    keepHouse: createHousekeeping({ store, catalogue, useForest, now, pause }),
    async use(manifest) {
      await ledger.plant(manifest.campaigns.flatMap((campaign) => declaredRoots(campaign, keyring)))
      catalogue.use(manifest)
    },
  }
}
