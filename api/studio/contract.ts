import { z } from 'zod'
import { CHANNEL_IDS, type ChannelId } from '../../campaigns/channels.ts'
import { ROOT_KINDS, rootFields } from '../../campaigns/schema.ts'
import { AUDIT_ACTIONS, type AuditPlace } from '../../db/audit.ts'
import { DOUBT_NAMES, type Doubt } from '../../db/campaign/doubt.ts'
import { BASE58_PATTERN } from '../../seal/base58.ts'
import { BUCKETS } from './buckets.ts'

/**
 * What the studio's routes take and answer, for the studio, for machines and for `openapi.json`. Times are epoch
 * milliseconds, durations milliseconds; a node has a name of 22 characters, which opens nothing, tells no time, and to
 * which no link leads. `views` are `clear` and doubtful ones; voided ones are in no figure but `voided`.
 */

const channel = z.enum(CHANNEL_IDS as [ChannelId, ...ChannelId[]])
const count = z.int().min(0)
const time = z.int()
const node = z.string().regex(new RegExp(`^${BASE58_PATTERN}$`), { error: 'expected the name of a node' })
const doubt = z.enum(DOUBT_NAMES as [Doubt, ...Doubt[]])

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

/** Views through a fan's own link within so long after their opening. */
const reproduction = estimate.extend({ withinMs: count })

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
  /** Views per hour, of the last hours; null until an hour has passed. */
  perHour: estimate.nullable(),
  /**
   * When the goal is reached: in four of five runs of the process between `earliest` and `latest`, null for never. `reach`
   * is the share of the runs that reach it. Null without a goal, after it, and while it is too early to say.
   */
  goal: z
    .object({
      at: time.nullable(),
      earliest: time.nullable(),
      latest: time.nullable(),
      reach: z.number(),
    })
    .nullable(),
  /** Until when it is too early to say when the goal is reached; null when it is not. */
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
      /** R so far: views through a fan's own link within `withinMs`, as far as the data reach; null while there are none. */
      reproduction: reproduction.nullable(),
      /** What R tends to; null while it is too early to say. */
      eventual: estimate.extend({ method: z.string() }).nullable(),
      /** From when on it can be said; null when it is, or when nobody knows. */
      eventualFrom: time.nullable(),
      generations: z.array(
        z.object({
          generation: count,
          views: count,
          clear: count,
          forwarders: count,
          reproduction: reproduction.nullable(),
        }),
      ),
      /** From an opening to its first forward; null while nobody has forwarded. A quantile is null while it is too early. */
      firstForward: z
        .object({ medianMs: count.nullable(), ninetiethMs: count.nullable(), forwarders: count })
        .nullable(),
      /** How long the views per hour take to double (or to halve); null when they hardly change or are too few. */
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
        /** Views through the link itself, and of everything that grew from it in the range. */
        views: count,
        clear: count,
        reach: count,
        clearReach: count,
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
      clear: count,
      reasons: z.array(z.object({ reason: refusal, openings: count })),
      buckets: z.array(z.object({ at: time, openings: z.partialRecord(refusal, count) })),
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
    pieces: z.array(z.object({ piece: z.string(), kind: z.enum(['poll', 'video']), title: z.string(), entries: count })),
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
  fold: z.coerce
    .number()
    .int()
    .min(1)
    .max(1000)
    .default(5)
    .describe('Branches smaller than this are folded; less than 5 is for owners.'),
})
export const tree = z.object({
  now: time,
  /** All nodes of the selection, drawn or not. */
  size: count,
  /** Names of the drawn nodes, parents before children; the columns beside it have one entry for each. */
  nodes: z.array(node),
  /** Place of the parent in `nodes`; -1 for a root. */
  parents: z.array(z.int()),
  /** Null where it could tell who it is. */
  channels: z.array(channel.nullable()),
  /** For owners only, to the millisecond: for others null, as for roots, and the nodes are in an order that tells nothing. */
  at: z.array(time.nullable()),
  /** 1 for a view that carries a doubt; 0 where the channel is null. */
  doubtful: z.array(z.int().min(0).max(1)),
  /** Views below each, drawn or folded. For others than owners, the last few below each root wait until they are five. */
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
/** `PATCH links/:node`: what a link may do from now on, and what of it counts. `links/all` is the whole campaign. */
export const linkBody = z
  .strictObject({
    cap: z.int().min(1).nullable().optional().describe('At most so many clear views; null: no limit.'),
    revoke: z.enum(['link', 'branch']).optional(),
    restore: z.enum(['link', 'branch']).optional().describe('Undoes revoking.'),
    void: z
      .enum(['view', 'branch'])
      .optional()
      .describe('Takes the view, or it and all that grew from it, out of every figure.'),
    unvoid: z.enum(['view', 'branch']).optional().describe('Undoes voiding.'),
    from: time.optional().describe('With void and unvoid: only views from then on.'),
    to: time.optional().describe('With void and unvoid: only views before then.'),
    doubtful: z.boolean().default(false).describe('With void and unvoid: only views that carry a doubt.'),
    why: z.string().trim().min(1).max(200).optional().describe('With void: the reason, for the log.'),
    dryRun: z.boolean().default(false).describe('Only say what would happen.'),
  })
  .refine(
    ({ cap, revoke, restore, void: voids, unvoid }) =>
      [cap, revoke, restore, voids, unvoid].filter((each) => each !== undefined).length === 1,
    {
      error: 'expected exactly one of cap, revoke, restore, void and unvoid',
    },
  )
  .refine(({ void: voids, why, dryRun }) => voids === undefined || dryRun || why !== undefined, {
    path: ['why'],
    error: 'expected a reason, which goes into the log',
  })
export const linkAnswer = z.object({
  /** Links that open nothing any more, or something again, from then on. */
  revoked: count,
  restored: count,
  /** Views that are taken out of every figure, or put back. */
  voided: count,
  unvoided: count,
  /** Views through this link. */
  views: count,
  /** What is left of the campaign: now, or after a dry run's change. */
  left: z.object({ views: count, clear: count }),
  /**
   * Pieces that fall below what opens them; keys that were handed out stay out. `have` is null for one that a fan's own
   * shares open: who passed on what is voided has fewer of them.
   */
  closes: z.array(z.object({ piece: z.string(), need: count, have: count.nullable() })),
})
const rootLink = z.object({
  node,
  label: z.string(),
  kind: z.enum(ROOT_KINDS),
  channel,
  url: z.url(),
  /** Through the link itself; a cap counts the clear ones. */
  views: count,
  clear: count,
  cap: count.nullable(),
  revokedAt: time.nullable(),
})
export type RootLink = z.output<typeof rootLink>

/** `GET roots` and, for those that were made, `POST roots`. */
export const rootsAnswer = z.object({ roots: z.array(rootLink) })

/** `POST previews`. */
export const previewsBody = z.strictObject({
  expiresAt: time.optional().describe('Until when it is good, 90 days from now at most; default: for 7 days.'),
})
const previewLink = z.object({
  id: z.int(),
  /** Null once it opens nothing any more. */
  url: z.url().nullable(),
  /** Who made it: the name of a studio key, or the command line. */
  who: z.string(),
  createdAt: time,
  expiresAt: time,
  revokedAt: time.nullable(),
})
export type PreviewLink = z.output<typeof previewLink>

/** `GET previews`, the newest first, and `POST previews`, the one that was made. */
export const previewsAnswer = z.object({ previews: z.array(previewLink) })
export type PreviewsAnswer = z.output<typeof previewsAnswer>

/** Names an entry of the audit: when it was made, its number in its store, and which store that is. */
export const auditId = ({ at, campaign, id }: AuditPlace) => `${at}.${id}.${campaign ?? ''}`

const auditPlace = z
  .string()
  .regex(/^\d{1,15}\.\d{1,15}\.[a-z0-9-]*$/, { error: 'expected the id of an entry' })
  .transform((text): AuditPlace => {
    const [at, id, campaign = ''] = text.split('.')
    return { at: Number(at), campaign: campaign === '' ? null : campaign, id: Number(id) }
  })

/** `GET audit`, the newest first. */
export const auditQuery = z.object({
  campaign: z.string().optional().describe('Only what concerns this campaign.'),
  before: auditPlace.optional().describe('Only entries behind the one with this id.'),
  most: z.coerce.number().int().min(1).max(500).default(100).describe('Entries at most.'),
})
export const audit = z.object({
  entries: z.array(
    z.object({
      id: z.string(),
      at: time,
      who: z.string(),
      /** Null: it concerns no single campaign. */
      campaign: z.string().nullable(),
      action: z.enum(AUDIT_ACTIONS),
      /** What it was done to: a label, a node's name, a person's, a file. */
      detail: z.string(),
    }),
  ),
  /** Whether there are older ones. */
  more: z.boolean(),
})
export type AuditAnswer = z.output<typeof audit>
