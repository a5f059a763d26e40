import { z } from 'zod'
import { CHANNEL_IDS, type ChannelId } from '../../campaigns/channels.ts'
import { ROOT_KINDS, rootFields } from '../../campaigns/schema.ts'
import { AUDIT_ACTIONS } from '../../db/audit.ts'

/**
 * What the studio's routes take and answer, for the studio, for machines and for `openapi.json`. Times are epoch
 * milliseconds, durations milliseconds; a node is named by its id in decimal, which opens nothing.
 */

const channel = z.enum(CHANNEL_IDS as [ChannelId, ...ChannelId[]])
const count = z.int().min(0)
const time = z.int()
export const node = z.string().regex(/^\d{1,16}$/, { error: 'expected the id of a node' })

/** Owners do everything, editors change links, viewers read. */
export const ROLES = ['viewer', 'editor', 'owner'] as const
export type Role = (typeof ROLES)[number]

/** `POST session`. */
export const sessionBody = z.strictObject({
  key: z.string().max(200).describe('A studio key, as `studio invite` gave it.'),
})

/** Who is signed in. */
export const session = z.object({
  name: z.string(),
  role: z.enum(ROLES),
  /** Slugs; null: every campaign. */
  campaigns: z.array(z.string()).nullable(),
  /** When the session ends at the latest, or the key of a machine; null: never. */
  expiresAt: time.nullable(),
})
export type SessionAnswer = z.output<typeof session>

const phase = z.enum(['upcoming', 'private', 'public', 'closed'])

/** How sure a mean is: 95 % lie between `low` and `high`. */
const estimate = z.object({ value: z.number(), low: z.number(), high: z.number() })

const campaignFacts = z.object({
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

const pace = z.object({
  /** Views per hour, of the last hours. */
  perHour: estimate,
  /** When the goal is reached at this pace; null without a goal, after it, and while nothing moves. `latest` can be never. */
  goal: z.object({ at: time, earliest: time, latest: time.nullable() }).nullable(),
})

/** `GET campaigns`. */
export const campaignsAnswer = z.object({
  now: time,
  campaigns: z.array(
    campaignFacts.extend({
      views: count,
      depth: count,
      pace,
      /** Views of each of the last 24 hours, the oldest first. */
      spark: z.array(count),
      /** Links that were flagged and are neither revoked nor capped. */
      alerts: count,
    }),
  ),
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
  bucket: z.enum(['hour', 'day', 'week']).optional().describe('Default: what makes at most about 100 buckets.'),
  channel: channel.optional().describe('Only views that travelled this way.'),
  root: node.optional().describe('Only views below this root.'),
  zone: z.string().max(60).default('UTC').describe('Time zone in which days and weeks begin, such as Europe/Paris.'),
})

const refusal = z.enum([
  'retry',
  'reopened',
  'own-link',
  'automated',
  'link-invalid',
  'link-revoked',
  'link-exhausted',
  'words-unknown',
  'not-open-yet',
  'closed',
  'work-required',
  'slow-down',
])

export const report = z
  .object({
    now: time,
    campaign: campaignFacts,
    range: z.object({ from: time, to: time, bucket: z.enum(['hour', 'day', 'week']) }),
    totals: z.object({
      /** Of the whole campaign: equals the tally. */
      views: count,
      depth: count,
      /** In the range, with the filters; and in the window of the same length before it. */
      inRange: count,
      before: count,
    }),
    pace,
    /** Views per bucket of the range, and in the same bucket of the window before; `at` is the beginning of the bucket. */
    views: z.array(z.object({ at: time, views: count, before: count })),
    spread: z.object({
      /** Nodes younger than this are left out of every reproduction number: they have hardly had time to forward. */
      matureAfterMs: count,
      /** Views through a fan's own link, on average; null while no node is old enough. */
      reproduction: estimate.nullable(),
      generations: z.array(
        z.object({
          generation: count,
          views: count,
          nodes: count,
          forwarders: count,
          reproduction: estimate.nullable(),
        }),
      ),
      /** From an opening to its first forward; null while nobody has forwarded. */
      firstForward: z.object({ medianMs: count, ninetiethMs: count, forwarders: count }).nullable(),
      /** How long the views per hour take to double (or to halve); null when they hardly change or are too few. */
      trend: z.object({ kind: z.enum(['doubling', 'halving']), ms: count }).nullable(),
    }),
    channels: z.array(
      z.object({
        channel,
        intents: count,
        views: count,
        /** Views per use of the share button; null without a use, and for one root alone. */
        perIntent: z.number().nullable(),
        /** Of all views, 0 to 1. */
        share: z.number(),
        reproduction: estimate.nullable(),
        depth: count,
        meanDepth: z.number(),
      }),
    ),
    roots: z.array(
      z.object({
        node,
        /** Null for one that a restored backup has lost. */
        label: z.string().nullable(),
        kind: z.enum(ROOT_KINDS),
        channel,
        /** Views through the link itself, and of everything that grew from it. */
        views: count,
        reach: count,
        depth: count,
        share: z.number(),
        /** Reach per bucket of the range, at most 24 of them. */
        spark: z.array(count),
        cap: count.nullable(),
        revokedAt: time.nullable(),
      }),
    ),
    /** Openings that are no view, by reason, and per bucket of the range. `raw` are all openings: views and these. */
    uncounted: z.object({
      raw: count,
      counted: count,
      reasons: z.array(z.object({ reason: refusal, openings: count })),
      buckets: z.array(z.object({ at: time, openings: z.partialRecord(refusal, count) })),
    }),
    leaks: z.array(
      z.object({
        node,
        /** `many`: opened by more people than a chat holds; `fast`: in a quarter of an hour, more often than chats do. */
        rule: z.enum(['many', 'fast']),
        views: count,
        limit: count,
        further: count,
        depth: count,
        channel,
        openedAt: time,
        cap: count.nullable(),
        revokedAt: time.nullable(),
      }),
    ),
    /** Since when there is no forwarding tree any more; null while there is. */
    foldedAt: time.nullable(),
  })
  .meta({ id: 'Report' })
export type Report = z.output<typeof report>
export type ReportQuery = z.output<typeof reportQuery>

/** `GET tree`. */
export const treeQuery = z.object({
  root: node.optional(),
  most: z.coerce.number().int().min(1).max(20_000).default(20_000).describe('Nodes at most; the rest is folded.'),
  fold: z.coerce.number().int().min(1).max(1000).default(5).describe('Branches smaller than this are folded.'),
})
export const tree = z.object({
  now: time,
  /** All nodes of the selection, drawn or not. */
  size: count,
  /** Ids of the drawn nodes, parents before children; the columns beside it have one entry for each. */
  nodes: z.array(node),
  /** Place of the parent in `nodes`; -1 for a root. */
  parents: z.array(z.int()),
  channels: z.array(channel),
  at: z.array(time),
  /** Views below each, drawn or folded. */
  below: z.array(count),
  /** Of them, those that hang on it directly or further on and are folded into it. */
  folded: z.array(count),
  generations: z.array(z.object({ generation: count, views: count })),
  /** How many fans' branches (a fan's link and all that grew from it) have so many views: `upTo` is the end of a span. */
  branches: z.array(z.object({ upTo: count, branches: count })),
})
export type Tree = z.output<typeof tree>

/** `POST roots`: one or many. */
export const rootsBody = z.strictObject({
  roots: z
    .array(z.strictObject({ ...rootFields, cap: z.int().min(1).optional() }))
    .min(1)
    .max(1000),
})
/** `PATCH links/:node`: what a link may do from now on. */
export const linkBody = z
  .strictObject({
    cap: z.int().min(1).nullable().optional().describe('At most so many views; null: no limit.'),
    revoke: z.enum(['link', 'branch']).optional(),
    dryRun: z.boolean().default(false).describe('Only say what would happen.'),
  })
  .refine(({ cap, revoke }) => (cap === undefined) !== (revoke === undefined), {
    error: 'expected either cap or revoke',
  })
export const linkAnswer = z.object({
  /** Links that open nothing any more from then on. */
  revoked: count,
  /** Views through this link until now. */
  views: count,
})
const rootLink = z.object({
  node,
  label: z.string(),
  kind: z.enum(ROOT_KINDS),
  channel,
  url: z.url(),
  /** Through the link itself. */
  views: count,
  cap: count.nullable(),
  revokedAt: time.nullable(),
})
export type RootLink = z.output<typeof rootLink>

/** `GET roots` and, for those that were made, `POST roots`. */
export const rootsAnswer = z.object({ roots: z.array(rootLink) })

/** `GET audit`, the newest first. */
export const auditQuery = z.object({
  campaign: z.string().optional().describe('Only what concerns this campaign.'),
  before: z.coerce.number().int().optional().describe('Only entries older than the one with this id.'),
  most: z.coerce.number().int().min(1).max(500).default(100).describe('Entries at most.'),
})
export const audit = z.object({
  entries: z.array(
    z.object({
      id: z.int(),
      at: time,
      who: z.string(),
      /** Null: it concerns no single campaign. */
      campaign: z.string().nullable(),
      action: z.enum(AUDIT_ACTIONS),
      /** What it was done to: a label, a node's id, a name. */
      detail: z.string(),
    }),
  ),
  /** Whether there are older ones. */
  more: z.boolean(),
})
export type AuditAnswer = z.output<typeof audit>
