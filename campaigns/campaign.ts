import type { KindName, Kinds } from '../pieces/kinds.ts'
import type { ChannelId } from './channels.ts'
import type { Film } from './film.ts'
import type { CampaignConfig, Locale, RootKind, UnlockRule } from './schema.ts'

/** The file of a campaign's folder that describes it. */
export const CONFIG = 'campaign.yaml'

declare const brand: unique symbol

/** The name of a campaign in its address; unique in one deployment. */
export type Slug = string & { readonly [brand]: 'Slug' }

interface EveryPiece {
  id: string
  title: string
  unlock: UnlockRule
  /** The campaign's epoch and its own, such as `0.0`: the content key changes with either. */
  epoch: string
  /** Absolute path of where its words stand: its Markdown, or the campaign's config. */
  file: string
  /** The language of that: the campaign's first one where a piece is not translated. */
  locale: Locale
  /** Paths of the media it shows or links, below the campaign's folder: all but its films. */
  media: string[]
  films: Film[]
}

/** A piece of one kind, or of any. */
export type Piece<Kind extends KindName = KindName> = { [K in Kind]: EveryPiece & Kinds[K] }[Kind]

export interface Root {
  label: string
  kind: RootKind
  channel: ChannelId
  cap?: number | undefined
}

type Completed = 'slug' | 'brand' | 'channels' | 'cover' | 'logo' | 'stylesheet' | 'pieces' | 'roots' | 'translations'

/** A picture and what of it stays in sight. `image` is an absolute path. */
interface Cut {
  image: string
  focus: [number, number]
}

/** A campaign that holds: every file it names is there. Times are epoch milliseconds. */
export interface Campaign extends Omit<CampaignConfig, Completed> {
  slug: Slug
  /** Absolute path. */
  folder: string
  brand: string
  channels: ChannelId[]
  /** Absolute path of `teaser.md`, when there is one. */
  teaser?: string
  cover?: Cut & { alt: string; tall?: Cut }
  /** Absolute paths, for a light and for a dark ground: the same where there is one. */
  logo?: { light: string; dark: string }
  /** Absolute path. */
  stylesheet?: string
  pieces: Piece[]
  roots: Root[]
  /** Every language that it can be read in, the first one first. */
  locales: Locale[]
  /** The same campaign in each of its other languages; those have none of their own. */
  translations: Campaign[]
}
