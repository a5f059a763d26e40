import type { ChannelId } from '../../campaigns/channels.ts'
import type { CampaignConfig, Locale } from '../../campaigns/schema.ts'
import type { Kind } from './kinds.ts'
import type { MediaFile } from './media-file.ts'

/** A file with its description, for those who cannot see or hear it. */
export interface Described extends MediaFile {
  alt: string
}

/** Everything that a new campaign is made from. */
export interface Answers {
  title: string
  slug: string
  /** Undefined: the title is used. */
  brand: string | undefined
  description: string | undefined
  /** The first one first. */
  locales: readonly [Locale, ...Locale[]]
  formal: boolean
  look: CampaignConfig['look']
  kinds: Kind[]
  /** One or more for pictures, one for the others; none where the file comes later. */
  media: Partial<Record<Kind, Described[]>>
  cover: Described | undefined
  logo: MediaFile | undefined
  channels: ChannelId[]
  /** ISO 8601, with an offset. */
  opens: string | undefined
  reveals: string | undefined
  closes: string | undefined
  /** Labels of the links that the brand hands out; none for the default. */
  links: string[]
}
