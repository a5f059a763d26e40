import type { Campaign, Piece } from '../campaigns/campaign.ts'
import type { SealedMedia } from '../site/sealing/sealed-media.ts'
import type { KindName } from './kinds.ts'

/** The sealing of one kind: makes the content that goes into the container. */
export interface Sealer<Kind extends KindName> {
  /**
   * The content as HTML, with placeholders for its media.
   */
  html(piece: Piece<Kind>, campaign: Campaign, media: SealedMedia): Promise<string>
  /** The author's text, none of which may be in a file of the site. */
  text(piece: Piece<Kind>): Promise<string>
}
