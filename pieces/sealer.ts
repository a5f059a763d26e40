import type { Campaign, Piece } from '../campaigns/campaign.ts'
import type { SealedMedium } from '../site/sealing/sealed-media.ts'
import type { KindName } from './kinds.ts'

/** The sealing of one kind: makes the content that goes into the container. */
export interface Sealer<Kind extends KindName> {
  /**
   * The content as HTML, with placeholders for its media.
   *
   * @param media by their path below the campaign's folder, in composed letters
   */
  html(piece: Piece<Kind>, campaign: Campaign, media: ReadonlyMap<string, SealedMedium>): Promise<string>
  /** The author's text, none of which may be in a file of the site. */
  text(piece: Piece<Kind>): Promise<string>
}
