import type { PosterArt } from '../../print/poster-art.ts'
import { type Code, QUIET } from '../../studio/poster/code.ts'
import { drawCode, edgesOf, ground, type Sheet } from '../../studio/poster/compose.ts'
import { drawSet, set } from '../../studio/poster/setting.ts'
import { colour, disc, rectangle } from '../../studio/poster/shapes.ts'

/** A ticket as tall as a door: the title above the perforation, the code on the stub. */
export function print(art: PosterArt, code: Code, sheet: Sheet): string {
  const { x, y, width, height } = sheet
  const { outlines, ink, accent, direction } = art
  const margin = width * 0.06
  const [start, end] = edgesOf(art, x + margin, x + width - margin)
  const title = set(outlines.title, { width: width - 2 * margin, height: width * 0.36, lines: 4 })
  const by = set(outlines.brand, { width: width * 0.6, height: width * 0.032, lines: 1 })
  const mark = set(outlines.monogram, { width: width * 0.09, height: width * 0.055, lines: 1 })
  const top = y + height - margin
  const titleTop = top - width * 0.095
  const tornAt = titleTop - title.height - width * 0.08
  const roomTop = tornAt - width * 0.055
  const side = Math.min(width * 0.7, roomTop - y - margin)
  const isField = art.code.field !== null
  const quiet = isField ? 0 : (side * QUIET) / (code.modules + 2 * QUIET)
  const isLeft = direction === 'ltr'
  const column = width - 2 * margin - side + quiet - width * 0.03
  const said = set(outlines.line, {
    width: column,
    height: side * 0.8,
    largest: width * 0.05,
    lines: 8,
    isBySentence: true,
  })
  const columnAt = {
    ...end,
    x: isLeft ? x + width - margin - column : x + margin + column,
    align: start.align,
    direction,
  }
  const codeCentre = isLeft ? x + margin - quiet + side / 2 : x + width - margin + quiet - side / 2
  const middle = y + margin + (roomTop - y - margin) / 2
  return [
    ground(art, sheet),
    drawSet(by, { ...start, top, ink, direction }),
    drawSet(mark, { ...end, top, ink: accent, direction }),
    `${colour(ink)} ${rectangle(x + margin, top - width * 0.07, width - 2 * margin, width * 0.004)}`,
    drawSet(title, { ...start, top: titleTop, ink, direction }),
    perforation(sheet, tornAt, ink),
    drawCode(art, code, { centre: codeCentre, middle, side }),
    drawSet(said, { ...columnAt, top: middle + side / 2 - quiet, ink }),
  ].join('\n')
}

/** Holes from side to side, with a notch at either end. */
function perforation({ x, width, bleed }: Sheet, at: number, ink: string): string {
  const [notch, count] = [width * 0.032, 34]
  const step = (width - 4 * notch) / count
  const holes = Array.from({ length: count + 1 }, (_, i) => disc(x + 2 * notch + i * step, at, width * 0.0055))
  return [colour(ink), ...holes, disc(x - bleed * 0.2, at, notch), disc(x + width + bleed * 0.2, at, notch)].join('\n')
}
