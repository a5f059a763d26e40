import type { Island } from '../../site/client/island.ts'
import type { AudioWords } from '../audio/words/audio-words.ts'
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
  const letGo = openMedia(content, mounting, island.words.media)
  const links = [...content.querySelectorAll<HTMLAnchorElement>('a[data-bytes]')]
  const files = links.map((link) => new LargeFile(link, mounting))
  armPictures(content, mounting)
  followInPage(content)
  offerWayOut(content, island)
  const players = [
    content.querySelector('[data-film]') &&
      load(
        mounting,
        () => import('../video/films.ts'),
        ({ openFilms }) => openFilms(content, mounting),
      ),
    content.querySelector('[data-sound]') &&
      load(
        mounting,
        () => import('../audio/sounds.ts'),
        ({ openSounds }) => openSounds(content, mounting, (mounting.words as { sound: AudioWords }).sound),
      ),
  ]
  return () => {
    letGo()
    for (const file of files) file.close()
    for (const close of players) close?.()
  }
}

/** What plays films or sounds is fetched only by those who have one before them. Returns what lets go of them. */
function load<Player>(
  { page }: Mounting,
  bring: () => Promise<Player>,
  open: (player: Player) => () => void,
): () => void {
  const opened = page.late(bring).then(open, () => undefined)
  return () => void opened.then((close) => close?.())
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
