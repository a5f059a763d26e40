import type { Engine } from '../../db/engine.ts'
import { HOUR_MS, type ReadHistory } from '../../db/history.ts'
import { readLeaks, readStanding } from '../../db/report.ts'
import type { CatalogueEntry } from '../catalogue.ts'
import { paceOf } from './pace.ts'
import { campaignFacts } from './report.ts'

const SPARK_HOURS = 24

/** One campaign among others: how far, how fast, and whether somebody should look. */
export async function readOverview(engine: Engine, readHistory: ReadHistory, campaign: CatalogueEntry, now: number) {
  const { slug } = campaign
  const [{ views: history }, { views, depth }, leaks] = await Promise.all([
    readHistory(slug),
    readStanding(engine, slug),
    readLeaks(engine, slug, campaign.leaks),
  ])
  const rows = history.hours
  const facts = campaignFacts(campaign, now)
  const hours = new Array<number>(SPARK_HOURS).fill(0)
  const first = Math.floor(now / HOUR_MS) - SPARK_HOURS + 1
  for (const row of rows) if (row.hour >= first) hours[row.hour - first] = (hours[row.hour - first] ?? 0) + row.views
  // One link can be flagged by more than one rule.
  const flagged = leaks.filter(({ cap, revokedAt }) => cap === null && revokedAt === null)
  const alerts = new Set(flagged.map(({ node }) => node)).size
  return { ...facts, views, depth, pace: paceOf(rows, { views, goal: facts.goal, now }), spark: hours, alerts }
}
