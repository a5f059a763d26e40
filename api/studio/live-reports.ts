import type { Deps } from '../deps.ts'
import type { ReportQuery } from './contract.ts'
import { readReport } from './report.ts'

/** Within a second, with time to spare for the reading. */
export const REPORT_TICK_MS = 800

/** What changes with the clock alone is shown once a minute, so that a report in which nothing moved is not sent. */
const MINUTE_MS = 60_000

/** Names one view of a report: those who look at the same share one reading. */
export function reportTopic(slug: string, query: ReportQuery, isExact: boolean): string {
  return JSON.stringify([slug, query, isExact])
}

type ReportSources = Pick<Deps, 'engine' | 'readHistory' | 'readShape' | 'catalogue' | 'now'>

/** Reports, by topic, as server-sent events. */
export function createReportReader({ catalogue, now, ...sources }: ReportSources) {
  const read = async (topic: string): Promise<[string, string][]> => {
    const [slug, query, isExact] = JSON.parse(topic) as [string, ReportQuery, boolean]
    const campaign = catalogue.find(slug)
    if (!campaign) return []
    const asOf = now() - (now() % MINUTE_MS) + MINUTE_MS - 1
    const report = await readReport(campaign, query, { ...sources, now: asOf, isExact })
    return [[topic, `event: report\ndata: ${JSON.stringify(report)}\n\n`]]
  }
  return async (topics: readonly string[]) => new Map((await Promise.all(topics.map(read))).flat())
}
