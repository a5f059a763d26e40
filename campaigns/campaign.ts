import type { KindName, Kinds } from '../pieces/kinds.ts'
import type { Introduction } from './ambassadors.ts'
import type { ChannelId } from './channels.ts'
import type { CirclesConfig } from './circles.ts'
import type { Film } from './film.ts'
import type { RootKind } from './root-kinds.ts'
import type { CampaignConfig, Locale } from './schema.ts'
import type { Sound } from './sound.ts'
import type { UnlockRule } from './unlock.ts'

/** The config file of a campaign's folder. */
export const CONFIG = 'campaign.yaml'

declare const brand: unique symbol

/** The name of a campaign in its address; unique in one deployment. */
export type Slug = string & { readonly [brand]: 'Slug' }

interface EveryPiece {
  id: string
  title: string
  unlock: UnlockRule
  /** The campaign's epoch and the piece's own, such as `0.0`: either one changes the content key. */
  epoch: string
  /** Absolute path of its text: its Markdown, or the campaign's config. */
  file: string
  /** Language of its text: the campaign's first one where a piece is not translated. */
  locale: Locale
  /** Circles whose fans get it; undefined: everybody. */
  circles?: string[] | undefined
  /** Media that it shows or links, by path below the campaign's folder: all but its films. */
  media: string[]
  films: Film[]
  sounds: Sound[]
}

/** A piece of one kind, or of any. */
export type Piece<Kind extends KindName = KindName> = { [K in Kind]: EveryPiece & Kinds[K] }[Kind]

export interface Root {
  label: string
  kind: RootKind
  channel: ChannelId
  cap?: number | undefined
  /** Of an ambassador; in the language of the edition that the root stands in. */
  introduction?: Introduction | undefined
  circle?: string | undefined
  /** When its branch opens, where that is another moment than the campaign's. */
  opens?: number | undefined
}

type Completed =
  | 'slug'
  | 'brand'
  | 'channels'
  | 'cover'
  | 'logo'
  | 'stylesheet'
  | 'pieces'
  | 'roots'
  | 'circles'
  | 'translations'

/** A picture, and the part of it that must stay visible. `image` is an absolute path. */
interface Cut {
  image: string
  focus: [number, number]
}

/** A complete campaign: every file that it names exists. Times are epoch milliseconds. */
export interface Campaign extends Omit<CampaignConfig, Completed> {
  slug: Slug
  /** Absolute path. */
  folder: string
  brand: string
  channels: ChannelId[]
  /** Absolute path of `teaser.md`, when there is one. */
  teaser?: string
  /** Absolute path of `letter.md`, the text of its newsletter, when there is one. */
  letter?: string
  cover?: Cut & { alt: string; tall?: Cut }
  /** Absolute paths for a light and for a dark ground, which are the same where there is one logo. */
  logo?: { light: string; dark: string }
  /** Absolute path. */
  stylesheet?: string
  pieces: Piece[]
  roots: Root[]
  /** Images of its pictures are absolute paths. */
  circles?: CirclesConfig
  /** Whether the brand says something from the start, in any language or circle. */
  hasWord: boolean
  /** Every language of it, the first one first. */
  locales: Locale[]
  /** The same campaign in its other languages; these have no translations themselves. */
  translations: Campaign[]
}
