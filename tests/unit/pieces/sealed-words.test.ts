import { expect, it } from 'vitest'
import type { Campaign, Piece } from '../../../campaigns/campaign.ts'
import { sealedWords } from '../../../pieces/sealed-words.ts'

/** A campaign in French, English and Polish: its poll is translated into English alone. */
const french = { id: 'colour', locale: 'fr' } as Piece
const english = { id: 'colour', locale: 'en' } as Piece
const edition = (locale: string, piece: Piece, formal: boolean) => ({
  locale,
  formal,
  pieces: [piece],
  translations: [],
})
const campaign = {
  ...edition('fr', french, true),
  translations: [edition('en', english, false), edition('pl', french, false)],
} as unknown as Campaign

it('a piece says its words in the language of every page that shows it, and of no other', () => {
  const wordsIn = (locale: string, isFormal: boolean) => ({ vote: `</script>${locale} ${isFormal}` })
  const read = (piece: Piece) => {
    const [, json = ''] =
      /^<script [^>]*data-words>([^<]*)<\/script>$/.exec(sealedWords(piece, campaign, wordsIn)) ?? []
    return JSON.parse(json)
  }
  expect(read(french)).toEqual({ fr: { vote: '</script>fr true' }, pl: { vote: '</script>pl false' } })
  expect(read(english)).toEqual({ en: { vote: '</script>en false' } })
})
