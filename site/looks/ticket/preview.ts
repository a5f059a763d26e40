import sharp, { type OverlayOptions, type Sharp } from 'sharp'
import { openPicture } from '../../../campaigns/picture.ts'
import { register } from '../../i18n/locale.ts'
import type { Face } from '../../preview/faces.ts'
import { isArabic, letter, place } from '../../preview/lettering.ts'
import { HEIGHT, type Subject, svg, UNPACKED, WIDTH } from '../../preview/picture.ts'
import { mix } from '../contrast.ts'
import { words } from './words.ts'

const MARGIN = 48
/** How wide the stub is, and the cover's print. */
const STUB = 196
const PICTURE = 392
const PITCH = 21

/** A ticket that is still whole: title, picture, and the stub beyond the perforation. */
export async function draw({ title, brand, locale, accent, ground, ink, faces, cover }: Subject): Promise<Sharp> {
  const { title: tall, small } = faces
  const isLeft = !isArabic(title)
  const width = WIDTH - STUB - 2 * MARGIN - (cover ? PICTURE : 0)
  const name = await letter(title.toLocaleUpperCase(locale), {
    face: tall,
    colour: ink,
    width,
    height: HEIGHT - 2 * MARGIN - 40,
    largest: 400,
    lines: 4,
  })
  const sender = brand && (await letter(brand, { face: small, colour: ink, width, height: 40, largest: 30, lines: 1 }))
  // The stub is where a line of the language ends.
  const tornAt = isLeft ? WIDTH - STUB : STUB
  const start = isLeft ? MARGIN + (cover ? PICTURE : 0) : WIDTH - MARGIN - (cover ? PICTURE : 0)
  const side = isLeft ? 0 : 1
  return sharp(
    svg(`<rect width="100%" height="100%" fill="${ground}"/>${guilloche(mix(ground, accent, 0.2))}`),
  ).composite([
    ...(cover ? [await printed(cover, isLeft ? 0 : WIDTH - PICTURE)] : []),
    ...place(name, start, HEIGHT - MARGIN, side, 1),
    ...place(sender || undefined, start, MARGIN, side, 0),
    { input: svg(perforation(tornAt, mix(ink, ground, 0.18))) },
    ...(await onStub(words(register(false))[locale].admit, isLeft ? WIDTH - STUB / 2 + 12 : STUB / 2 - 12, small, ink)),
  ])
}

/** The lines that nobody can copy. */
function guilloche(colour: string): string {
  const waves = Array.from({ length: 9 }, (_, row) =>
    [34, 24, 13, 0, -13, -24, -34].map((swing) => {
      const y = 20 + row * 74
      return `M-10 ${y}${Array.from({ length: 11 }, (_, i) => `q30 ${i % 2 ? -swing : swing} 60 0t60 0`).join('')}`
    }),
  )
  return `<path d="${waves.flat().join('')}" fill="none" stroke="${colour}" stroke-width="1.3"/>`
}

function perforation(x: number, hole: string): string {
  const holes = Array.from({ length: Math.floor((HEIGHT - 96) / PITCH) + 1 }, (_, i) => {
    return `<circle cx="${x}" cy="${52 + i * PITCH}" r="4.5"/>`
  })
  return `<g fill="${hole}">${holes.join('')}<circle cx="${x}" cy="0" r="26"/><circle cx="${x}" cy="${HEIGHT}" r="26"/></g>`
}

/** In one ink: its greys multiply the card. */
async function printed(cover: string, left: number): Promise<OverlayOptions> {
  const input = await (await openPicture(cover))
    .autoOrient()
    .flatten({ background: '#fff' })
    .resize(PICTURE - MARGIN / 2, HEIGHT, { position: 'attention' })
    .greyscale()
    .normalise()
    .toColourspace('srgb')
    .png(UNPACKED)
    .toBuffer()
  return { input, left: left === 0 ? 0 : left + MARGIN / 2, top: 0, blend: 'multiply' }
}

async function onStub(said: string, x: number, face: Face, colour: string): Promise<OverlayOptions[]> {
  const name = await letter(said, { face, colour, width: HEIGHT - 2 * MARGIN - 60, height: 96, largest: 44, lines: 2 })
  if (!name) return []
  const { data, info } = await sharp(name.input).rotate(-90).png(UNPACKED).toBuffer({ resolveWithObject: true })
  return place({ input: data, width: info.width, height: info.height }, x, HEIGHT / 2, 0.5, 0.5)
}
