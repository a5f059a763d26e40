import { sealedWords } from '../sealed-words.ts'
import type { Sealer } from '../sealer.ts'
import { escaped } from '../tags.ts'
import { soundHtml } from './html.ts'
import { audioWords } from './words/index.ts'

export const sealer: Sealer<'audio'> = {
  async html(piece, campaign, { sounds }) {
    const {
      sounds: [sound],
      alt,
      caption,
    } = piece
    const sealed = sound && sounds.get(sound.tracks[0].file.normalize())
    const below = caption ? `<figcaption dir="auto">${escaped(caption)}</figcaption>` : ''
    if (!sealed) return `<figure>${below}</figure>`
    return `<figure>${soundHtml(sealed, alt)}${below}</figure>${sealedWords(piece, campaign, audioWords)}`
  },
  async text({ alt, caption = '', sounds }) {
    const titles = sounds.flatMap(({ tracks }) => tracks.flatMap(({ title = '', artist = '' }) => [title, artist]))
    return [alt, caption, ...titles].join('\n\n')
  },
}
