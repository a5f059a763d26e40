import { readText } from '../../campaigns/text-file.ts'
import { pieceFiles } from '../../site/sealing/anchors.ts'
import { audioWords } from '../audio/words/index.ts'
import { sealedWords } from '../sealed-words.ts'
import type { Sealer } from '../sealer.ts'
import { videoWords } from '../video/words/index.ts'
import { renderPiece } from './html.ts'
import { fileWords, pictureWords } from './words.ts'

export const sealer: Sealer<'markdown'> = {
  async html(piece, campaign, { files, ...played }) {
    const { id, file, locale } = piece
    const here = { id, files: pieceFiles(campaign.pieces), locale }
    const html = renderPiece(await readText(file), files, here, played)
    const { films, sounds } = played
    const hasPictures = html.includes('<img ')
    const hasLargeFiles = html.includes(' data-bytes=')
    if (!hasPictures && !hasLargeFiles && films.size === 0 && sounds.size === 0) return html
    const words = sealedWords(piece, campaign, (locale, isFormal) => ({
      ...(hasPictures && pictureWords(locale)),
      ...(hasLargeFiles && fileWords(locale)),
      ...(films.size > 0 && videoWords(locale, isFormal)),
      ...(sounds.size > 0 && { sound: audioWords(locale, isFormal) }),
    }))
    return html + words
  },
  text: ({ file }) => readText(file),
}
