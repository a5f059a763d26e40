import type { Mount } from '../mount.ts'
import type { GalleryEvent } from './contract.ts'
import { rememberGivenPhoto } from './page/given-photo.ts'
import type { GalleryWords } from './words/gallery-words.ts'

// Fetched with this file, at the gate: nobody waits for it once it is open.
const fetching = () => import('./page/gallery.ts')
fetching().catch(() => undefined)
rememberGivenPhoto()

export const mount: Mount = (_, content, mounting) => {
  const root = content.querySelector<HTMLElement>('.photowall')
  if (!root) throw new Error(`The gallery ${mounting.piece.id} has no place`)
  const words = mounting.words as GalleryWords
  const { api, page, live, island } = mounting
  speakAround(content, island.locale)
  if (!api) {
    root.append(Object.assign(document.createElement('p'), { textContent: words.outside }))
    return undefined
  }
  const opening = page.late(fetching).then(({ Gallery }) => {
    const gallery = new Gallery(root, { ...mounting, words, api })
    gallery.begin()
    const letGo = live((event) => gallery.follow(event as GalleryEvent | undefined))
    return () => {
      letGo()
      gallery.end()
    }
  })
  return () => void opening.then((end) => end())
}

/** Where the gallery is not translated, what its author wrote keeps its language; what is said around it is the page's. */
function speakAround(content: HTMLElement, locale: string): void {
  const { lang } = content
  if (!lang) return
  for (const own of content.querySelectorAll<HTMLElement>('.photowall > p')) own.lang = lang
  content.lang = locale
  content.removeAttribute('dir')
}
