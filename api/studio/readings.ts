import { MINUTE_MS } from '../../campaigns/durations.ts'
import { QUARTER_MS } from '../../db/campaign/quarters.ts'
import type { Catalogue, CatalogueEntry } from '../catalogue.ts'
import { ApiError } from '../errors.ts'
import type { Report, ReportQuery } from './contract/report-schema.ts'
import type { Turns } from './turns.ts'

/** Queued reports of one key. A studio asks for one, a comparison of campaigns for some. */
const MOST_WAITING = 16

/** Reads reports in turns. Identical requests share one reading while it is queued. */
export interface Readings {
  /** Reads a report for a key. Throws what `readReport` throws, and `slow-down` to a key with too many queued. */
  read(topic: string, key: number): Promise<Report>
  /** Reads a report for all its subscribers. Throws what `readReport` throws. */
  readAgain(topic: string): Promise<Report>
}

interface Options {
  readReport: (campaign: CatalogueEntry, query: ReportQuery, now: number, isExact: boolean) => Promise<Report>
  catalogue: Pick<Catalogue, 'find'>
  turns: Turns
  now: () => number
}

/**
 * The canonical name of one view of a report: equal for equal queries.
 *
 * @param isExact whether times are given to the millisecond, as to owners
 */
export function reportTopic(slug: string, { from, zone, ...query }: ReportQuery, isExact: boolean): string {
  return JSON.stringify([
    slug,
    {
      ...query,
      ...(from !== undefined && { from: from - (from % QUARTER_MS) }),
      zone: zoneName(zone),
    },
    isExact,
  ])
}

/** Canonicalises a time zone, as `europe/paris` to Europe/Paris; an unknown one is left for the report to refuse. */
function zoneName(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  } catch {
    return zone
  }
}

export function createReadings({ readReport, catalogue, turns, now }: Options): Readings {
  const waiting = new Map<string, Promise<Report>>()

  const readNow = async (topic: string) => {
    // Later requests join the next reading: their own change may have come after this one began.
    waiting.delete(topic)
    const [slug, query, isExact] = JSON.parse(topic) as [string, ReportQuery, boolean]
    const campaign = catalogue.find(slug)
    if (!campaign) throw new ApiError('campaign-unknown')
    // The clock of a report moves once a minute, so that one in which nothing else changed is not sent again.
    return readReport(campaign, query, now() - (now() % MINUTE_MS) + MINUTE_MS - 1, isExact)
  }

  const join = (topic: string, who: string) => {
    const reading = waiting.get(topic) ?? turns.take(who, () => readNow(topic))
    waiting.set(topic, reading)
    return reading
  }

  return {
    async read(topic, key) {
      const who = `key ${key}`
      if (!waiting.has(topic) && turns.waiting(who) >= MOST_WAITING) {
        throw new ApiError('slow-down', { retryAfterSeconds: 2 })
      }
      return join(topic, who)
    },
    readAgain: (topic) => join(topic, 'live'),
  }
}
