import { readText } from '../../campaigns/text-file.ts'
import { pieceFiles } from '../../site/sealing/anchors.ts'
import type { Sealer } from '../sealer.ts'
import { videoWords } from '../video/words/index.ts'
import { renderPiece } from './html.ts'

export const sealer: Sealer<'markdown'> = {
  async html({ id, file, locale }, { pieces, formal }, { files, films }) {
    const html = renderPiece(await readText(file), files, { id, files: pieceFiles(pieces) }, films)
    return films.size > 0 ? html + videoWords(locale, formal) : html
  },
  text: ({ file }) => readText(file),
}
