import { HOUR_MS } from '../../campaigns/durations.ts'
import { linksLast } from '../../campaigns/phase.ts'
import { readWholeTally } from '../../db/campaign/figures.ts'
import { readFlags } from '../../db/campaign/flags.ts'
import type { ReadHistory } from '../../db/campaign/history.ts'
import { QUARTER_MS } from '../../db/campaign/quarters.ts'
import type { Rollups } from '../../db/campaign/rollups.ts'
import type { CampaignStore } from '../../db/campaign/store.ts'
import type { CatalogueEntry } from '../catalogue.ts'
import type { ReadForecast } from './forecasts.ts'
import { campaignFacts } from './report.ts'
import { paceOf } from './speed.ts'

const SPARK_HOURS = 24

interface Sources {
  store: CampaignStore
  readHistory: ReadHistory
  readForecast: ReadForecast
  now: () => number
}

/** The overview of one campaign in the list: how far, how fast, and whether a flag needs attention. */
export function createOverviews({ store, readHistory, readForecast, now }: Sources) {
  return async (campaign: CatalogueEntry) => {
    await store.ledger.settle()
    const at = now()
    const { slug, counter, closes } = campaign
    const [{ views: history }, { views, clear, depth }, flags] = await Promise.all([
      readHistory(slug),
      readWholeTally(store, slug),
      readFlags(store, slug, campaign.leaks),
    ])
    const rows = history.quarters
    const facts = campaignFacts(campaign, at)
    // A link can be flagged by several rules.
    const flagged = flags.filter(({ cap, revokedAt }) => cap === null && revokedAt === null)
    const alerts = new Set(flagged.map(({ node }) => node)).size
    const reached = counter === 'all' ? views : clear
    const aim = { goal: facts.goal, reached, now: at, until: linksLast(campaign) }
    const { forecast, tooEarlyUntil } = await readForecast(slug, aim)
    const pace = { perHour: paceOf(rows, at, closes), goal: forecast, tooEarlyUntil }
    return { ...facts, views, clear, counter, depth, pace, spark: sparkOf(rows, at), alerts }
  }
}

export type ReadOverview = ReturnType<typeof createOverviews>
export type Overview = Awaited<ReturnType<ReadOverview>>

/** Views of each of the last hours. */
function sparkOf(rows: Rollups['quarters'], now: number): number[] {
  const hours = new Array<number>(SPARK_HOURS).fill(0)
  const first = Math.floor(now / HOUR_MS) - SPARK_HOURS + 1
  for (const { quarter, views } of rows) {
    const place = Math.floor((quarter * QUARTER_MS) / HOUR_MS) - first
    if (place >= 0) hours[place] = (hours[place] ?? 0) + views
  }
  return hours
}
