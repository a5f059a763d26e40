import type { Catalogue, CatalogueEntry } from '../catalogue.ts'
import { ApiError } from '../errors.ts'
import type { Report, ReportQuery } from './contract/report-schema.ts'
import type { Turns } from './turns.ts'

/** What changes with the clock alone is shown once a minute, so that a report in which nothing moved is not sent. */
const MINUTE_MS = 60_000
/** Every bucket of every time zone begins with a quarter of an hour. */
const QUARTER_MS = 15 * MINUTE_MS
/** Reports of one key that wait at once. A studio asks for one, whoever compares campaigns for some. */
const MOST_WAITING = 16

/** Reports: whoever asks the same while one waits for its turn is given the same one. */
export interface Readings {
  /** Throws what `readReport` throws, and `slow-down` to a key that asks for more than it waits for. */
  read(topic: string, key: number): Promise<Report>
  /** For those who watch, whoever they are. Throws what `readReport` throws. */
  readAgain(topic: string): Promise<Report>
}

interface Options {
  readReport: (campaign: CatalogueEntry, query: ReportQuery, now: number, isExact: boolean) => Promise<Report>
  catalogue: Pick<Catalogue, 'find'>
  turns: Turns
  now: () => number
}

/**
 * Names one view of a report, alike for all who mean the same.
 *
 * @param isExact whether times are given to the millisecond: to owners
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

/** `europe/paris` is Europe/Paris; what nobody knows is left as it is, for the report to refuse. */
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
    // Who asks from now on joins the next reading: its own change may have come after this one.
    waiting.delete(topic)
    const [slug, query, isExact] = JSON.parse(topic) as [string, ReportQuery, boolean]
    const campaign = catalogue.find(slug)
    if (!campaign) throw new ApiError('campaign-unknown')
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
