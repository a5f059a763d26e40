import { readText } from '../../campaigns/text-file.ts'
import { pieceFiles } from '../../site/sealing/anchors.ts'
import { sealedWords } from '../sealed-words.ts'
import type { Sealer } from '../sealer.ts'
import { videoWords } from '../video/words/index.ts'
import { renderPiece } from './html.ts'

export const sealer: Sealer<'markdown'> = {
  async html(piece, campaign, { files, films }) {
    const { id, file } = piece
    const html = renderPiece(await readText(file), files, { id, files: pieceFiles(campaign.pieces) }, films)
    return films.size > 0 ? html + sealedWords(piece, campaign, videoWords) : html
  },
  text: ({ file }) => readText(file),
}
