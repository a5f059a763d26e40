import type { Watch } from '../audience.ts'
import { ApiError } from '../errors.ts'
import type { Tell } from '../live-hub.ts'
import type { SeatLimit } from '../seats.ts'
import type { Report } from './contract/report-schema.ts'
import type { Member } from './member.ts'
import type { Readings } from './readings.ts'

/** The interval of reading: a change is shown within a second, the reading included. */
export const REPORT_TICK_MS = 500

/** The most reports sent in a second: some 50 kB each. */
export const REPORT_EVENTS_PER_SECOND = 1000

/**
 * Limits on streams of reports. A team that shares a key, and a wall that runs for days, have room. The cost is each
 * distinct view of a report, since it is read at every tick.
 */
export const REPORT_SEATS: SeatLimit<Watch<Member>>[] = [
  { most: 1000 },
  { most: 40, sharedBy: ({ guest }) => guest.key },
  { most: 100, counting: ({ topic }) => topic },
  { most: 8, sharedBy: ({ guest }) => guest.key, counting: ({ topic }) => topic },
]

/** Reports, by topic, as server-sent events. */
export function createReportReader(readings: Readings, log: (error: unknown) => void) {
  const eventOf = (report: Report) => `event: report\ndata: ${JSON.stringify(report)}\n\n`
  const readOne = async (topic: string, tell: Tell) => {
    try {
      await tell(topic, eventOf(await readings.readAgain(topic)))
    } catch (error) {
      // The range has grown too long, or the campaign is gone: the client is told when it reconnects.
      if (error instanceof ApiError) await tell(topic, undefined)
      else log(error)
    }
  }
  return {
    first: async ({ topic, guest }: Watch<Member>) => eventOf(await readings.read(topic, guest.key)),
    read: async (topics: readonly string[], tell: Tell) => {
      await Promise.all(topics.map((topic) => readOne(topic, tell)))
    },
  }
}
