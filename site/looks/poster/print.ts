import type { PrintArt } from '../../print/print-art.ts'
import { type Code, QUIET } from '../../studio/print/code.ts'
import { drawCode, edgesOf, ground, type Sheet } from '../../studio/print/compose.ts'
import { drawSet, set } from '../../studio/print/setting.ts'
import { colour, line } from '../../studio/print/shapes.ts'

/** In the street: letters as wide as the sheet, and strips to tear off. */
export function print(art: PrintArt, code: Code, sheet: Sheet): string {
  const { x, y, width, height, bleed } = sheet
  const { outlines, ink, direction } = art
  const [margin, strips] = [width * 0.055, 9]
  const [start] = edgesOf(art, x + margin, x + width - margin)
  const stripTop = y + width * 0.17
  const title = set(outlines.title, { width: width - 2 * margin, height: width * 0.42, lines: 4 })
  const titleTop = y + height - margin
  const roomTop = titleTop - title.height - width * 0.03
  const roomBottom = stripTop + width * 0.03
  const isField = art.code.field !== null
  const side = Math.min(width * 0.72, roomTop - roomBottom - (isField ? width * 0.015 : 0))
  const quiet = isField ? 0 : (side * QUIET) / (code.modules + 2 * QUIET)
  const isLeft = direction === 'ltr'
  const column = width - 2 * margin - side + quiet - width * (isField ? 0.035 : 0.02)
  const said = set(outlines.line, {
    width: column,
    height: side * 0.6,
    largest: width * 0.062,
    lines: 8,
    isBySentence: true,
  })
  const by = set(outlines.brand, { width: column, height: side * 0.2, largest: width * 0.034, lines: 3 })
  const columnAt = { x: isLeft ? x + width - margin - column : x + margin + column, align: start.align, direction }
  const codeCentre = isLeft ? x + margin - quiet + side / 2 : x + width - margin + quiet - side / 2
  const tear = Array.from({ length: strips - 1 }, (_, i) => x + ((i + 1) * width) / strips)
  return [
    ground(art, sheet),
    drawSet(title, { ...start, top: titleTop, ink, direction }),
    drawCode(art, code, { centre: codeCentre, middle: (roomTop + roomBottom) / 2, side }),
    drawSet(said, { ...columnAt, top: (roomTop + roomBottom + side) / 2 - quiet, ink }),
    drawSet(by, { ...columnAt, top: (roomTop + roomBottom - side) / 2 + quiet + by.height, ink }),
    `q ${(width * 0.0016).toFixed(3)} w ${colour(ink)}`,
    ...tear.map((at) => line(at, y - bleed, at, stripTop)),
    line(x - bleed, stripTop, x + width + bleed, stripTop),
    'Q',
    ...Array.from({ length: strips }, (_, i) =>
      stripOf(art, x + ((i + 0.5) * width) / strips, (y + stripTop) / 2, width),
    ),
  ].join('\n')
}

/** The title from top to bottom, as it stands on what is torn off. */
function stripOf({ outlines, ink, direction }: PrintArt, x: number, y: number, width: number): string {
  const name = set(outlines.title, { width: width * 0.14, height: width * 0.07, largest: width * 0.032, lines: 2 })
  const turned = drawSet(name, { x: 0, top: name.height / 2, align: 'centre', ink, direction })
  return `q 0 1 -1 0 ${x.toFixed(3)} ${y.toFixed(3)} cm ${turned} Q`
}
