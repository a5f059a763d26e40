import { readText } from '../../campaigns/text-file.ts'
import { pieceFiles } from '../../site/sealing/anchors.ts'
import { readSealedMedia } from '../../site/sealing/sealed-media.ts'
import { borrowSite, type SiteCampaign, type SitePiece } from '../../site/sealing/site-campaigns.ts'
import { renderPiece } from './html.ts'

/**
 * The content of a piece as HTML, its media as placeholders. No page and no file ever holds it: it goes from here into its
 * container.
 */
export async function pieceHtml({ slug, folder, pieces }: SiteCampaign, piece: SitePiece): Promise<string> {
  const key = borrowSite().keyring.content(slug, piece.id, piece.epoch)
  const here = { id: piece.id, files: pieceFiles(pieces) }
  return renderPiece(await readText(piece.file), await readSealedMedia(folder, piece, key), here)
}
