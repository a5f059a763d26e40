import type { PrintArt } from '../../print/print-art.ts'
import type { Code } from '../../studio/print/code.ts'
import { drawCode, frame, ground, type Sheet } from '../../studio/print/compose.ts'
import { drawSet, set } from '../../studio/print/setting.ts'
import { colour, drop } from '../../studio/print/shapes.ts'

/** A folded note: set in the middle, closed by the wax of whoever sends it. */
export function print(art: PrintArt, code: Code, sheet: Sheet): string {
  const { x, y, width, height } = sheet
  const { outlines, ink, accent, onAccent, direction } = art
  const [centre, inset, radius] = [x + width / 2, width * 0.045, width * 0.062]
  const middle = { x: centre, align: 'centre', direction } as const
  const by = set(outlines.brand, { width: width * 0.7, height: width * 0.026, lines: 1 })
  const title = set(outlines.title, { width: width * 0.78, height: width * 0.27, largest: width * 0.12, lines: 4 })
  const said = set(outlines.line, { width: width * 0.66, height: width * 0.042, lines: 1 })
  const mark = set(outlines.monogram, { width: radius, height: radius * 0.9, lines: 1 })
  const byTop = y + height - width * 0.105
  const titleTop = byTop - by.height - width * 0.05
  const saidTop = y + inset + radius + width * 0.05 + said.height
  const roomTop = titleTop - title.height - width * 0.02
  const sealAt = y + inset
  return [
    ground(art, sheet),
    `q ${(width * 0.0012).toFixed(3)} w ${colour(ink)} ${frame(x + inset, y + inset, width - 2 * inset, height - 2 * inset)} Q`,
    drawSet(by, { ...middle, top: byTop, ink }),
    drawSet(title, { ...middle, top: titleTop, ink }),
    drawCode(art, code, {
      centre,
      middle: (roomTop + saidTop + width * 0.02) / 2,
      side: Math.min(width * 0.78, roomTop - saidTop - width * 0.01),
    }),
    drawSet(said, { ...middle, top: saidTop, ink }),
    `${colour(accent)} ${drop(centre, sealAt + radius * 0.35, radius)}`,
    drawSet(mark, { ...middle, top: sealAt + radius * 0.35 + mark.height / 2, ink: onAccent }),
  ].join('\n')
}
