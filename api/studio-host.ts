import type { AuditPage } from '../db/audit.ts'
import { readCampaignAudit } from '../db/campaign/audit.ts'
import { createHistories } from '../db/campaign/history.ts'
import { readStudioAudit } from '../db/studio/audit.ts'
import type { StudioStore } from '../db/studio/store.ts'
import { awayError } from './absences.ts'
import type { CampaignHost } from './campaign-host.ts'
import type { DeskDeps, StudioDeps } from './deps.ts'
import { createLiveHub } from './live-hub.ts'
import type { Runtime, StudioRuntime } from './runtime.ts'
import { createSeats } from './seats.ts'
import { createForecasts } from './studio/forecasts.ts'
import { NEXT_KEY_SECONDS } from './studio/key-lookup.ts'
import { createReportReader, REPORT_EVENTS_PER_SECOND, REPORT_SEATS, REPORT_TICK_MS } from './studio/live-reports.ts'
import type { Member } from './studio/member.ts'
import { createOverviews, type ReadOverview } from './studio/overview.ts'
import { createReadings } from './studio/readings.ts'
import { readReport } from './studio/report.ts'
import { seasonIn } from './studio/season.ts'
import { createShapes } from './studio/shapes.ts'
import { stillIn } from './studio/still-in.ts'
import { createTrees } from './studio/trees.ts'
import { createTurns, REPORT_SHARE } from './studio/turns.ts'
import { createTokenBuckets } from './token-buckets.ts'

/** Which members are still let in: streams ask it, which were let in once and go on. */
type StillIn = (members: readonly Member[]) => Promise<ReadonlySet<Member>>

/** What lies outside of a host's campaigns. */
interface Surroundings extends Pick<StudioDeps, 'seasonOf'> {
  stillIn: StillIn
}

/** What the studio reads of a host's campaigns, for routes and for the list of campaigns. */
export interface CampaignStudio extends StudioDeps {
  readOverview: ReadOverview
}

/** What the studio's routes of a host's campaigns need. */
export function createCampaignStudio(
  runtime: StudioRuntime,
  campaigns: CampaignHost,
  { stillIn, seasonOf }: Surroundings,
): CampaignStudio {
  const { siteUrl, now, networkOf, cut, faults, photos } = runtime
  const { store, catalogue, useForest, pause } = campaigns
  const { log } = faults
  const { ledger } = store
  const { absences, proofKey, sendEvents } = campaigns.deps
  const readHistory = createHistories({ engine: store, now, pause })
  const readForecast = createForecasts({ engine: store, readHistory })
  const readShape = createShapes({ useForest, now, pause, log })
  const readings = createReadings({
    readReport: async (campaign, query, at, isExact) => {
      await ledger.settle()
      const deps = { engine: store, readHistory, readShape, readForecast, now: at, isExact }
      const report = await readReport(campaign, query, deps)
      // Asked last: what is here now was here while it was read. Streams of one that is away end.
      if ((await absences.here([campaign])).length === 0) throw awayError()
      return report
    },
    turns: createTurns({ ...REPORT_SHARE, pause }),
    catalogue,
    now,
  })
  const reports = createLiveHub({
    ...{ pause, log },
    ...createReportReader(readings, log),
    stillIn,
    seats: createSeats(REPORT_SEATS),
    tickMs: REPORT_TICK_MS,
    eventsPerSecond: REPORT_EVENTS_PER_SECOND,
  })
  const readOverview = createOverviews({ store, readHistory, readForecast, now })
  return {
    ...{ catalogue, siteUrl, readHistory, readings, reports, now, pause, networkOf, cut, log, photos },
    ...{ proofKey, sendEvents },
    seasonOf,
    absences,
    storeOf: () => store,
    readTree: createTrees({ engine: store, useForest, now, pause }),
    // What is left here of one that is away are no figures of it.
    readOverview: async (campaign) => {
      await absences.requireHere(campaign.slug)
      return readOverview(campaign)
    },
  }
}

/** The studio's own store with what it reads of its campaigns, wherever these are. */
export function createDesk(
  { siteUrl, now, networkOf, faults: { log } }: Runtime,
  studio: StudioStore,
  { catalogue, readOverview, readAudits }: DeskCampaigns,
): DeskDeps {
  return {
    ...{ siteUrl, now, networkOf, log, studio, catalogue, readOverview },
    auditsOf: (campaigns) => [
      ...readAudits(campaigns),
      ...(campaigns === null ? [(page: AuditPage) => readStudioAudit(studio, page)] : []),
    ],
    // 256 bits cannot be guessed: this only bounds the cost of trying.
    keyBuckets: createTokenBuckets({ burst: 30, perSecond: 1 / NEXT_KEY_SECONDS, now }),
  }
}

interface DeskCampaigns extends Pick<DeskDeps, 'catalogue' | 'readOverview'> {
  /** One list for each store that holds some of them; null: of every campaign. */
  readAudits: DeskDeps['auditsOf']
}

/** Studio and campaigns of one database. */
export function createStudioHost(
  runtime: StudioRuntime,
  studio: StudioStore,
  campaigns: CampaignHost,
): DeskDeps & StudioDeps {
  const { now, faults } = runtime
  const { catalogue, store } = campaigns
  const own = createCampaignStudio(runtime, campaigns, {
    stillIn: (members) => stillIn({ studio, now, log: faults.log }, members),
    seasonOf: (slug) => catalogue.find(slug) && seasonIn(store, slug),
  })
  const readAudits: DeskDeps['auditsOf'] = (slugs) => [(page) => readCampaignAudit(campaigns.store, slugs, page)]
  return { ...own, ...createDesk(runtime, studio, { ...own, readAudits }) }
}
