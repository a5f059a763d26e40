import { z } from 'zod'
import { CHANNEL_IDS, type ChannelId } from './channels.ts'
import type { Campaign, Slug } from './load.ts'
import { ROOT_KINDS, type UnlockRule } from './schema.ts'

/**
 * What the build tells the API of each campaign: figures, dates and rules, no content and no key. It names the roots, so
 * it is sealed before it is written.
 */

const channelId = z.enum(CHANNEL_IDS as [ChannelId, ...ChannelId[]])
const time = z.int()

const campaignManifest = z.object({
  slug: z.string().transform((slug) => slug as Slug),
  title: z.string(),
  locale: z.string(),
  opens: time.optional(),
  reveals: time.optional(),
  closes: time.optional(),
  goal: z.int().optional(),
  retention: z.int(),
  channels: z.array(channelId),
  pieces: z.array(
    z.object({
      id: z.string(),
      unlock: z.union([
        z.literal('link'),
        z.object({ shares: z.int() }),
        z.object({ views: z.int() }),
        z.object({ at: time }),
      ]) satisfies z.ZodType<UnlockRule>,
    }),
  ),
  roots: z.array(
    z.object({ label: z.string(), kind: z.enum(ROOT_KINDS), channel: channelId, cap: z.int().optional() }),
  ),
})

const manifest = z.object({ version: z.literal(1), campaigns: z.array(campaignManifest) })

export type CampaignManifest = z.output<typeof campaignManifest>
export type Manifest = z.output<typeof manifest>

/** File of `dist/` that holds the sealed manifest. */
export const MANIFEST_FILE = 'manifest.sealed'

export function toManifest(campaigns: readonly Campaign[]): Manifest {
  return { version: 1, campaigns: campaigns.map((campaign) => campaignManifest.parse(campaign)) }
}

/** Throws a ZodError when the text is not a manifest of this version. */
export function parseManifest(json: string): Manifest {
  return manifest.parse(JSON.parse(json))
}
