import sharp, { type Sharp } from 'sharp'
import { openPicture } from '../../../campaigns/picture.ts'
import { grain } from '../../preview/grain.ts'
import { isArabic, letter, place } from '../../preview/lettering.ts'
import { backdrop, flat, HEIGHT, type Subject, svg, WIDTH } from '../../preview/picture.ts'
import { inkOn, legible, TEXT_CONTRAST } from '../contrast.ts'

/** Height of a letterbox bar at 2.39:1. */
const BAR = Math.round((HEIGHT - WIDTH / 2.39) / 2)
const MARGIN = 64

/** The lights have gone down: a dark frame between letterbox bars. */
export async function draw({ title, brand, locale, accent, ground, ink, faces, cover }: Subject): Promise<Sharp> {
  const { title: heavy, small } = faces
  const light = legible(accent, '#000000', inkOn('#000000', ink), TEXT_CONTRAST)
  const name = await letter(title.toLocaleUpperCase(locale), {
    face: heavy,
    colour: ink,
    width: WIDTH - 2 * MARGIN,
    height: 290,
    largest: 260,
    lines: 4,
  })
  const sender =
    brand &&
    (await letter(brand.toLocaleUpperCase(locale), {
      face: small,
      colour: light,
      width: 900,
      height: 60,
      largest: 28,
      lines: 1,
    }))
  const [x, side] = isArabic(title) ? [WIDTH - MARGIN, 1] : [MARGIN, 0]
  const frame = cover
    ? await flat(await lit(await flat(await graded(cover)), shade(ground), light))
    : await backdrop(`cinema ${ground} ${accent} ${light}`, () => {
        return lit(sharp(svg(`<rect width="100%" height="100%" fill="${ground}"/>`)), beam(accent), light)
      })
  return frame.composite([
    ...place(name, x, HEIGHT - BAR - 44, side, 1),
    ...place(sender || undefined, x, HEIGHT - BAR / 2, side, 0.5),
  ])
}

/** A frame in this light, with everything on it except words. */
async function lit(frame: Sharp, shapes: string, light: string): Promise<Sharp> {
  return frame.composite([
    { input: svg(shapes) },
    { input: await grain(), blend: 'overlay' },
    { input: svg(bars(light)) },
  ])
}

async function graded(cover: string): Promise<Sharp> {
  return (await openPicture(cover))
    .autoOrient()
    .flatten({ background: '#000' })
    .resize(WIDTH, HEIGHT, { fit: 'cover', position: 'attention' })
    .modulate({ saturation: 0.82, brightness: 0.92 })
}

function shade(ground: string): string {
  return `<linearGradient id="s" x1="0" y1="1" x2="0" y2="0"><stop offset=".1" stop-color="${ground}" stop-opacity=".94"/>
    <stop offset=".45" stop-color="${ground}" stop-opacity=".55"/><stop offset=".8" stop-color="${ground}" stop-opacity="0"/></linearGradient>
    <rect width="100%" height="100%" fill="url(#s)"/>`
}

/** The beam of a projector, where there is no cover to project. */
function beam(accent: string): string {
  return `<radialGradient id="b" cx="1240" cy="40" r="1300" gradientUnits="userSpaceOnUse"><stop stop-color="${accent}" stop-opacity=".8"/>
    <stop offset=".4" stop-color="${accent}" stop-opacity=".22"/><stop offset="1" stop-color="${accent}" stop-opacity="0"/></radialGradient>
    <filter id="f"><feGaussianBlur stdDeviation="16"/></filter>
    <path d="M1240 20 -200 60V760Z" fill="url(#b)" filter="url(#f)"/>`
}

/** The bars, and the cue mark in the corner, by which a projectionist gets ready. */
function bars(light: string): string {
  return `<path d="M0 0h${WIDTH}v${BAR}H0zM0 ${HEIGHT - BAR}h${WIDTH}v${BAR}H0z" fill="#000"/>
    <ellipse cx="${WIDTH - MARGIN - 11}" cy="${BAR + 52}" rx="11" ry="15" fill="${light}"/>`
}
