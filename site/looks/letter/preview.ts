import sharp, { type OverlayOptions, type Sharp } from 'sharp'
import { openPicture } from '../../../campaigns/picture.ts'
import type { Face } from '../../preview/faces.ts'
import { grain } from '../../preview/grain.ts'
import { letter, place } from '../../preview/lettering.ts'
import { monogram } from '../../preview/monogram.ts'
import { backdrop, type Subject, svg, UNPACKED, WIDTH } from '../../preview/picture.ts'
import { mix } from '../contrast.ts'
import { pressed, seal } from './seal.ts'

const TIP = { x: WIDTH / 2, y: 262 }
const FLAP = `M-10 -10H${WIDTH + 10}L${TIP.x + 40} ${TIP.y - 14}Q${TIP.x} ${TIP.y + 6} ${TIP.x - 40} ${TIP.y - 14}Z`
const SEAL = { x: TIP.x, y: 236, radius: 88 }

/** The back of an envelope, sealed, with a name on it. */
export async function draw({ title, brand, accent, ground, ink, faces, cover }: Subject): Promise<Sharp> {
  const { title: hand, small } = faces
  const name = await letter(title, {
    face: hand,
    colour: ink,
    width: 960,
    height: 176,
    largest: 140,
    lines: 3,
    align: 'centre',
  })
  const sender =
    brand &&
    (await letter(brand, { face: small, colour: mix(ink, ground, 0.3), width: 800, height: 60, largest: 32, lines: 1 }))
  const sheet = await backdrop(`letter ${ground}`, async () => {
    return sharp(svg(paper(ground))).composite([{ input: await grain(), blend: 'soft-light' }])
  })
  return sheet.composite([
    cover ? await lining(cover) : { input: svg(flap(ground)) },
    { input: svg(seal(SEAL.x, SEAL.y, SEAL.radius, accent)) },
    ...(await initial(brand ?? title, accent, hand)),
    ...place(name, WIDTH / 2, brand ? 448 : 468, 0.5, 0.5),
    ...place(sender || undefined, WIDTH / 2, 578, 0.5, 0.5),
  ])
}

function paper(ground: string): string {
  return `<linearGradient id="p" x1="0" y1="0" x2="0" y2="1"><stop stop-color="${mix(ground, '#7a5326', 0.14)}"/>
    <stop offset=".9" stop-color="${ground}"/></linearGradient><rect width="100%" height="100%" fill="url(#p)"/>
    <filter id="f" x="-.1" y="-.1" width="1.2" height="1.4"><feGaussianBlur stdDeviation="14"/></filter>
    <path d="${FLAP}" transform="translate(0 12)" fill="#3a2a18" fill-opacity=".34" filter="url(#f)"/>`
}

function flap(ground: string): string {
  return `<linearGradient id="l" x1="0" y1="0" x2="0" y2="1"><stop stop-color="${mix(ground, '#7a5326', 0.09)}"/>
    <stop offset="1" stop-color="${mix(ground, '#ffffff', 0.35)}"/></linearGradient><path d="${FLAP}" fill="url(#l)"/>`
}

/** The cover, printed on the flap. */
async function lining(cover: string): Promise<OverlayOptions> {
  const height = TIP.y + 10
  const input = await (await openPicture(cover))
    .autoOrient()
    .flatten({ background: '#fff' })
    .resize(WIDTH, height, { position: 'attention' })
    .composite([
      {
        input: Buffer.from(
          `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}"><path d="${FLAP}"/></svg>`,
        ),
        blend: 'dest-in',
      },
    ])
    .png(UNPACKED)
    .toBuffer()
  return { input, left: 0, top: 0 }
}

async function initial(brand: string, accent: string, face: Face): Promise<OverlayOptions[]> {
  const { shade, light } = pressed(accent)
  const box = { face, width: 92, height: 78, largest: 160 }
  const [lit, dark] = await Promise.all([light, shade].map((colour) => letter(monogram(brand), { ...box, colour })))
  return [...place(lit, SEAL.x + 1.5, SEAL.y + 2, 0.5, 0.5), ...place(dark, SEAL.x, SEAL.y, 0.5, 0.5)]
}
