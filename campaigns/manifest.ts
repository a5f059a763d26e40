import { z } from 'zod'
import { factsOf, type KindName } from '../pieces/kinds.ts'
import type { Campaign, Slug } from './campaign.ts'
import { CHANNEL_IDS, type ChannelId } from './channels.ts'
import { ROOT_KINDS, type UnlockRule } from './schema.ts'

/**
 * What the build tells the API of each campaign: figures, dates and rules, no content and no key. It names the roots, so
 * it is sealed before it is written.
 */

const channelId = z.enum(CHANNEL_IDS as [ChannelId, ...ChannelId[]])
const time = z.int()

const colour = z.string()
const badgeColours = z.object({ ground: colour, edge: colour, ink: colour, soft: colour })

const badge = z.object({
  locale: z.string(),
  /** What stands beside the figure, by plural category of the locale; and instead of it while there is none. */
  views: z.record(z.string(), z.string()),
  zero: z.object({ upcoming: z.string(), open: z.string(), closed: z.string() }),
  /** How the figure is set: in fonts that systems have; `digit` is the width of one, in ems. */
  face: z.object({ family: z.string(), weight: z.int(), digit: z.number() }),
  accent: colour,
  onAccent: colour,
  light: badgeColours,
  dark: badgeColours,
})

const pieceFacts = {
  id: z.string(),
  epoch: z.string(),
  title: z.string(),
  unlock: z.union([
    z.literal('link'),
    z.object({ shares: z.int() }),
    z.object({ views: z.int() }),
    z.object({ votes: z.int() }),
    z.object({ at: time }),
  ]) satisfies z.ZodType<UnlockRule>,
}

const campaignManifest = z.object({
  slug: z.string().transform((slug) => slug as Slug),
  title: z.string(),
  demo: z.boolean().default(false),
  locale: z.string(),
  opens: time.optional(),
  reveals: time.optional(),
  closes: time.optional(),
  goal: z.int().optional(),
  retention: z.int(),
  leaks: z.object({ people: z.int(), quarter: z.int() }),
  counter: z.enum(['clear', 'all']).default('clear'),
  channels: z.array(channelId),
  /** Origins of other sites. */
  embed: z.array(z.string()),
  badge,
  pieces: z.array(z.discriminatedUnion('kind', factsOf(pieceFacts))),
  roots: z.array(
    z.object({ label: z.string(), kind: z.enum(ROOT_KINDS), channel: channelId, cap: z.int().optional() }),
  ),
})

const manifest = z.object({ version: z.literal(1), campaigns: z.array(campaignManifest) })

export type CampaignManifest = z.output<typeof campaignManifest>
/** What the API knows of a piece, of one kind or of any. */
export type PieceFacts<Kind extends KindName = KindName> = Extract<CampaignManifest['pieces'][number], { kind: Kind }>
/** What a campaign's badge is drawn with: all but the figure. */
export type Badge = z.output<typeof badge>
export type BadgeColours = z.output<typeof badgeColours>
export type Manifest = z.output<typeof manifest>

/** File of `dist/` that holds the sealed manifest. */
export const MANIFEST_FILE = 'manifest.sealed'

export function toManifest(campaigns: readonly (Campaign & { badge: Badge })[]): Manifest {
  return { version: 1, campaigns: campaigns.map((campaign) => campaignManifest.parse(campaign)) }
}

/** Throws a ZodError when the text is not a manifest of this version. */
export function parseManifest(json: string): Manifest {
  return manifest.parse(JSON.parse(json))
}
