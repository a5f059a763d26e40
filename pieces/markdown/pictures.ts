import type { Mounting } from '../mount.ts'
import { viewedOf } from './viewed.ts'
import stylesheet from './viewer.css?url'
import type { PictureWords } from './words.ts'

/** Makes every picture of a text a button that opens the viewer, but for those that are links. */
export function armPictures(content: HTMLElement, mounting: Mounting): void {
  const all = [...content.querySelectorAll<HTMLImageElement>('img[data-sealed]')]
  const pictures = all.filter((picture) => !picture.closest('a, summary'))
  for (const picture of pictures) {
    Object.assign(picture, { role: 'button', tabIndex: 0, ariaHasPopup: 'dialog' })
    const open = () => openViewer(pictures, picture, mounting)
    picture.addEventListener('click', open)
    picture.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      if (!event.repeat) void open()
    })
  }
}

/** The viewer is fetched by those who ask for it. */
async function openViewer(pictures: HTMLImageElement[], picture: HTMLImageElement, mounting: Mounting): Promise<void> {
  if (pictures.some(({ ariaBusy }) => ariaBusy)) return
  picture.ariaBusy = 'true'
  try {
    const { Viewer } = await loadViewer(mounting)
    const all = pictures.map((each) => viewedOf(each, mounting))
    const chosen = all[pictures.indexOf(picture)]
    const context = { ...mounting, words: mounting.words as PictureWords }
    if (chosen) new Viewer(all, context).open(chosen, () => picture.focus({ preventScroll: true }))
  } catch {
    mounting.announce(mounting.island.words.media.failed)
  } finally {
    picture.ariaBusy = null
  }
}

export async function loadViewer({ page }: Pick<Mounting, 'page'>): Promise<typeof import('./viewer.ts')> {
  const [viewer] = await page.late(() => Promise.all([import('./viewer.ts'), addStylesheet()]))
  return viewer
}

/** A file: the Content-Security-Policy allows no inline style. */
function addStylesheet(): Promise<void> {
  if (document.querySelector(`link[href="${stylesheet}"]`)) return Promise.resolve()
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: stylesheet })
  return new Promise((resolve, reject) => {
    link.onload = () => resolve()
    link.onerror = () => {
      link.remove()
      reject(new Error(`No ${stylesheet}`))
    }
    document.head.append(link)
  })
}
