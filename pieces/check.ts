import type { Piece } from '../campaigns/campaign.ts'
import type { CampaignFiles } from '../campaigns/folder.ts'
import type { Problem } from '../campaigns/problem.ts'
import type { CampaignConfig, Locale, PieceConfig } from '../campaigns/schema.ts'
import type { KindName, Kinds } from './kinds.ts'

/** What a piece shows, and what it links to. */
export type Shown = Pick<Piece, 'media' | 'films' | 'sounds'>

/** The folder of a piece for its check, with a place to report problems. */
export interface PieceFolder {
  /** Absolute path. */
  folder: string
  files: CampaignFiles
  config: CampaignConfig
  /** Reports a problem of a field or, at `[]`, of the whole piece. */
  report(path: PropertyKey[], message: string, severity?: Problem['severity']): void
  /** Checks the references of a sealed Markdown file. Resolves with what it shows or links. */
  checkMarkdown(file: string): Promise<Shown>
  /** Whether a path below the folder is an image that can be sealed; reports a problem of this field otherwise. */
  checkImage(path: PropertyKey[], image: string): Promise<boolean>
}

/** Fields of a piece in another language, of whatever kind. */
type PieceTexts = Exclude<Exclude<CampaignConfig['translations'][Locale], undefined>['pieces'][string], string>

/** How pieces of one kind are loaded. */
export interface KindCheck<Kind extends KindName> {
  /** Checks the fields of a piece against its folder. Resolves with the complete piece, as far as its parts were found. */
  complete(
    config: Extract<PieceConfig, { kind: Kind }> & { id: string },
    folder: PieceFolder,
  ): Promise<Kinds[Kind] & Shown & Pick<Piece, 'file'>>
  /** Resolves with the piece in another language; unchanged where nothing of it is translated. */
  translate(piece: Piece<Kind>, locale: Locale, texts: PieceTexts, folder: PieceFolder): Promise<Piece<Kind>>
  /** Names the file or field that a translation would need. */
  untranslated(piece: Piece<Kind>, locale: Locale, folder: string): string
}
