import qrcode from 'qrcode'
import { element, escapeXml } from '../../../campaigns/svg-element.ts'

/** What is written on a card. */
export interface CardText {
  brand: string
  title: string
  through: string
  people: string
  peopleWord: string
  depth: string
  at: string
  check: string
  kid: string
  /** All of it as a sentence. */
  said: string
}

export interface CardDesign {
  look: 'cinema' | 'letter' | 'poster' | 'ticket'
  direction: 'ltr' | 'rtl'
  inks: { ground: string; ink: string; accent: string }
  display: { weight: string; tracking: string; isUpperCase: boolean }
  /** `@font-face` rules with the fonts in them: a picture loads nothing. */
  faces: string
}

export const WIDTH = 1200
export const HEIGHT = 1500
const MARGIN = 96
const CODE = 264
/** The figure is as wide as the card, but no taller than this. */
const LARGEST = 470

/** Draws the card of a proof as SVG, with the proof itself in its metadata. */
export function drawCard(
  text: CardText,
  design: CardDesign,
  { url, proof, hands }: { url: string; proof: string; hands: number },
) {
  const { inks, direction, display, faces } = design
  const isRtl = direction === 'rtl'
  const start = isRtl ? WIDTH - MARGIN : MARGIN
  const cased = (said: string) => (display.isUpperCase ? said.toLocaleUpperCase() : said)
  const line = (said: string, y: number, size: number, more: Record<string, string | number> = {}) =>
    element(
      'text',
      { x: start, y, 'font-size': size, direction, fill: inks.ink, 'font-family': TEXT, ...more },
      escapeXml(said),
    )
  const shown = { 'font-family': DISPLAY, 'font-weight': display.weight }
  const figure = fitting(text.people, LARGEST, display.weight)
  const depth = fitting(cased(text.depth), 62, display.weight)
  const baseline = 500 + figure * 0.74
  const drawn = [
    element('rect', { width: WIDTH, height: HEIGHT, fill: inks.ground }),
    rings(hands, inks.accent, isRtl),
    FRAMES[design.look](inks),
    line(text.brand, 150, 36, { 'font-weight': 600 }),
    line(text.through, 440, 46),
    line(text.people, baseline, figure, { ...shown, 'letter-spacing': display.tracking }),
    line(cased(text.peopleWord), baseline + 92, fitting(cased(text.peopleWord), 72, display.weight), shown),
    line(cased(text.depth), baseline + 176, depth, shown),
    line(text.title, HEIGHT - 250, fitting(text.title, 38, '600', WIDTH - 3 * MARGIN - CODE), { 'font-weight': 600 }),
    line(text.at, HEIGHT - 198, fitting(text.at, 30, '400', WIDTH - 3 * MARGIN - CODE)),
    line(text.check, HEIGHT - 150, fitting(text.check, 30, '400', WIDTH - 3 * MARGIN - CODE)),
    line(`Ed25519 ${text.kid}`, HEIGHT - 106, 24, {
      opacity: 0.72,
      direction: 'ltr',
      'text-anchor': isRtl ? 'end' : 'start',
    }),
    code(url, isRtl ? MARGIN : WIDTH - MARGIN - CODE, HEIGHT - MARGIN - CODE),
  ]
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: WIDTH,
      height: HEIGHT,
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      role: 'img',
    },
    element('title', {}, escapeXml(text.said)),
    element('metadata', {}, proof),
    element('style', {}, faces),
    ...drawn,
  )
}

const DISPLAY = 'Display, Georgia, serif'
const TEXT = 'Text, system-ui, sans-serif'

/** The size at which a line fits between the margins, `most` at most. */
function fitting(said: string, most: number, weight: string, width = WIDTH - 2 * MARGIN): number {
  const pen = document.createElement('canvas').getContext('2d')
  if (!pen) return most
  pen.font = `${weight} 100px ${most > 40 ? DISPLAY : TEXT}`
  return Math.min(most, Math.floor((width / Math.max(1, pen.measureText(said).width)) * 98))
}

/** A ring for each hand, out from the corner where the first one was: as many as there is room for. */
function rings(hands: number, accent: string, isRtl: boolean): string {
  const all = Math.min(hands, 24)
  const drawn = Array.from({ length: all }, (_, i) =>
    element('circle', {
      ...{ cx: isRtl ? MARGIN : WIDTH - MARGIN, cy: 150, r: 28 + (i + 1) * (560 / Math.max(all, 7)) },
      ...{ fill: 'none', stroke: accent, 'stroke-width': 5, opacity: 0.9 - (0.7 * i) / Math.max(all, 1) },
    }),
  )
  const first = element('circle', { cx: isRtl ? MARGIN : WIDTH - MARGIN, cy: 150, r: 22, fill: accent })
  return element('g', {}, ...drawn, first)
}

type Inks = CardDesign['inks']

/** What makes a card one of its look. */
const FRAMES: Record<CardDesign['look'], (inks: Inks) => string> = {
  // The perforation of a film, on both sides.
  cinema: ({ ink }) =>
    Array.from({ length: 25 }, (_, i) =>
      [20, WIDTH - 48].map((x) =>
        element('rect', { x, y: 18 + i * 60, width: 28, height: 36, rx: 6, fill: ink, opacity: 0.16 }),
      ),
    )
      .flat()
      .join(''),
  // A letter's double rule.
  letter: ({ ink }) =>
    [28, 40]
      .map((inset) =>
        element('rect', {
          ...{ x: inset, y: inset, width: WIDTH - 2 * inset, height: HEIGHT - 2 * inset },
          ...{ fill: 'none', stroke: ink, 'stroke-width': inset === 28 ? 3 : 1 },
        }),
      )
      .join(''),
  // Four strips of tape.
  poster: ({ ink }) =>
    [0, 1]
      .flatMap((right) =>
        [0, 1].map((low) => {
          const [x, y] = [right * WIDTH, low * HEIGHT]
          return element('rect', {
            ...{ x: x - 90, y: y - 24, width: 180, height: 48, fill: ink, opacity: 0.14 },
            transform: `rotate(${right === low ? -45 : 45} ${x} ${y}) translate(0 ${low ? -56 : 56})`,
          })
        }),
      )
      .join(''),
  // A stub: two notches and the perforation between them.
  ticket: ({ ink }) => {
    const y = HEIGHT - 430
    const notches = [0, WIDTH].map((x) => element('circle', { cx: x, cy: y, r: 34, fill: ink, opacity: 0.85 }))
    const cut = {
      x1: 48,
      x2: WIDTH - 48,
      y1: y,
      y2: y,
      stroke: ink,
      'stroke-width': 4,
      'stroke-dasharray': '4 14',
      opacity: 0.6,
    }
    return [...notches, element('line', cut)].join('')
  },
}

/** A code that leads to the page which checks the proof: dark on white, whatever the look. */
function code(url: string, x: number, y: number): string {
  const { modules } = qrcode.create(url, { errorCorrectionLevel: 'L' })
  const quiet = 4
  const unit = CODE / (modules.size + 2 * quiet)
  const dark = [...modules.data].flatMap((bit, i) => {
    return bit ? `M${(i % modules.size) + quiet} ${Math.floor(i / modules.size) + quiet}h1v1h-1z` : []
  })
  const panel = element('rect', { width: CODE, height: CODE, fill: '#fff' })
  const path = element('path', {
    d: dark.join(''),
    transform: `scale(${unit})`,
    fill: '#000',
    'shape-rendering': 'crispEdges',
  })
  return element('g', { transform: `translate(${x} ${y})` }, panel, path)
}
