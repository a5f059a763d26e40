import type { Campaign } from '../../campaigns/campaign.ts'
import type { Badge, BadgeColours } from '../../campaigns/manifest.ts'
import { dictionaryOf } from '../i18n/locale.ts'
import { accentOf, asked, printOf, type Scheme } from '../looks/colours.ts'
import { inkOn, legible, mix, TEXT_CONTRAST } from '../looks/contrast.ts'
import { LOOKS } from '../looks/index.ts'

/** Paper instead of the look's own ground: a badge lies on somebody else's page. */
const PAPER = {
  light: { ground: '#fdfcfa', ink: '#191815' },
  dark: { ground: '#161513', ink: '#eeebe4' },
}

/** The data from which the API draws a campaign's badge. */
export function badgeOf(campaign: Campaign): Badge {
  const { locale, formal, look } = campaign
  const { views, waiting, problems } = dictionaryOf(locale, formal).client
  const { zero, ...plural } = views
  const accent = accentOf(campaign)
  return {
    locale,
    views: plural,
    zero: { upcoming: waiting.soon, open: zero, closed: problems.closed.line },
    face: LOOKS[look].badge,
    accent,
    onAccent: inkOn(accent, '#131211', '#fffdf8'),
    light: colours(campaign, 'light'),
    dark: colours(campaign, 'dark'),
  }
}

function colours(campaign: Campaign, scheme: Scheme): BadgeColours {
  const { ground, ink } = asked(campaign.ground, scheme) ? printOf(campaign, scheme) : PAPER[scheme]
  const soft = legible(mix(ink, ground, 0.38), ground, ink, TEXT_CONTRAST)
  return { ground, ink, soft, edge: mix(ground, ink, 0.2) }
}
