import { readText } from '../../campaigns/text-file.ts'
import { pieceFiles } from '../../site/sealing/anchors.ts'
import type { Sealer } from '../sealer.ts'
import { renderPiece } from './html.ts'

export const sealer: Sealer<'markdown'> = {
  html: async ({ id, file }, { pieces }, { files, films }) =>
    renderPiece(await readText(file), files, { id, files: pieceFiles(pieces) }, films),
  text: ({ file }) => readText(file),
}
