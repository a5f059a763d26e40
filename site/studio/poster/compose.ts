import type { PosterArt } from '../../print/poster-art.ts'
import { type Code, QUIET } from './code.ts'
import { drawSet, set } from './setting.ts'
import { colour, drop, line, rectangle } from './shapes.ts'

/** Where a poster lies on its sheet: lower left corner, and what it measures when it is cut. Millimetres. */
export interface Sheet {
  x: number
  y: number
  width: number
  height: number
  bleed: number
}

type Compose = (art: PosterArt, code: Code, sheet: Sheet) => string

/** The whole poster of a look, its ground included. Everything is a share of the width, so A3 is A4 enlarged. */
export const COMPOSE: Record<PosterArt['look'], Compose> = { cinema, letter, poster }

/** House lights down: the title as wide as the screen, the code is the only thing that is lit. */
function cinema(art: PosterArt, code: Code, sheet: Sheet): string {
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

/** A folded note: set in the middle, closed by the wax of whoever sends it. */
function letter(art: PosterArt, code: Code, sheet: Sheet): string {
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

/** In the street: letters as wide as the sheet, and strips to tear off. */
function poster(art: PosterArt, code: Code, sheet: Sheet): string {
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
function stripOf({ outlines, ink, direction }: PosterArt, x: number, y: number, width: number): string {
  const name = set(outlines.title, { width: width * 0.14, height: width * 0.07, largest: width * 0.032, lines: 2 })
  const turned = drawSet(name, { x: 0, top: name.height / 2, align: 'centre', ink, direction })
  return `q 0 1 -1 0 ${x.toFixed(3)} ${y.toFixed(3)} cm ${turned} Q`
}

/** A sticker is a code with a name. */
export function sticker(art: PosterArt, code: Code, sheet: Sheet): string {
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

/** Where a line of this language begins and ends. */
function edgesOf({ direction }: PosterArt, left: number, right: number) {
  const [l, r] = [{ x: left, align: 'left' } as const, { x: right, align: 'right' } as const]
  return direction === 'ltr' ? ([l, r] as const) : ([r, l] as const)
}

function ground({ ground }: PosterArt, { x, y, width, height, bleed }: Sheet): string {
  return `${colour(ground)} ${rectangle(x - bleed, y - bleed, width + 2 * bleed, height + 2 * bleed)}`
}

function frame(x: number, y: number, width: number, height: number): string {
  return `${x.toFixed(3)} ${y.toFixed(3)} ${width.toFixed(3)} ${height.toFixed(3)} re S`
}

/** `side` includes the empty modules around it: the ground itself when that is paper, else a lit field. */
function drawCode(art: PosterArt, code: Code, at: { centre: number; middle: number; side: number }): string {
  const { dark, field } = art.code
  const [x, y] = [at.centre - at.side / 2, at.middle - at.side / 2]
  const module = at.side / (code.modules + 2 * QUIET)
  const matrix = `${module.toFixed(5)} 0 0 ${module.toFixed(5)} ${(x + QUIET * module).toFixed(3)} ${(y + QUIET * module).toFixed(3)} cm`
  return [
    field === null ? '' : `${colour(field)} ${rectangle(x, y, at.side, at.side)}`,
    `q ${matrix} ${colour(dark)} ${code.path} Q`,
  ].join('\n')
}
