import * as z from 'zod'
import { factsOf, type KindName } from '../pieces/kinds.ts'
import type { Campaign, Slug } from './campaign.ts'
import { CHANNEL_IDS, type ChannelId } from './channels.ts'
import { ROOT_KINDS } from './root-kinds.ts'
import { unlockFact } from './unlock.ts'

/**
 * The manifest: what the API needs of each campaign (dates, rules, texts of the badge), no content and no key. It names the
 * roots, so it is sealed before it is written.
 */

const channelId = z.enum(CHANNEL_IDS as [ChannelId, ...ChannelId[]])
const time = z.int()

const colour = z.string()
const badgeColours = z.object({ ground: colour, edge: colour, ink: colour, soft: colour })

const badge = z.object({
  locale: z.string(),
  /** The text beside the figure, by plural category of the locale; then the text in its place while there is none. */
  views: z.record(z.string(), z.string()),
  zero: z.object({ upcoming: z.string(), open: z.string(), closed: z.string() }),
  /** The typeface of the figure, among those that systems have; `digit` is the width of a digit, in ems. */
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
  unlock: unlockFact,
  /** Circles whose fans get it; absent: everybody. */
  circles: z.array(z.string()).optional(),
}

const circles = z.object({
  size: z.int(),
  splits: z.enum(['auto', 'asked']),
  names: z.string(),
  list: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      goal: z.int().optional(),
      place: z.tuple([z.number(), z.number()]).optional(),
      opens: time.optional(),
      /** The brand's first word to its fans, by language. */
      words: z.record(z.string(), z.string()).optional(),
    }),
  ),
})

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
  ambassadors: z.object({ ranking: z.boolean() }).default({ ranking: false }),
  /** The brand's first word, by language. */
  words: z.record(z.string(), z.string()).optional(),
  locales: z.array(z.string()).optional(),
  tell: z.boolean().optional(),
  presence: z.boolean().optional(),
  follows: z.boolean().optional(),
  /** Origins of other sites that may embed it. */
  embed: z.array(z.string()),
  badge,
  pieces: z.array(z.discriminatedUnion('kind', factsOf(pieceFacts))),
  roots: z.array(
    z.object({
      label: z.string(),
      kind: z.enum(ROOT_KINDS),
      channel: channelId,
      cap: z.int().optional(),
      circle: z.string().optional(),
      /** Of an ambassador with words or a photo: what these are sealed as, like a piece. `name` is that of the container. */
      sealedAs: z.object({ id: z.string(), epoch: z.string(), name: z.string() }).optional(),
      opens: time.optional(),
    }),
  ),
  circles: circles.optional(),
})

const manifest = z.object({ version: z.literal(1), campaigns: z.array(campaignManifest) })

export type CirclesManifest = z.output<typeof circles>
export type CampaignManifest = z.output<typeof campaignManifest>
/** The facts of a piece that the API has. */
export type PieceFacts<Kind extends KindName = KindName> = Extract<CampaignManifest['pieces'][number], { kind: Kind }>
/** What a campaign's badge is drawn from, except for the figure. */
export type Badge = z.output<typeof badge>
export type BadgeColours = z.output<typeof badgeColours>
export type Manifest = z.output<typeof manifest>

/** The file of the sealed manifest in `dist/`. */
export const MANIFEST_FILE = 'manifest.sealed'

export function toManifest(campaigns: readonly (Campaign & { badge: Badge })[]): Manifest {
  return {
    version: 1,
    campaigns: campaigns.map((campaign) =>
      campaignManifest.parse({
        ...campaign,
        pieces: campaign.pieces.map((piece) => ({ ...piece, filmPaths: filmPathsOf(campaign, piece.id) })),
        words: wordsOf(campaign, ({ word }) => word),
        ...(campaign.circles && { circles: { ...campaign.circles, list: circlesOf(campaign) } }),
      }),
    ),
  }
}

/** The films of a piece in every language, by path; undefined without any. */
function filmPathsOf(campaign: Campaign, id: string): string[] | undefined {
  const shown = [campaign, ...campaign.translations].flatMap(
    ({ pieces }) => pieces.find((piece) => piece.id === id) ?? [],
  )
  const paths = shown.flatMap(({ films }) => films.map(({ files: [path] }) => path.normalize()))
  return paths.length > 0 ? [...new Set(paths)] : undefined
}

function circlesOf(campaign: Campaign) {
  return campaign.circles?.list.map((circle) => ({
    ...circle,
    words: wordsOf(campaign, ({ circles }) => circles?.list.find(({ id }) => id === circle.id)?.word),
  }))
}

/** The brand's first word in each language that it has one in; undefined without one. */
function wordsOf(
  campaign: Campaign,
  wordIn: (edition: Campaign) => string | undefined,
): Record<string, string> | undefined {
  const words = [campaign, ...campaign.translations].flatMap((edition) => {
    const word = wordIn(edition)
    return word ? [[edition.locale, word]] : []
  })
  return words.length > 0 ? Object.fromEntries(words) : undefined
}

/** Parses a manifest. Throws a ZodError for another version. */
export function parseManifest(json: string): Manifest {
  return manifest.parse(JSON.parse(json))
}
