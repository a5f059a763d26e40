import type { Layer } from './layers.ts'

/** Everything that no file of the site may hold. */
export interface Secrets {
  /** Text of what the site holds without any campaign: what our own scripts, styles and words say is no secret of a piece. */
  own?: readonly string[]
  /** Where the files are that the site holds without any campaign. */
  ownPaths?: ReadonlySet<string>
  /** The one that all keys come from. Without it, neither keys nor tokens are looked for. */
  secret?: string
  campaigns: SecretCampaign[]
}

export interface KeyedSecrets extends Secrets {
  secret: string
}

export interface SecretCampaign {
  slug: string
  /** Absolute paths below it are reported relative to it. */
  folder: string
  /** Short texts that the campaign publishes itself: title, brand, titles of pieces, the cover's description. */
  labels: string[]
  pieces: SecretPiece[]
}

export interface SecretPiece {
  id: string
  /** Its content key depends on it. */
  epoch: string
  title: string
  /** Absolute path of its Markdown. */
  file: string
  markdown: string
  html: string
  media: SecretMedium[]
}

export interface SecretMedium {
  /** Absolute path. */
  file: string
  bytes: Uint8Array
}

/** A secret that was found where it should not be. Says which one, never what it is. */
export interface Finding {
  what: string
  mend: string
  /** Of the campaign that sealed it; none for keys and tokens. */
  slug?: string
  /** Where it is sealed, if it is a text. */
  place?: Place
}

export interface Place {
  /** Absolute path. */
  file: string
  /** From 1; undefined where it stands in the file as it is shown, not as it is written. */
  line?: number | undefined
}

/** Finds the secrets of one kind in one layer of a file. */
export type Detector = (layer: Layer) => Finding[]

/** Whose secret it is, and where it stands. */
export function placeOf(
  { slug, folder }: Pick<SecretCampaign, 'slug' | 'folder'>,
  { id }: Pick<SecretPiece, 'id'>,
  file: string,
  line?: number,
): string {
  const path = file.startsWith(folder) ? file.slice(folder.length + 1) : file
  return `of piece ${id} of campaign ${slug} (${path}${line === undefined ? '' : `:${line}`})`
}
