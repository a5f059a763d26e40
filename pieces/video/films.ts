import type { Mounting } from '../mount.ts'
import { Film } from './film.ts'

/** Arms every film of a piece. Returns what lets go of them. */
export function openFilms(content: ParentNode, mounting: Mounting): () => void {
  const films = [...content.querySelectorAll<HTMLVideoElement>('video[data-film]')].map(
    (video) => new Film(video, mounting),
  )
  return () => {
    for (const film of films) film.close()
  }
}
