import { sealedWords } from '../sealed-words.ts'
import type { Sealer } from '../sealer.ts'
import { attributes, escaped } from '../tags.ts'
import { galleryWords } from './words/index.ts'

/** What is asked for and agreed to; the rest, which is the fans', `client.ts` fetches. */
export const sealer: Sealer<'gallery'> = {
  async html(piece, campaign) {
    const { prompt, consent, most, moderation, caption } = piece
    const facts = attributes({ 'data-most': most, 'data-moderation': moderation, 'data-caption': caption })
    const asked = `<p class="gallery-prompt" dir="auto">${escaped(prompt)}</p>`
    const agreed = consent === undefined ? '' : `<p class="gallery-consent" dir="auto">${escaped(consent)}</p>`
    return `<section class="gallery"${facts}>${asked}${agreed}</section>${sealedWords(piece, campaign, galleryWords)}`
  },
  text: async ({ prompt, consent = '' }) => `${prompt}\n\n${consent}`,
}
