import { join, relative, resolve, sep } from 'node:path'
import type { Locale } from '../../campaigns/schema.ts'
import type { KindCheck, PieceFolder } from '../check.ts'

export const check: KindCheck<'markdown'> = {
  async complete({ id, file: given }, here) {
    const file = pieceFile(here, id, given)
    const shown = file ? await here.checkMarkdown(file) : { media: [], films: [], sounds: [] }
    return { kind: 'markdown', file: file ?? '', ...shown }
  },
  async translate(piece, locale, _, { folder, files, checkMarkdown }) {
    const file = fileIn(locale, piece.file)
    if (!piece.file || !files.find(relative(folder, file))) return piece
    return { ...piece, file, locale, ...(await checkMarkdown(file)) }
  },
  untranslated: ({ file }, locale, folder) => relative(folder, fileIn(locale, file)),
}

/** `clip.en.md` is the English of `clip.md`. */
function fileIn(locale: Locale, file: string): string {
  return file.replace(/\.md$/, `.${locale}.md`)
}

/** The absolute path of the Markdown of a piece. */
function pieceFile({ folder, files, config, report }: PieceFolder, id: string, given?: string): string | undefined {
  const name = (given ?? `${id}.md`).replace(/^\.?\/?sealed\//, '')
  const path = resolve(folder, 'sealed', name)
  const field = config.pieces ? [given ? 'file' : 'id'] : []
  if (!path.startsWith(join(folder, 'sealed') + sep) || !path.endsWith('.md')) {
    report(field, `"${given}" does not fit, expected a Markdown file in sealed/`)
    return undefined
  }
  const below = relative(folder, path)
  const found = files.find(below)
  if (found) return join(folder, found)
  report(field, `no file ${below}${files.near(below)}, expected the Markdown of this piece there`)
  return undefined
}
