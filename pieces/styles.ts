import type { CampaignConfig } from '../campaigns/schema.ts'
import type { KindName } from './kinds.ts'
import markdown from './markdown/style.css?inline'
import pollCinema from './poll/looks/cinema.css?inline'
import pollLetter from './poll/looks/letter.css?inline'
import pollPoster from './poll/looks/poster.css?inline'
import poll from './poll/style.css?inline'

type Look = CampaignConfig['look']

/** What a look's own rules may change. */
const STYLES: Partial<Record<KindName, string>> = { markdown }

/** What stands over a look's rules for prose, as the kind is in every look, and as it is in each. */
const OVER_PROSE: Partial<Record<KindName, { always: string; looks: Partial<Record<Look, string>> }>> = {
  poll: { always: poll, looks: { cinema: pollCinema, letter: pollLetter, poster: pollPoster } },
}

/** The rules of every kind that is among these pieces. */
export function stylesOf(pieces: readonly { kind: KindName }[]): string {
  return kindsOf(pieces)
    .map((kind) => STYLES[kind] ?? '')
    .join('')
}

/** The rules of the same that come after those of their look. */
export function lookStylesOf(pieces: readonly { kind: KindName }[], look: Look): string {
  return kindsOf(pieces)
    .map((kind) => {
      const over = OVER_PROSE[kind]
      return over ? over.always + (over.looks[look] ?? '') : ''
    })
    .join('')
}

function kindsOf(pieces: readonly { kind: KindName }[]): KindName[] {
  return [...new Set(pieces.map(({ kind }) => kind))]
}
