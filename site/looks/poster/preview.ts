import sharp, { type OverlayOptions, type Sharp } from 'sharp'
import type { Face } from '../../preview/faces.ts'
import { isArabic, letter, place } from '../../preview/lettering.ts'
import { HEIGHT, type Subject, svg, UNPACKED, WIDTH } from '../../preview/picture.ts'
import { mix } from '../contrast.ts'
import { halftone } from './halftone.ts'

const MARGIN = 52
const STRIPS = 12
const STRIP = WIDTH / STRIPS
/** Where the strips are cut. */
const CUT = 506
/** Strips that somebody took. */
const TAKEN = [3, 8]
/** How wide the cover is printed. */
const PICTURE = 500

/** A street poster with strips to tear off. */
export async function draw({ title, brand, ground, ink, faces, cover }: Subject): Promise<Sharp> {
  const { title: loud, small } = faces
  const width = WIDTH - 2 * MARGIN - (cover ? PICTURE - 12 : 0)
  const name = await letter(title, { face: loud, colour: ink, width, height: CUT - 88, largest: 400 })
  const [x, side] = isArabic(title) ? [WIDTH - MARGIN, 1] : [MARGIN, 0]
  const picture = cover
    ? [{ input: await halftone(cover, ink, PICTURE, CUT), left: side ? 0 : WIDTH - PICTURE, top: 0 }]
    : []
  return sharp(svg(`<rect width="100%" height="100%" fill="${ground}"/>`)).composite([
    ...picture,
    ...place(name, x, CUT / 2, side, 0.5),
    ...(await strips(brand ?? title, ink, small)),
    { input: svg(cuts(mix(ground, '#000000', 0.78))) },
  ])
}

async function strips(brand: string, ink: string, face: Face): Promise<OverlayOptions[]> {
  const words = await letter(brand, {
    face,
    colour: ink,
    width: HEIGHT - CUT - 24,
    height: 64,
    largest: 25,
    lines: 2,
  })
  if (!words) return []
  const { data, info } = await sharp(words.input).rotate(-90).png(UNPACKED).toBuffer({ resolveWithObject: true })
  const turned = { input: data, width: info.width, height: info.height }
  return Array.from({ length: STRIPS }, (_, i) => place(turned, (i + 0.5) * STRIP, (CUT + HEIGHT) / 2, 0.5, 0.5)).flat()
}

function cuts(wall: string): string {
  const slits = Array.from({ length: STRIPS - 1 }, (_, i) => `M${(i + 1) * STRIP} ${CUT}V${HEIGHT}`).join('')
  const gaps = TAKEN.map(
    (i) => `M${i * STRIP} ${HEIGHT}V${CUT + 16}l14 -6 13 9 16 -13 12 10 19 4 14 -11 12 7V${HEIGHT}Z`,
  ).join('')
  return `<path d="${slits}" stroke="${wall}" stroke-width="3"/><path d="${gaps}" fill="${wall}"/>`
}
