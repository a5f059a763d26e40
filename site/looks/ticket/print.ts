import type { PrintArt } from '../../print/print-art.ts'
import { type Code, QUIET } from '../../studio/print/code.ts'
import { drawCode, edgesOf, ground, type Sheet } from '../../studio/print/compose.ts'
import { drawSet, set } from '../../studio/print/setting.ts'
import { colour, disc, rectangle } from '../../studio/print/shapes.ts'

/** A ticket as tall as a door: the title above the perforation, the code on the stub. */
export function print(art: PrintArt, code: Code, sheet: Sheet): string {
  const { x, y, width, height } = sheet
  const { outlines, ink, direction } = art
  const margin = width * 0.06
  const [start] = edgesOf(art, x + margin, x + width - margin)
  const [top, side] = [y + height - margin, width * 0.7]
  const tornAt = y + margin + side - 2 * quietOf(art, code, side) + width * 0.08
  const titleTop = top - width * 0.08
  const title = set(outlines.title, {
    width: width - 2 * margin,
    height: titleTop - tornAt - width * 0.07,
    lines: 4,
  })
  const by = set(outlines.brand, { width: width - 2 * margin, height: width * 0.032, lines: 1 })
  return [
    ground(art, sheet),
    drawSet(by, { ...start, top, ink, direction }),
    `${colour(ink)} ${rectangle(x + margin, top - width * 0.052, width - 2 * margin, width * 0.003)}`,
    drawSet(title, { ...start, top: titleTop, ink, direction }),
    perforation(sheet, tornAt, ink),
    stub(art, code, { x: x + margin, y: y + margin, width: width - 2 * margin, height: side, bleed: 0 }),
  ].join('\n')
}

/** The code, and beside it, a sentence a line, what it leads to. */
function stub(art: PrintArt, code: Code, { x, y, width, height: side }: Sheet): string {
  const { outlines, ink, direction } = art
  const quiet = quietOf(art, code, side)
  const column = width - side + quiet - width * 0.03
  const isLeft = direction === 'ltr'
  const [start] = edgesOf(art, isLeft ? x + width - column : x, isLeft ? x + width : x + column)
  const said = set(outlines.line, {
    width: column,
    height: side * 0.8,
    largest: width * 0.056,
    lines: 8,
    isBySentence: true,
  })
  const centre = isLeft ? x - quiet + side / 2 : x + width + quiet - side / 2
  return [
    drawCode(art, code, { centre, middle: y - quiet + side / 2, side }),
    drawSet(said, { ...start, top: y + side - 2 * quiet, ink, direction }),
  ].join('\n')
}

/** The empty modules around a code that lies on the card itself. */
function quietOf({ code: { field } }: PrintArt, { modules }: Code, side: number): number {
  return field === null ? (side * QUIET) / (modules + 2 * QUIET) : 0
}

/** Holes from side to side, with a notch at either end. */
function perforation({ x, width, bleed }: Sheet, at: number, ink: string): string {
  const [notch, count] = [width * 0.032, 34]
  const step = (width - 4 * notch) / count
  const holes = Array.from({ length: count + 1 }, (_, i) => disc(x + 2 * notch + i * step, at, width * 0.0055))
  return [colour(ink), ...holes, disc(x - bleed * 0.2, at, notch), disc(x + width + bleed * 0.2, at, notch)].join('\n')
}
