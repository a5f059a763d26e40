import type { PrintArt } from '../../print/print-art.ts'
import type { Code } from '../../studio/print/code.ts'
import { drawCode, edgesOf, ground, type Sheet } from '../../studio/print/compose.ts'
import { drawSet, set } from '../../studio/print/setting.ts'
import { colour, rectangle } from '../../studio/print/shapes.ts'

/** House lights down: the title as wide as the screen, the code is the only thing that is lit. */
export function print(art: PrintArt, code: Code, sheet: Sheet): string {
  const { x, y, width, height } = sheet
  const { outlines, ink, accent, direction } = art
  const margin = width * 0.07
  const [start, end] = edgesOf(art, x + margin, x + width - margin)
  const title = set(outlines.title, { width: width - 2 * margin, height: width * 0.4, lines: 3 })
  const said = set(outlines.line, { width: width * 0.66, height: width * 0.04, lines: 1 })
  const by = set(outlines.brand, { width: width * 0.28, height: width * 0.026, lines: 1 })
  const foot = y + margin
  const titleTop = y + height - margin
  const roomTop = titleTop - title.height
  const roomBottom = foot + width * 0.075
  const side = Math.min(width * 0.76, roomTop - roomBottom - width * 0.09)
  return [
    ground(art, sheet),
    drawSet(title, { ...start, top: titleTop, ink, direction }),
    drawCode(art, code, { centre: x + width / 2, middle: (roomTop + roomBottom) / 2, side }),
    `${colour(accent)} ${rectangle(x + margin, foot + width * 0.05, width - 2 * margin, width * 0.0025)}`,
    drawSet(said, { ...start, top: foot + said.height, ink: accent, direction }),
    drawSet(by, { ...end, top: foot + by.height, ink, direction }),
  ].join('\n')
}
