import { PRINTS } from '../../looks/prints.ts'
import type { PrintArt } from '../../print/print-art.ts'
import { codeOf } from './code.ts'
import { type Sheet, sticker } from './compose.ts'
import { type Box, writePdf } from './pdf.ts'
import { cropMarks } from './shapes.ts'

export type PrintSize = 'a4' | 'a3' | 'stickers'

/** Bleed, in millimetres: a cut may be three beside its mark. */
const BLEED = 3
const MARKS = 10
export const A4 = { width: 210, height: 297 }
const A3 = { width: 297, height: 420 }
/** Short crop marks, which fit beside a sheet of stickers. */
const SHORT = { from: BLEED + 1, to: BLEED + 4 }
const STICKERS = { columns: 4, rows: 6, side: 42 }

/** The print-ready PDF of a link in its campaign's look: outlines only, with bleed and crop marks. */
export async function makePrint(
  root: { label: string; url: string },
  campaign: string,
  size: PrintSize,
): Promise<Blob> {
  const response = await fetch(`/${encodeURIComponent(campaign)}/print.json`)
  if (!response.ok) throw new Error(`print.json answered ${response.status}`)
  return drawPrint(root, (await response.json()) as PrintArt, size)
}

export async function drawPrint(root: { label: string; url: string }, art: PrintArt, size: PrintSize): Promise<Blob> {
  const code = await codeOf(root.url)
  const facts = { title: `${art.title}: ${root.label}`, author: art.brand, language: art.locale }
  if (size === 'stickers') {
    const sheet: Box = [0, 0, A4.width, A4.height]
    const places = stickerPlaces()
    const content = [...places.map((place) => sticker(art, code, place)), stickerMarks(places)].join('\n')
    return writePdf({ media: sheet, trim: sheet, bleed: sheet, content, ...facts })
  }
  const { width, height } = size === 'a3' ? A3 : A4
  const [right, top] = [MARKS + width, MARKS + height]
  const content = [
    PRINTS[art.look](art, code, { x: MARKS, y: MARKS, width, height, bleed: BLEED }),
    cropMarks([MARKS, MARKS, right, top], { from: BLEED + 1, to: MARKS - 1 }),
  ].join('\n')
  return writePdf({
    media: [0, 0, right + MARKS, top + MARKS],
    trim: [MARKS, MARKS, right, top],
    bleed: [MARKS - BLEED, MARKS - BLEED, right + BLEED, top + BLEED],
    content,
    ...facts,
  })
}

/** Places of the stickers, row by row from the top. Between two there is room for the bleed of both. */
export function stickerPlaces(): Sheet[] {
  const { columns, rows, side } = STICKERS
  const step = side + 2 * BLEED
  const left = (A4.width - columns * step) / 2 + BLEED
  const top = (A4.height + rows * step) / 2 - BLEED - side
  return Array.from({ length: columns * rows }, (_, i) => ({
    x: left + (i % columns) * step,
    y: top - Math.floor(i / columns) * step,
    width: side,
    height: side,
    bleed: BLEED,
  }))
}

/** Crop marks around the whole sheet, where the guillotine cuts: at both edges of every row and column. */
export function stickerMarks(places: readonly Sheet[]): string {
  const [left, right] = [Math.min(...places.map(({ x }) => x)), Math.max(...places.map(({ x, width }) => x + width))]
  const [low, high] = [Math.min(...places.map(({ y }) => y)), Math.max(...places.map(({ y, height }) => y + height))]
  const columns = places.filter(({ y }) => y === low)
  const rows = places.filter(({ x }) => x === left)
  return [
    ...columns.map(({ x, width }) => cropMarks([x, low, x + width, high], { ...SHORT, only: 'upright' })),
    ...rows.map(({ y, height }) => cropMarks([left, y, right, y + height], { ...SHORT, only: 'across' })),
  ].join('\n')
}
