import * as z from 'zod'
import { ROOT_KINDS } from '../../../campaigns/root-kinds.ts'
import { REFUSAL_REASONS } from '../../../db/campaign/refusals.ts'
import { REPORTED_KINDS } from '../../../pieces/kinds.ts'
import { BUCKETS } from '../buckets.ts'
import { campaignFacts, pace } from './campaigns-schema.ts'
import { channel, count, doubt, estimate, node, reproduction, time } from './fields.ts'

const refusal = z.enum(REFUSAL_REASONS)

const circleId = z.string().regex(/^[a-z0-9-]{1,64}(\.\d{1,4})?$/, {
  error: 'expected the id of a circle, such as bretagne, or of a part, such as bretagne.2',
})

/** Query of `report` and `live`: everything may be left out. */
export const reportQuery = z.object({
  from: z.coerce
    .number()
    .int()
    .min(0)
    .max(8.64e15)
    .optional()
    .describe('Epoch ms; default: the first opening, counted or not.'),
  to: z.coerce
    .number()
    .int()
    .min(0)
    .max(8.64e15)
    .optional()
    .describe('Epoch ms; default: now, or without `from` the last opening of a campaign that has closed.'),
  bucket: z
    .enum(BUCKETS)
    .optional()
    .describe('Default: a `quarter` of an hour up to 6 hours, then what makes at most about 100 buckets.'),
  channel: channel.optional().describe('Only views that travelled this way.'),
  root: node.optional().describe('Only views below this root.'),
  circle: circleId
    .optional()
    .describe('Only views of this circle, or with a dot and its number of one of its parts, such as `bretagne.2`.'),
  zone: z.string().max(60).default('UTC').describe('Time zone in which days and weeks begin, such as Europe/Paris.'),
})

/** Query of `export`: that of the report, and how CSV is written. */
export const exportQuery = reportQuery.extend({
  separator: z
    .enum(['comma', 'semicolon'])
    .default('comma')
    .describe(
      'CSV only. `semicolon`, with decimal commas, is what spreadsheets in German, French and the like expect.',
    ),
})

/** Why a link or a branch is flagged; `limit` of the flag is what it went beyond. */
const FLAG_RULES = ['many', 'fast', 'machine', 'star', 'chain', 'night'] as const

export const report = z
  .object({
    now: time,
    campaign: campaignFacts,
    range: z.object({ from: time, to: time, bucket: z.enum(BUCKETS) }),
    totals: z.object({
      /** Of the whole campaign: `views` are `clear` and `doubtful`. The public counter shows what `counter` says. */
      views: count,
      clear: count,
      doubtful: count,
      /** Taken out of every figure, reversibly. */
      voided: count,
      depth: count,
      /** What the public counter shows, and the goal counts. */
      counter: z.enum(['clear', 'all']),
      /** In the range, with the filters; and in the window before it. */
      inRange: count,
      clearInRange: count,
      before: count,
    }),
    /** Views that carry a doubt, by doubt; one can carry several. */
    doubts: z.array(z.object({ doubt, views: count })),
    /** What cannot be known, with a bound estimated from what is seen. */
    unknown: z.object({
      /** Views from the network of their link's owner within half an hour: as many at most may be one person twice. */
      twice: count,
      /** Views through fans' links that more people opened than chats hold: who handed them on, the tree does not know. */
      reposted: count,
    }),
    pace,
    /** Views per bucket of the range, and in the same bucket of the window before; `at` is the beginning of the bucket. */
    views: z.array(z.object({ at: time, views: count, clear: count, before: count })),
    spread: z.object({
      /**
       * R so far: views through a fan's own link within `withinMs`, as far as the data reach; null while fans are too few,
       * or one brought most of them. Of a campaign that has closed it is counted, and `low` and `high` are `value`.
       */
      reproduction: reproduction.nullable(),
      /** What R tends to, given time; null while it is too early to say, and of a campaign that has closed. */
      eventual: estimate.extend({ method: z.string() }).nullable(),
      /** From when on it can be said; null when it is, when nobody knows, or when that is after the close. */
      eventualFrom: time.nullable(),
      generations: z.array(
        z.object({
          generation: count,
          views: count,
          clear: count,
          /** Null for others than owners where so few came in it that it could tell who. */
          forwarders: count.nullable(),
          reproduction: reproduction.nullable(),
        }),
      ),
      /** From an opening to its first forward; null while nobody has forwarded. A quantile is null while it is too early. */
      firstForward: z
        .object({ medianMs: count.nullable(), ninetiethMs: count.nullable(), forwarders: count })
        .nullable(),
      /** How long the views per hour take to double (or to halve); null when they hardly change, are too few, or have ended. */
      trend: z.object({ kind: z.enum(['doubling', 'halving']), ms: count }).nullable(),
    }),
    /** The form of the tree; null while it has not been read, or is empty. */
    shape: z
      .object({
        /** The largest branch that a fan began, that fan included, and its share of all views, 0 to 1. */
        largestBranch: z.object({ views: count, share: z.number() }),
        /** Mean distance between two openings of one tree (Goel et al. 2016): 2 for a broadcast, more for a chain. */
        structuralVirality: z.number(),
      })
      .nullable(),
    channels: z.array(
      z.object({
        channel,
        intents: count,
        views: count,
        clear: count,
        /** Views per use of the share button; null without a use, and for one root alone. */
        perIntent: z.number().nullable(),
        /** Of all views, 0 to 1. */
        share: z.number(),
        reproduction: reproduction.nullable(),
        /** Null for others than owners where so few came by it that it could tell who. */
        depth: count.nullable(),
        meanDepth: z.number().nullable(),
      }),
    ),
    roots: z.array(
      z.object({
        node,
        /** Null for one that a restored backup has lost. */
        label: z.string().nullable(),
        kind: z.enum(ROOT_KINDS),
        channel,
        /**
         * Views through the link itself, and of everything that grew from it in the range. All null for a list of members of
         * which fewer than five have opened, or have not.
         */
        views: count.nullable(),
        clear: count.nullable(),
        reach: count.nullable(),
        clearReach: count.nullable(),
        depth: count.nullable(),
        share: z.number().nullable(),
        /** Reach per bucket of the range, at most 24 of them; none of such a list. */
        spark: z.array(count),
        cap: count.nullable(),
        revokedAt: time.nullable(),
      }),
    ),
    /** Openings that are no view, by reason, and per bucket of the range. `raw` are all openings: views and these. */
    uncounted: z.object({
      raw: count,
      counted: count,
      clear: count,
      reasons: z.array(z.object({ reason: refusal, openings: count })),
      buckets: z.array(z.object({ at: time, counted: count, openings: z.partialRecord(refusal, count) })),
    }),
    leaks: z.array(
      z.object({
        node,
        /** Of a root; null for a fan's link. */
        label: z.string().nullable(),
        /**
         * `many`: opened by more people than a chat holds; `fast`: in a quarter of an hour, more often than chats do;
         * `machine`: half of its branch or more carries a doubt; `star`: half of those who opened the link itself do;
         * `chain`: many generations of hardly more than one each; `night`: a burst between one and five at night.
         */
        rule: z.enum(FLAG_RULES),
        /** What the rule counts, and from how many on it flags. */
        views: count,
        limit: count,
        /** Of its branch, those that carry a doubt. */
        doubtful: count,
        further: count,
        depth: count,
        /** How the link came to its owner. Null, as the hour is, for others than owners where it could tell who that is. */
        channel: channel.nullable(),
        /** When its owner opened, by the hour, for owners to the millisecond; null for a root. */
        openedAt: time.nullable(),
        cap: count.nullable(),
        revokedAt: time.nullable(),
      }),
    ),
    /** Pieces of which there is a report of their own, and how much was entered into each. */
    pieces: z.array(z.object({ piece: z.string(), kind: z.enum(REPORTED_KINDS), title: z.string(), entries: count })),
    /** Circles of the campaign, and their parts where they were divided: what can be selected as `circle`. */
    circles: z.array(
      z.object({
        ...{ id: z.string(), name: z.string() },
        few: z.boolean().optional().describe('Fewer than five fans are in it: its figures are for owners.'),
        parts: z.array(z.object({ id: z.string(), name: z.string() })),
      }),
    ),
    /** Since when there is no forwarding tree any more; null while there is. */
    foldedAt: time.nullable(),
  })
  .meta({ id: 'Report' })
export type Report = z.output<typeof report>
export type ReportQuery = z.output<typeof reportQuery>
