import type { PrintArt } from '../../print/print-art.ts'
import { codeOf } from './code.ts'
import { ground, type Sheet, sticker } from './compose.ts'
import { type Mask, maskOf } from './label-mask.ts'
import { writePages } from './pdf.ts'
import { colour } from './shapes.ts'
import { A4, stickerMarks, stickerPlaces } from './sheet.ts'

/** Codes of one file: a hundred pages. */
export const CODES_AT_ONCE = 2400

/** Height of a label below its code, and the room around it, in millimetres. */
const LABEL = 3.6
const GAP = 1.4

interface Tag {
  label: string
  url: string
}

/** Sheets of codes to cut out, each with its label: A4 pages of 24. */
export async function makeSheets(tags: readonly Tag[], campaign: string, title: string): Promise<Blob> {
  const response = await fetch(`/${encodeURIComponent(campaign)}/print.json`)
  if (!response.ok) throw new Error(`print.json answered ${response.status}`)
  return drawSheets(tags, (await response.json()) as PrintArt, title, maskOf)
}

/** @param draw draws a label of that size, in millimetres */
export async function drawSheets(
  tags: readonly Tag[],
  art: PrintArt,
  title: string,
  draw: (label: string, size: { width: number; height: number }) => Mask,
): Promise<Blob> {
  const places = stickerPlaces()
  const sheet = [0, 0, A4.width, A4.height] as const
  const pages: string[] = []
  for (let from = 0; from < tags.length; from += places.length) {
    const drawn: string[] = []
    for (const [i, { label, url }] of tags.slice(from, from + places.length).entries()) {
      const place = places[i]
      if (!place) continue
      const { width } = place
      drawn.push(tag(art, await codeOf(url), place, draw(label, { width: width * 0.9, height: LABEL })))
    }
    // A code takes a millisecond or two: the page stays alive.
    await new Promise((resolve) => setTimeout(resolve))
    pages.push([...drawn, stickerMarks(places)].join('\n'))
  }
  const facts = { title: `${art.title}: ${title}`, author: art.brand, language: art.locale }
  return writePages({ media: sheet, trim: sheet, bleed: sheet, pages, ...facts })
}

/** A sticker with its label below. */
function tag(
  art: PrintArt,
  code: Awaited<ReturnType<typeof codeOf>>,
  place: Sheet,
  { width, height, hex }: Mask,
): string {
  const { x, y, width: side } = place
  const strip = LABEL + GAP
  const above = { ...place, y: y + strip, height: place.height - strip, bleed: 0 }
  const wide = (LABEL * width) / height
  const matrix = `${wide.toFixed(3)} 0 0 ${LABEL} ${(x + (side - wide) / 2).toFixed(3)} ${(y + GAP).toFixed(3)} cm`
  return [
    ground(art, place),
    sticker(art, code, above),
    `q ${colour(art.ink)} ${matrix} BI /W ${width} /H ${height} /BPC 1 /IM true /D [1 0] /F /AHx ID ${hex}> EI Q`,
  ].join('\n')
}
