import type { Campaign } from '../../campaigns/load.ts'
import type { Badge, BadgeColours } from '../../campaigns/manifest.ts'
import { dictionaryOf } from '../i18n/locale.ts'
import { legible, mix, SHAPE_CONTRAST, TEXT_CONTRAST } from '../styles/contrast.ts'
import { accentOf } from '../styles/looks.ts'

/** An image on another site loads no font: each look has the nearest that systems come with. */
const FACES: Record<Campaign['look'], Badge['face']> = {
  cinema: { family: 'Avenir Next, Helvetica Neue, Segoe UI, Roboto, Arial, sans-serif', weight: 700, digit: 0.57 },
  letter: { family: 'Iowan Old Style, Palatino, Noto Serif, Times New Roman, serif', weight: 500, digit: 0.52 },
  poster: { family: 'Arial Black, Helvetica Neue, Segoe UI, Roboto, Arial, sans-serif', weight: 900, digit: 0.62 },
}

/** Of paper rather than of the look: a badge lies on somebody else's page. */
const GROUNDS = {
  light: { ground: '#fdfcfa', ink: '#191815' },
  dark: { ground: '#161513', ink: '#eeebe4' },
}

/** What the API draws a campaign's badge with. */
export function badgeOf(campaign: Campaign): Badge {
  const { locale, look } = campaign
  const { views, waiting, problems } = dictionaryOf(locale).client
  const { zero, ...plural } = views
  const accent = accentOf(campaign)
  return {
    locale,
    views: plural,
    zero: { upcoming: waiting.soon, open: zero, closed: problems.closed.line },
    face: FACES[look],
    light: colours(GROUNDS.light, accent),
    dark: colours(GROUNDS.dark, accent),
  }
}

function colours({ ground, ink }: { ground: string; ink: string }, accent: string): BadgeColours {
  return {
    ground,
    ink,
    line: mix(ground, ink, 0.2),
    soft: legible(mix(ink, ground, 0.38), ground, ink, TEXT_CONTRAST),
    // The figure is large text, which WCAG 1.4.3 asks as much of as of a shape.
    accent: legible(accent, ground, ink, SHAPE_CONTRAST),
  }
}
