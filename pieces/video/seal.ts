import type { Sealer } from '../sealer.ts'
import { attributes, escaped } from '../tags.ts'
import { filmElement } from './html.ts'

export const sealer: Sealer<'video'> = {
  async html({ films: [film], alt, caption, autoplay }, _, { films }) {
    const sealed = film && films.get(film.files[0].normalize())
    if (!sealed) return `<figure>${captionOf(caption)}</figure>`
    const { video, tracks } = filmElement(sealed, alt, autoplay)
    const listed = tracks.map((track) => `<track${attributes(track)}>`).join('')
    return `<figure><video${attributes(video)}>${listed}</video>${captionOf(caption)}</figure>`
  },
  text: async ({ alt, caption = '' }) => `${alt}\n\n${caption}`,
}

function captionOf(caption: string | undefined): string {
  return caption ? `<figcaption dir="auto">${escaped(caption)}</figcaption>` : ''
}
