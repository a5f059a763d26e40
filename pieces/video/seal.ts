import { sealedWords } from '../sealed-words.ts'
import type { Sealer } from '../sealer.ts'
import { attributes, escaped } from '../tags.ts'
import { filmElement } from './html.ts'
import { videoWords } from './words/index.ts'

export const sealer: Sealer<'video'> = {
  async html(piece, campaign, { films }) {
    const {
      films: [film],
      alt,
      caption,
      autoplay,
    } = piece
    const sealed = film && films.get(film.files[0].normalize())
    if (!sealed) return `<figure>${captionOf(caption)}</figure>`
    const { video, tracks } = filmElement(sealed, alt, autoplay)
    const listed = tracks.map((track) => `<track${attributes(track)}>`).join('')
    const figure = `<figure><video${attributes(video)}>${listed}</video>${captionOf(caption)}</figure>`
    return figure + sealedWords(piece, campaign, videoWords)
  },
  text: async ({ alt, caption = '' }) => `${alt}\n\n${caption}`,
}

function captionOf(caption: string | undefined): string {
  return caption ? `<figcaption dir="auto">${escaped(caption)}</figcaption>` : ''
}
