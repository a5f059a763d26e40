import type { AuditPage } from '../db/audit.ts'
import { readCampaignAudit } from '../db/campaign/audit.ts'
import { createHistories } from '../db/campaign/history.ts'
import { readStudioAudit } from '../db/studio/audit.ts'
import type { StudioStore } from '../db/studio/store.ts'
import type { CampaignHost } from './campaign-host.ts'
import type { StudioDeps } from './deps.ts'
import { createLiveHub } from './live-hub.ts'
import type { StudioRuntime } from './runtime.ts'
import { createSeats } from './seats.ts'
import { createForecasts } from './studio/forecasts.ts'
import { NEXT_KEY_SECONDS } from './studio/key-lookup.ts'
import { createReportReader, REPORT_EVENTS_PER_SECOND, REPORT_SEATS, REPORT_TICK_MS } from './studio/live-reports.ts'
import type { Member } from './studio/member.ts'
import { createOverviews } from './studio/overview.ts'
import { createReadings } from './studio/readings.ts'
import { readReport } from './studio/report.ts'
import { createShapes } from './studio/shapes.ts'
import { stillIn } from './studio/still-in.ts'
import { createTrees } from './studio/trees.ts'
import { createTurns, REPORT_SHARE } from './studio/turns.ts'
import { createTokenBuckets } from './token-buckets.ts'

/** What the studio's routes need: the studio's own store, and what it reads of a host's campaigns. */
export function createStudioHost(runtime: StudioRuntime, studio: StudioStore, campaigns: CampaignHost): StudioDeps {
  const { siteUrl, now, networkOf, cut, faults, photos } = runtime
  const { store, catalogue, useForest, pause } = campaigns
  const { log } = faults
  const { ledger } = store
  const readHistory = createHistories({ engine: store, now, pause })
  const readForecast = createForecasts({ engine: store, readHistory })
  const readShape = createShapes({ useForest, now, pause, log })
  const readings = createReadings({
    readReport: async (campaign, query, at, isExact) => {
      await ledger.settle()
      return readReport(campaign, query, { engine: store, readHistory, readShape, readForecast, now: at, isExact })
    },
    turns: createTurns({ ...REPORT_SHARE, pause }),
    catalogue,
    now,
  })
  const reports = createLiveHub({
    ...{ now, pause, log },
    ...createReportReader(readings, log),
    stillIn: (members: readonly Member[]) => stillIn({ studio, now, log }, members),
    seats: createSeats(REPORT_SEATS),
    tickMs: REPORT_TICK_MS,
    eventsPerSecond: REPORT_EVENTS_PER_SECOND,
  })
  return {
    ...{ catalogue, siteUrl, studio, readHistory, readings, reports, now, pause, networkOf, cut, log, photos },
    storeOf: () => store,
    auditsOf: (campaigns) => [
      (page) => readCampaignAudit(store, campaigns, page),
      ...(campaigns === null ? [(page: AuditPage) => readStudioAudit(studio, page)] : []),
    ],
    readTree: createTrees({ engine: store, useForest, now, pause }),
    readOverview: createOverviews({ store, readHistory, readForecast, now }),
    // 256 bits cannot be guessed: this only bounds the cost of trying.
    keyBuckets: createTokenBuckets({ burst: 30, perSecond: 1 / NEXT_KEY_SECONDS, now }),
  }
}
