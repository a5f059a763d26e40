import { sealedWords } from '../sealed-words.ts'
import type { Sealer } from '../sealer.ts'
import { attributes, escaped } from '../tags.ts'
import { galleryWords } from './words/index.ts'

/** What the fans are asked for, and agree to. Their photos are not here: the API has them, each in a container of its own. */
export const sealer: Sealer<'gallery'> = {
  async html(piece, campaign) {
    const { prompt, consent, moderation, caption } = piece
    const place = attributes({ class: 'photowall', 'data-moderation': moderation, 'data-caption': caption })
    const asked = `<p class="photowall-prompt" dir="auto">${escaped(prompt)}</p>`
    const agreed = consent ? `<p class="photowall-consent" dir="auto" hidden>${escaped(consent)}</p>` : ''
    return `<div${place}>${asked}${agreed}</div>${sealedWords(piece, campaign, galleryWords)}`
  },
  text: async ({ prompt, consent = '' }) => `${prompt}\n\n${consent}`,
}
