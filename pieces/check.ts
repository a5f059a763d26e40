import type { Piece } from '../campaigns/campaign.ts'
import type { CampaignFiles } from '../campaigns/folder.ts'
import type { Problem } from '../campaigns/problem.ts'
import type { CampaignConfig, Locale, PieceConfig } from '../campaigns/schema.ts'
import type { KindName, Kinds } from './kinds.ts'

/** What a piece shows, and what it links to. */
export type Shown = Pick<Piece, 'media' | 'films'>

/** The folder of a piece, as its check asks it, and who is told what is wrong. */
export interface PieceFolder {
  /** Absolute path. */
  folder: string
  files: CampaignFiles
  config: CampaignConfig
  /** Something is wrong with a field of the piece, or, at `[]`, with all of it. */
  report(path: PropertyKey[], message: string, severity?: Problem['severity']): void
  /** Checks what a sealed Markdown file refers to. Resolves with what it shows or links. */
  checkMarkdown(file: string): Promise<Shown>
  /** Whether a path below the folder is an image that can be sealed; says so of this field when it is none. */
  checkImage(path: PropertyKey[], image: string): Promise<boolean>
}

/** Fields of a piece in another language, of whatever kind. */
type PieceTexts = Exclude<Exclude<CampaignConfig['translations'][Locale], undefined>['pieces'][string], string>

/** How pieces of one kind are loaded. */
export interface KindCheck<Kind extends KindName> {
  /** Checks the fields of a piece against its folder; what it is made of, as far as it could be found. */
  complete(
    config: Extract<PieceConfig, { kind: Kind }> & { id: string },
    folder: PieceFolder,
  ): Promise<Kinds[Kind] & Shown & Pick<Piece, 'file'>>
  /** The same piece in another language: as it is, where nothing of it is translated. */
  translate(piece: Piece<Kind>, locale: Locale, texts: PieceTexts, folder: PieceFolder): Promise<Piece<Kind>>
  /** What would have to be written to translate it: a file or a field. */
  untranslated(piece: Piece<Kind>, locale: Locale, folder: string): string
}
