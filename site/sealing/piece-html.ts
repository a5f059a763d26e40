import { sealerOf } from '../../pieces/sealers.ts'
import { readSealedMedia } from './sealed-media.ts'
import { borrowSite, type SiteCampaign, type SitePiece } from './site-campaigns.ts'

/**
 * The content of a piece as HTML, with placeholders for its media. It is in no page and no file: it goes from here into its
 * container.
 */
export async function pieceHtml(campaign: SiteCampaign, piece: SitePiece): Promise<string> {
  const key = borrowSite().keyring.content(campaign.slug, piece.id, piece.epoch)
  return sealerOf(piece).html(piece, campaign, await readSealedMedia(campaign.folder, piece, key))
}
