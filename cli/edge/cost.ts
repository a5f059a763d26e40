import { MOST_OBJECTS } from '../../api/edge/streams.ts'

/**
 * What a month on Cloudflare costs at list price (US dollars, Workers Paid, developers.cloudflare.com/workers/platform/pricing and
 * …/durable-objects/platform/pricing, read in November 2026). Rows written are measured in workerd, the other factors
 * computed from the code; none was seen on a bill: docs/edge.md says how.
 */
const BASE = 5
const MILLION = 1e6

/** Requests of one view to the Worker: the tally, the opening, its preparation and what it comes back for; files are free. */
const REQUESTS_A_VIEW = 6
/**
 * What pages without a stream ask beside that: taken as a tenth of them, open for two minutes, every five seconds. A cache
 * answers them, of whose misses an object gets one a second and data centre.
 */
const POLLS_A_VIEW = 2.4
/** Of the others, what an object answers. */
const OBJECT_REQUESTS_A_VIEW = 5
/**
 * Rows written for one view, by workerd's own count (`tests/bench/rows.ts`): in a tree seven deep 19 at one view a second and 13 at
 * ten, and two more a day later, when the visit is forgotten. Through links of a flat tree they are 8 and 6.
 */
const ROWS_A_VIEW = 18
/** Seconds in which an object is kept awake by one view's requests and stream; crowds share them, so this is an upper bound. */
const AWAKE_A_VIEW_S = 2
const MONTH_S = 30 * 86_400
/** Objects of one campaign that are awake at most: its own, and those beside it that hold its streams. */
const OBJECTS_A_CAMPAIGN = 1 + MOST_OBJECTS
const OBJECT_GB = 0.128

interface Price {
  included: number
  /** Dollars for each million beyond. */
  perMillion: number
}

const PRICES = {
  requests: { included: 10 * MILLION, perMillion: 0.3 },
  objectRequests: { included: MILLION, perMillion: 0.15 },
  gigabyteSeconds: { included: 400_000, perMillion: 12.5 },
  rowsWritten: { included: 50 * MILLION, perMillion: 1 },
} satisfies Record<string, Price>

/** Dollars for a million photos of a gallery that are looked at: each is asked of the Worker, of an object and of R2 (0.36, Class B). */
export const MILLION_PHOTOS = PRICES.requests.perMillion + PRICES.objectRequests.perMillion + 0.36

/**
 * Dollars for a month.
 *
 * @param campaigns the views of each
 */
export function monthlyCost(campaigns: readonly number[]): number {
  const views = campaigns.reduce((sum, each) => sum + each, 0)
  const awake = campaigns.map((each) => Math.min(each * AWAKE_A_VIEW_S, OBJECTS_A_CAMPAIGN * MONTH_S))
  const used = {
    requests: views * (REQUESTS_A_VIEW + POLLS_A_VIEW),
    objectRequests: views * OBJECT_REQUESTS_A_VIEW,
    // The studio's object as if it never slept: every campaign asks it, and every change is told to it.
    gigabyteSeconds: awake.reduce((sum, each) => sum + each, MONTH_S) * OBJECT_GB,
    rowsWritten: views * ROWS_A_VIEW,
  }
  const beyond = Object.entries(PRICES).map(([name, { included, perMillion }]) => {
    const more = Math.max(0, used[name as keyof typeof used] - included)
    return (more / MILLION) * perMillion
  })
  return BASE + beyond.reduce((sum, each) => sum + each, 0)
}
