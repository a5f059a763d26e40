import type { Context } from 'hono'
import type { Manifest } from '../campaigns/manifest.ts'
import { createForests } from '../db/campaign/forests.ts'
import type { GroupLimits } from '../db/campaign/group-commit.ts'
import { createHistories } from '../db/campaign/history.ts'
import { createLedger, type Ledger } from '../db/campaign/ledger.ts'
import type { Engine } from '../db/engine.ts'
import type { Keyring } from '../seal/secret.ts'
import { type App, createApp } from './app.ts'
import { type Catalogue, createCatalogue, declaredRoots } from './catalogue.ts'
import type { Readiness } from './deps.ts'
import { createBrowsers } from './doubt.ts'
import { createFaults, type Faults } from './faults.ts'
import { createGuessing } from './guessing.ts'
import { createHousekeeping } from './housekeeping.ts'
import { createLending } from './lending.ts'
import { createLiveHub } from './live-hub.ts'
import { createTallyReader, TALLY_EVENTS_PER_SECOND, TALLY_TICK_MS, tallySeats } from './live-tallies.ts'
import type { WriteLine } from './log.ts'
import type { Network } from './network.ts'
import { Openings, watchLedger } from './openings.ts'
import { createPace } from './pace.ts'
import type { Limits } from './pacing/limits.ts'
import { createPacing } from './pacing/pacing.ts'
import type { LogRequest } from './request-log.ts'
import { createSeats } from './seats.ts'
import { createForecasts } from './studio/forecasts.ts'
import { NEXT_KEY_SECONDS } from './studio/keys.ts'
import { createReportReader, REPORT_EVENTS_PER_SECOND, REPORT_SEATS, REPORT_TICK_MS } from './studio/live-reports.ts'
import type { Member } from './studio/member.ts'
import { createReadings } from './studio/readings.ts'
import { readReport } from './studio/report.ts'
import { createShapes } from './studio/shapes.ts'
import { stillIn } from './studio/still-in.ts'
import { createTrees } from './studio/trees.ts'
import { createTurns, REPORT_SHARE } from './studio/turns.ts'

/** In what a Node process and a Worker differ. */
interface World {
  keyring: Keyring
  /** Address of the site, without a slash at its end. */
  siteUrl: string
  engine: Engine
  nextTurn: (run: () => void) => void
  /** What time it is, in epoch milliseconds. Default: `Date.now`. */
  now?: (() => number) | undefined
  networkOf: (c: Context) => Network
  /** See {@link Deps}. */
  cut: (c: Context) => void
  /** Live streams held at most. */
  watchers: number
  write: WriteLine
  /** See {@link Deps}. */
  logRequest?: LogRequest | undefined
  /** See `createGroupCommit`. */
  group?: GroupLimits
  /** See `createPacing`. */
  limits?: Limits
  /** Where it can say more than how the last write went. */
  readiness?: () => Readiness
}

/** The app and what keeps it going. Answers `campaign-unknown` until it is told of campaigns. */
export interface Host {
  app: App
  engine: Engine
  ledger: Ledger
  catalogue: Catalogue
  log: Faults['log']
  faults: Faults
  openings: Openings
  /** Live streams that are held. */
  watching(): { tallies: number; reports: number }
  /** Does what the retention rules ask for; now and then. */
  keepHouse(): Promise<void>
  /** Takes the campaigns of a build, and plants their roots. */
  use(manifest: Manifest): Promise<void>
  endStreams(): void
}

export function createHost({
  keyring,
  siteUrl,
  engine,
  nextTurn,
  now = Date.now,
  networkOf,
  cut,
  watchers,
  write,
  logRequest,
  group,
  limits,
  readiness = () => ({ reasons: [] }),
}: World): Host {
  const pause = () => new Promise<void>(nextTurn)
  const faults = createFaults(write, now)
  const { log } = faults
  const openings = new Openings()
  const ledger = watchLedger(createLedger({ engine, nextTurn, now, ...(group && { group }) }), openings)
  const catalogue = createCatalogue(keyring)
  const readHistory = createHistories({ engine, now, pause })
  const useForest = createForests({ engine, now, pause })
  const readTree = createTrees({ engine, useForest, now, pause })
  const readForecast = createForecasts({ engine, readHistory })
  const readShape = createShapes({ useForest, now, pause, log })
  const hub = { now, pause, log }
  const live = createLiveHub({
    ...hub,
    ...createTallyReader(engine, catalogue, now),
    seats: createSeats(tallySeats(watchers)),
    tickMs: TALLY_TICK_MS,
    eventsPerSecond: TALLY_EVENTS_PER_SECOND,
  })
  const readings = createReadings({
    readReport: async (campaign, query, at, isExact) => {
      await ledger.settle()
      return readReport(campaign, query, { engine, readHistory, readShape, readForecast, now: at, isExact })
    },
    turns: createTurns({ ...REPORT_SHARE, pause }),
    catalogue,
    now,
  })
  const reports = createLiveHub({
    ...hub,
    ...createReportReader(readings, log),
    stillIn: (members: readonly Member[]) => stillIn({ engine, now, log }, members),
    seats: createSeats(REPORT_SEATS),
    tickMs: REPORT_TICK_MS,
    eventsPerSecond: REPORT_EVENTS_PER_SECOND,
  })
  const pacing = createPacing(now, limits)
  const browsers = createBrowsers(siteUrl)
  const refusalPace = createPace({ burst: 300, perSecond: 5 })
  const intentPace = createPace({ burst: 30, perSecond: 1 })
  // A mind is changed a few times; a script that goes on changes nothing, and waits.
  const entryPace = createPace({ burst: 20, perSecond: 0.2, now })
  const guessing = createGuessing(now)
  const lending = createLending(now)
  // Nobody guesses 256 bits: this keeps whoever tries from costing more than that.
  const keyPace = createPace({ burst: 30, perSecond: 1 / NEXT_KEY_SECONDS, now })
  const paces = { pacing, browsers, refusalPace, intentPace, entryPace, guessing, lending, keyPace }
  return {
    app: createApp({
      ...{ catalogue, siteUrl, engine, ledger, live, reports, readings, readHistory, readTree, readForecast },
      ...{ now, pause, networkOf, cut, ...paces, readiness, log, logRequest },
    }),
    engine,
    ledger,
    catalogue,
    log,
    faults,
    openings,
    watching: () => ({ tallies: live.watching, reports: reports.watching }),
    keepHouse: createHousekeeping({ engine, ledger, catalogue, useForest, now, pause }),
    async use(manifest) {
      await ledger.plant(manifest.campaigns.flatMap((campaign) => declaredRoots(campaign, keyring)))
      catalogue.use(manifest)
    },
    endStreams() {
      live.close()
      reports.close()
    },
  }
}
