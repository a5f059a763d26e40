import type { Campaign, Piece } from '../campaigns/campaign.ts'
import type { SealedMedia } from '../site/sealing/sealed-media.ts'
import type { KindName } from './kinds.ts'

/** How pieces of one kind are made into what is sealed. */
export interface Sealer<Kind extends KindName> {
  /**
   * The content as HTML, with placeholders for its media.
   */
  html(piece: Piece<Kind>, campaign: Campaign, media: SealedMedia): Promise<string>
  /** What its author wrote, of which no file of the site may hold anything. */
  text(piece: Piece<Kind>): Promise<string>
}
