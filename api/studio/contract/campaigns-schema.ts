import * as z from 'zod'
import { count, estimate, phase, time } from './fields.ts'

export const campaignFacts = z.object({
  slug: z.string(),
  title: z.string(),
  locale: z.string(),
  accent: z.string(),
  phase,
  opens: time.nullable(),
  reveals: time.nullable(),
  closes: time.nullable(),
  goal: count.nullable(),
})

export const pace = z.object({
  /** Views per hour, of the last hours; null until an hour has passed, and of a campaign that has closed. */
  perHour: estimate.nullable(),
  /**
   * When the goal is reached: in four of five runs of the process between `earliest` and `latest`, null for never. `reach`
   * is the share of the runs that reach it before the campaign is revealed or closes. Null without a goal, after it, while it is
   * too early to say, and from the reveal or the close on.
   */
  goal: z
    .object({
      at: time.nullable(),
      earliest: time.nullable(),
      latest: time.nullable(),
      reach: z.number(),
    })
    .nullable(),
  /** Until when it is too early to say when the goal is reached; null when it is not, or when nobody knows. */
  tooEarlyUntil: time.nullable(),
})

/** `GET campaigns`. */
export const campaignsAnswer = z.object({
  now: time,
  campaigns: z.array(
    campaignFacts.extend({
      views: count,
      clear: count,
      /** What the public counter shows, and the goal counts. */
      counter: z.enum(['clear', 'all']),
      depth: count,
      pace,
      /** Views of each of the last 24 hours, the oldest first. */
      spark: z.array(count),
      /** Links that were flagged and are neither revoked nor capped. */
      alerts: count,
    }),
  ),
  /** Those that cannot be read just now: they do not answer, or are on their way to another place. */
  unread: z.array(campaignFacts.pick({ slug: true, title: true })),
})
export type CampaignsAnswer = z.output<typeof campaignsAnswer>
