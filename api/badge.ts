import type { Badge } from '../campaigns/manifest.ts'
import type { Phase } from '../campaigns/phase.ts'
import type { Tally } from './contract.ts'
import { element, escapeXml } from './svg.ts'
import { emsOf, shorten } from './text-width.ts'

export const BADGE_THEMES = ['light', 'dark'] as const
export type BadgeTheme = (typeof BADGE_THEMES)[number]

const HEIGHT = 60
const PADDING = 18
/** Between the tear line and what stands on either side of it. */
const GAP = 15
const NOTCH = 4.5
const RADIUS = 3
const FIGURE_SIZE = 28
const WORDS_SIZE = 14
const TITLE_SIZE = 12
const TITLE_MAX_EMS = 26
const TEXT_FAMILY = 'system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, Helvetica, Arial, sans-serif'

/**
 * Draws a campaign's badge, a strip torn off a poster: the figure, the tear line, what is counted and where. An SVG
 * document of its own, without script, style or font, that any page can show as an image.
 */
export function drawBadge(
  { title, badge }: { title: string; badge: Badge },
  { views, phase }: Pick<Tally, 'views' | 'phase'>,
  theme: BadgeTheme,
): string {
  const colours = badge[theme]
  const figure = views > 0 ? new Intl.NumberFormat(badge.locale).format(views) : ''
  const words = figure ? countedWords(badge, views) : badge.zero[zeroState(phase)]
  const name = shorten(title, TITLE_MAX_EMS)

  const figureWidth = Math.ceil(emsOf(figure, badge.face.digit) * FIGURE_SIZE)
  const wordsWidth = Math.ceil(emsOf(words) * WORDS_SIZE)
  const nameWidth = Math.ceil(emsOf(name) * TITLE_SIZE)
  const tear = figure ? PADDING + figureWidth + GAP : undefined
  const start = tear === undefined ? PADDING : tear + GAP
  const width = start + Math.max(wordsWidth, nameWidth) + PADDING

  const isRightToLeft = /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(words)
  const place = (x: number) => (isRightToLeft ? width - x : x)
  // Every font is made as wide as was reckoned: nothing overlaps, and nothing is cut.
  const line = (text: string, textLength: number, attributes: Record<string, string | number>) =>
    element('text', { textLength, lengthAdjust: 'spacingAndGlyphs', ...attributes }, escapeXml(text))

  const { family, weight } = badge.face
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${HEIGHT}`,
      width,
      height: HEIGHT,
      role: 'img',
      direction: isRightToLeft ? 'rtl' : 'ltr',
      'font-family': TEXT_FAMILY,
    },
    element('title', {}, escapeXml(`${figure} ${words} · ${title}`.trim())),
    element('path', { d: outline(width, tear && place(tear)), fill: colours.ground, stroke: colours.line }),
    ...(tear === undefined
      ? []
      : [
          element('path', { ...TEAR_LINE, d: `M${place(tear)} 10V${HEIGHT - 9}`, stroke: colours.line }),
          line(figure, figureWidth, {
            x: place(PADDING),
            y: 40,
            'font-family': family,
            'font-weight': weight,
            'font-size': FIGURE_SIZE,
            fill: colours.accent,
          }),
        ]),
    line(words, wordsWidth, { x: place(start), y: 27, 'font-size': WORDS_SIZE, fill: colours.ink }),
    line(name, nameWidth, { x: place(start), y: 45, 'font-size': TITLE_SIZE, fill: colours.soft }),
  )
}

const TEAR_LINE = { 'stroke-width': 2, 'stroke-linecap': 'round', 'stroke-dasharray': '0 5' }

/** A sheet with a notch above and below the tear line; half a pixel in, so that its edge is sharp. */
function outline(width: number, tear?: number): string {
  const [right, bottom] = [width - 0.5, HEIGHT - 0.5]
  const corner = (x: number, y: number) => `a${RADIUS} ${RADIUS} 0 0 1 ${x * RADIUS} ${y * RADIUS}`
  const notch = (side: 1 | -1) =>
    tear === undefined ? '' : `H${tear - side * NOTCH}a${NOTCH} ${NOTCH} 0 0 0 ${side * 2 * NOTCH} 0`
  return [
    `M${0.5 + RADIUS} 0.5${notch(1)}H${right - RADIUS}${corner(1, 1)}V${bottom - RADIUS}${corner(-1, 1)}`,
    `${notch(-1)}H${0.5 + RADIUS}${corner(-1, -1)}V${0.5 + RADIUS}${corner(1, -1)}Z`,
  ].join('')
}

function countedWords({ locale, views }: Badge, n: number): string {
  return views[new Intl.PluralRules(locale).select(n)] ?? views.other ?? ''
}

function zeroState(phase: Phase): keyof Badge['zero'] {
  return phase === 'upcoming' || phase === 'closed' ? phase : 'open'
}
