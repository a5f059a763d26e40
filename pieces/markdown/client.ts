import type { Island } from '../../site/client/island.ts'
import type { Mount, Mounting } from '../mount.ts'
import { followInPage } from './in-page.ts'
import { LargeFile } from './large-file.ts'
import { openMedia } from './media.ts'
import { armPictures } from './pictures.ts'

export const mount: Mount = (_, content, mounting) => {
  const { island } = mounting
  for (const table of content.querySelectorAll<HTMLElement>('.table')) {
    // What can be pushed along can be by keyboard too.
    if (table.scrollWidth > table.clientWidth) table.tabIndex = 0
  }
  openMedia(content, mounting, island.words.media)
  for (const link of content.querySelectorAll<HTMLAnchorElement>('a[data-bytes]')) new LargeFile(link, mounting)
  armPictures(content, mounting)
  followInPage(content)
  offerWayOut(content, island)
  return content.querySelector('[data-film]') ? openFilms(content, mounting) : undefined
}

/** Their player is fetched only by those who have one before them. */
function openFilms(content: HTMLElement, mounting: Mounting): () => void {
  const films = mounting.page
    .late(() => import('../video/films.ts'))
    .then(
      ({ openFilms }) => openFilms(content, mounting),
      () => undefined,
    )
  return () => void films.then((close) => close?.())
}

/** Messengers' own browsers save files badly, or not at all. */
function offerWayOut(content: Element, { words: { elsewhere } }: Island): void {
  const block = [...content.children].find(
    (child) => child.matches('a[data-sealed]') || child.querySelector('a[data-sealed]'),
  )
  if (!block) return
  // The file's own link is there all the same.
  void import('../../site/client/way-out.ts').then(
    ({ offerWayOut }) => offerWayOut(block, elsewhere, elsewhere.why),
    () => undefined,
  )
}
