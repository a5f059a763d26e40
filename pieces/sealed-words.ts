import type { Campaign, Piece } from '../campaigns/campaign.ts'
import type { Locale } from '../campaigns/schema.ts'
import { editionsOf } from '../campaigns/translation.ts'

/**
 * What a kind says by itself, for `client.ts`: in the language of each page that shows the piece, since one that is not
 * translated stands on the pages of other languages too.
 */
export function sealedWords(
  piece: Piece,
  campaign: Campaign,
  wordsIn: (locale: Locale, isFormal: boolean) => object,
): string {
  const pages = editionsOf(campaign).filter(({ pieces }) =>
    pieces.some(({ id, locale }) => id === piece.id && locale === piece.locale),
  )
  const words = Object.fromEntries(pages.map(({ locale, formal }) => [locale, wordsIn(locale, formal)]))
  return `<script type="application/json" data-words>${JSON.stringify(words).replaceAll('<', '\\u003c')}</script>`
}
