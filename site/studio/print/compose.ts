import type { PrintArt } from '../../print/print-art.ts'
import { type Code, QUIET } from './code.ts'
import { drawSet, set } from './setting.ts'
import { colour, rectangle } from './shapes.ts'

/** Place of a poster on its sheet: lower left corner and trimmed size, in millimetres. */
export interface Sheet {
  x: number
  y: number
  width: number
  height: number
  bleed: number
}

/** The whole poster of a look, its ground included. Everything is a share of the width, so A3 is A4 enlarged. */
export type Compose = (art: PrintArt, code: Code, sheet: Sheet) => string

/** A sticker is a code with a name. */
export function sticker(art: PrintArt, code: Code, sheet: Sheet): string {
  const { x, y, width, height } = sheet
  const name = set(art.outlines.title, { width: width * 0.84, height: height * 0.2, largest: height * 0.12, lines: 3 })
  const top = y + height - width * 0.06
  const side = Math.min(height - name.height - width * 0.13, width * 0.86)
  const { ink, direction } = art
  return [
    ground(art, sheet),
    drawSet(name, { x: x + width / 2, top, align: 'centre', ink, direction }),
    drawCode(art, code, { centre: x + width / 2, middle: y + width * 0.035 + side / 2, side }),
  ].join('\n')
}

/** The start and end of a line, by the language's direction. */
export function edgesOf({ direction }: PrintArt, left: number, right: number) {
  const [l, r] = [{ x: left, align: 'left' } as const, { x: right, align: 'right' } as const]
  return direction === 'ltr' ? ([l, r] as const) : ([r, l] as const)
}

export function ground({ ground }: PrintArt, { x, y, width, height, bleed }: Sheet): string {
  return `${colour(ground)} ${rectangle(x - bleed, y - bleed, width + 2 * bleed, height + 2 * bleed)}`
}

export function frame(x: number, y: number, width: number, height: number): string {
  return `${x.toFixed(3)} ${y.toFixed(3)} ${width.toFixed(3)} ${height.toFixed(3)} re S`
}

/** `side` includes the empty modules around it: the ground itself when that is paper, else a lit field. */
export function drawCode(art: PrintArt, code: Code, at: { centre: number; middle: number; side: number }): string {
  const { dark, field } = art.code
  const [x, y] = [at.centre - at.side / 2, at.middle - at.side / 2]
  const module = at.side / (code.modules + 2 * QUIET)
  const matrix = `${module.toFixed(5)} 0 0 ${module.toFixed(5)} ${(x + QUIET * module).toFixed(3)} ${(y + QUIET * module).toFixed(3)} cm`
  return [
    field === null ? '' : `${colour(field)} ${rectangle(x, y, at.side, at.side)}`,
    `q ${matrix} ${colour(dark)} ${code.path} Q`,
  ].join('\n')
}
