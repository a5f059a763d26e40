import { readFlags } from '../../db/campaign/flags.ts'
import { QUARTER_MS } from '../../db/campaign/growth.ts'
import { HOUR_MS, type ReadHistory } from '../../db/campaign/history.ts'
import { readStanding } from '../../db/campaign/report.ts'
import type { Engine } from '../../db/engine.ts'
import type { CatalogueEntry } from '../catalogue.ts'
import type { ReadForecast } from './forecasts.ts'
import { campaignFacts } from './report.ts'
import { paceOf } from './speed.ts'

const SPARK_HOURS = 24

interface Sources {
  engine: Engine
  readHistory: ReadHistory
  readForecast: ReadForecast
}

/** One campaign among others: how far, how fast, and whether somebody should look. */
export async function readOverview(
  { engine, readHistory, readForecast }: Sources,
  campaign: CatalogueEntry,
  now: number,
) {
  const { slug } = campaign
  const [{ views: history }, { views, clear, depth }, flags] = await Promise.all([
    readHistory(slug),
    readStanding(engine, slug),
    readFlags(engine, slug, campaign.leaks),
  ])
  const rows = history.quarters
  const facts = campaignFacts(campaign, now)
  const hours = new Array<number>(SPARK_HOURS).fill(0)
  const first = Math.floor(now / HOUR_MS) - SPARK_HOURS + 1
  for (const { quarter, views } of rows) {
    const place = Math.floor((quarter * QUARTER_MS) / HOUR_MS) - first
    if (place >= 0) hours[place] = (hours[place] ?? 0) + views
  }
  // One link can be flagged by more than one rule.
  const flagged = flags.filter(({ cap, revokedAt }) => cap === null && revokedAt === null)
  const alerts = new Set(flagged.map(({ node }) => node)).size
  const { counter } = campaign
  const reached = counter === 'all' ? views : clear
  const { forecast, tooEarlyUntil } = await readForecast(slug, { goal: facts.goal, reached, now })
  const pace = { perHour: paceOf(rows, now), goal: forecast, tooEarlyUntil }
  return { ...facts, views, clear, counter, depth, pace, spark: hours, alerts }
}
