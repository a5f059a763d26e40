import * as z from 'zod'
import { BUCKETS } from '../buckets.ts'
import { count, time } from './fields.ts'
import { reportQuery } from './report-schema.ts'

/** `GET circles`: circles are counted by quarter alone, so neither a channel nor a first link can be selected. */
export const circlesQuery = reportQuery.pick({ from: true, to: true, bucket: true, zone: true })

/**
 * The figures of a circle or of a part of one. Null for others than owners where it has fewer than five fans, whom they
 * would tell.
 */
const figures = z
  .object({
    /** Of the whole campaign. */
    views: count,
    clear: count,
    /** In the range. */
    inRange: count,
    clearInRange: count,
    /** In the last 24 hours. */
    today: count,
    /** Per bucket of the range. */
    course: z.array(count),
  })
  .nullable()

const part = z.object({
  /** Id of its circle, a dot and its number: `bretagne.1`. */
  id: z.string(),
  name: z.string(),
  figures,
  /** When it was divided last, or came of a division; null for a circle that never was. */
  splitAt: time.nullable(),
})

export const circlesAnswer = z.object({
  now: time,
  /** Clear views beyond which a part is divided: by itself, or when somebody says so. */
  size: count,
  splits: z.enum(['auto', 'asked']),
  range: z.object({ from: time, to: time, bucket: z.enum(BUCKETS) }),
  /** Beginnings of the buckets of each `course`. */
  starts: z.array(time),
  circles: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      goal: count.nullable(),
      /** Latitude and longitude, where it has a place on the map. */
      place: z.tuple([z.number(), z.number()]).nullable(),
      figures,
      /** One, until it was divided. */
      parts: z.array(part),
    }),
  ),
  /** Divisions so far, the newest first. `who` is null for a part that had outgrown its size. */
  divisions: z.array(
    z.object({ at: time, who: z.string().nullable(), part: z.string(), half: z.string(), stayed: count, went: count }),
  ),
})
export type CirclesAnswer = z.output<typeof circlesAnswer>

/** `POST circles/:part/split`. */
export const splitBody = z.strictObject({
  dryRun: z.boolean().default(false).describe('Only say what would happen.'),
  parts: z
    .int()
    .min(1)
    .optional()
    .describe('How many parts the circle has, as far as you know: where it has others by now, nothing is divided.'),
})
export const splitAnswer = z.object({
  /** Whether it was divided, or in a dry run would be. */
  divides: z.boolean(),
  /**
   * Why it stays whole: `too-small`, a half would have fewer than five clear views; `one-branch`, nearly all of it is one
   * branch; `changed`, it has other parts by now.
   */
  why: z.enum(['too-small', 'one-branch', 'changed']).nullable(),
  /** The part in question. Null for others than owners where it has fewer than five views. */
  part: z.object({ id: z.string(), name: z.string(), views: count.nullable() }),
  /** The two that it becomes, with what goes where: the one that stays first. Empty where it stays whole. */
  halves: z.array(z.object({ id: z.string(), name: z.string(), views: count, branches: count })),
  /** Views of its largest branch, which stays in one piece. Null for others than owners where they are fewer than five. */
  largest: count.nullable(),
})
export type SplitAnswer = z.output<typeof splitAnswer>
