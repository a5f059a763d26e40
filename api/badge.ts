import type { Badge } from '../campaigns/manifest.ts'
import type { Phase } from '../campaigns/phase.ts'
import { element, escapeXml } from '../campaigns/svg-element.ts'
import type { Tally } from './fan-contract.ts'
import { emsOf, shorten } from './text-width.ts'

export const BADGE_THEMES = ['light', 'dark'] as const
export type BadgeTheme = (typeof BADGE_THEMES)[number]

const HEIGHT = 60
const PADDING = 16
/** The width of the stub while there is no figure on it. */
const BLANK_STUB = 14
const RADIUS = 3
const NOTCH = 4
const FIGURE_SIZE = 28
const WORDS_SIZE = 14
const TITLE_SIZE = 12
const TITLE_MAX_EMS = 26
const TEXT_FAMILY = 'system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, Helvetica, Arial, sans-serif'
const RIGHT_TO_LEFT = /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}]/u

interface Line {
  text: string
  size: number
  width: number
}

/**
 * Draws a campaign's badge, a strip of a poster: on the stub the figure, behind the tear line what is counted, and where.
 * An SVG document of its own, without script, style or font, that any page can show as an image.
 */
export function drawBadge(
  { title, badge }: { title: string; badge: Badge },
  { views, phase }: Pick<Tally, 'views' | 'phase'>,
  theme: BadgeTheme,
): string {
  const { locale, face, accent, onAccent } = badge
  const { ground, edge, ink, soft } = badge[theme]
  const figure = lineOf(views > 0 ? new Intl.NumberFormat(locale).format(views) : '', FIGURE_SIZE, face.digit)
  const words = lineOf(views > 0 ? countedWords(badge, views) : zeroWords(badge, phase), WORDS_SIZE)
  const name = lineOf(shorten(title, TITLE_MAX_EMS), TITLE_SIZE)

  const tear = views > 0 ? PADDING + figure.width + PADDING : BLANK_STUB
  const start = tear + PADDING
  const width = start + Math.max(words.width, name.width) + PADDING
  const isMirrored = RIGHT_TO_LEFT.test(words.text)
  const at = (x: number, y: number) => ({ x: isMirrored ? width - x : x, y })

  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      ...{ width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}` },
      ...{ role: 'img', direction: isMirrored ? 'rtl' : 'ltr', 'font-family': TEXT_FAMILY },
    },
    element('title', {}, escapeXml(`${figure.text} ${words.text} · ${title}`.trim())),
    element(
      'g',
      isMirrored ? { transform: `matrix(-1 0 0 1 ${width} 0)` } : {},
      element('path', { d: halfStrip(tear, width), fill: ground, stroke: edge }),
      element('path', { d: halfStrip(tear, 0), fill: accent, stroke: accent }),
    ),
    drawLine(figure, {
      ...at(PADDING, 40),
      ...{ 'font-family': face.family, 'font-weight': face.weight, fill: onAccent },
    }),
    drawLine(words, { ...at(start, 27), fill: ink }),
    drawLine(name, { ...at(start, 45), fill: soft }),
  )
}

function lineOf(text: string, size: number, digit?: number): Line {
  return { text, size, width: Math.ceil(emsOf(text, digit) * size) }
}

/** Text at a set width, whatever font the reader has: nothing overlaps or is cut. */
function drawLine({ text, size, width }: Line, attributes: Record<string, string | number>): string {
  if (text === '') return ''
  const fit = { textLength: width, lengthAdjust: 'spacingAndGlyphs', 'font-size': size }
  return element('text', { ...attributes, ...fit }, escapeXml(text))
}

/**
 * The outline of one part of the strip, from the notched tear line to one end. Half a pixel in, so that its edge is sharp.
 */
function halfStrip(tear: number, end: number): string {
  const side = Math.sign(end - tear)
  const turn = side > 0 ? 1 : 0
  const [top, bottom] = [0.5, HEIGHT - 0.5]
  const arc = (radius: number, sweep: number, x: number, y: number) =>
    `a${radius} ${radius} 0 0 ${sweep} ${x * side * radius} ${y * radius}`
  return [
    `M${tear + side * NOTCH} ${top}`,
    `H${end - side * (RADIUS + 0.5)}${arc(RADIUS, turn, 1, 1)}`,
    `V${bottom - RADIUS}${arc(RADIUS, turn, -1, 1)}`,
    `H${tear + side * NOTCH}${arc(NOTCH, 1 - turn, -1, -1)}`,
    `V${top + NOTCH}${arc(NOTCH, 1 - turn, 1, -1)}Z`,
  ].join('')
}

function countedWords({ locale, views }: Badge, n: number): string {
  return views[new Intl.PluralRules(locale).select(n)] ?? views.other ?? ''
}

function zeroWords({ zero }: Badge, phase: Phase): string {
  return phase === 'upcoming' || phase === 'closed' ? zero[phase] : zero.open
}
