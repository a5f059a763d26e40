import type { SealedFilm } from '../../site/sealing/films/sealed-film.ts'
import type { Attributes } from '../tags.ts'

/** A film as sealed HTML holds it, for the player to fill. */
export interface FilmElement {
  video: Attributes
  tracks: Attributes[]
}

/** @param alt what it shows, for those who cannot see it */
export function filmElement(film: SealedFilm, alt: string, isAutoplay = false): FilmElement {
  const { name, duration, size, whole, poster, tracks } = film
  return {
    video: {
      'data-film': name,
      'data-duration': +duration.toFixed(3),
      'data-autoplay': isAutoplay ? '' : undefined,
      'data-whole': whole && `media/${whole.name}`,
      'data-whole-type': whole && 'video/mp4',
      'data-whole-size': whole?.size,
      'data-poster': poster?.webp.name,
      'data-blur': poster?.blur,
      ...size,
      'aria-label': alt || undefined,
    },
    tracks: tracks.map(({ kind, language, label, name: sealed }) => {
      return { kind, srclang: language, label, 'data-sealed': sealed }
    }),
  }
}
