import PhotoSwipe, { type PhotoSwipeOptions } from 'photoswipe'
import type { Mounting } from '../mount.ts'
import { blobUrl, formFor, showAvif } from './media.ts'
import type { PictureWords } from './words.ts'

type Content = NonNullable<PhotoSwipe['currSlide']>['content']

/** Below it, a screen is too low for bars of their own above and below a picture. */
const LOW = 500
const FADE_MS = 180
/** Nobody looks at a shorter wait as one. */
const PATIENCE_MS = 500
/** For drawings that say no size. */
const UNKNOWN = { width: 1600, height: 900 }

/** The pictures of a text, one at a time on the whole screen; from right to left where the page is read so. */
export class Viewer {
  readonly #pictures: HTMLImageElement[]
  readonly #mounting: Mounting
  readonly #loading = new Map<Content, AbortController>()
  readonly #place = part('div', 'pswp__place')
  readonly #caption = part('div', 'pswp__caption')
  readonly #isRightToLeft = document.dir === 'rtl'

  constructor(pictures: HTMLImageElement[], mounting: Mounting) {
    // PhotoSwipe goes from left to right in every language.
    this.#pictures = this.#isRightToLeft ? pictures.toReversed() : pictures
    this.#mounting = mounting
    this.#place.ariaHidden = 'true'
    this.#caption.role = 'status'
  }

  open(picture: HTMLImageElement): void {
    const words = this.#mounting.words as PictureWords
    const viewer = new PhotoSwipe(this.#options(this.#pictures.indexOf(picture), words))
    viewer.addFilter('placeholderSrc', (_, { index }) => standIn(this.#pictures[index]))
    viewer.addFilter('contentErrorElement', (_, { index }) => this.#failure(viewer, index))
    viewer.on('contentLoadImage', (event) => {
      event.preventDefault()
      void this.#load(event.content)
    })
    viewer.on('contentActivate', (event) => {
      if (!event.content.isError()) return
      // PhotoSwipe would try again, and leave the failure over what then comes.
      event.preventDefault()
      event.content.slide?.holderElement?.setAttribute('aria-hidden', 'false')
    })
    viewer.on('contentDestroy', ({ content }) => this.#release(content))
    viewer.init()
    viewer.element?.append(this.#place, this.#caption)
    const letGo = hold(viewer, words.pictures)
    this.#say(viewer)
    viewer.on('change', () => this.#say(viewer))
    viewer.on('destroy', () => {
      for (const content of this.#loading.keys()) this.#release(content)
      letGo()
      picture.focus({ preventScroll: true })
    })
  }

  #options(index: number, words: PictureWords): PhotoSwipeOptions {
    const [before, after] = this.#isRightToLeft ? [words.next, words.previous] : [words.previous, words.next]
    return {
      dataSource: this.#pictures.map((picture) => ({ type: 'image', ...sizeOf(picture) })),
      index,
      loop: false,
      counter: false,
      returnFocus: false,
      showHideAnimationType: 'fade',
      showAnimationDuration: FADE_MS,
      hideAnimationDuration: FADE_MS,
      bgOpacity: 1,
      preloaderDelay: PATIENCE_MS,
      paddingFn: ({ y }) => ({ top: y < LOW ? 0 : 60, bottom: y < LOW ? 0 : 84, left: 0, right: 0 }),
      closeTitle: words.close,
      zoomTitle: words.zoom,
      arrowPrevTitle: before,
      arrowNextTitle: after,
    }
  }

  async #load(content: Content): Promise<void> {
    const [image, picture] = [content.element, this.#pictures[content.index]]
    if (!(image instanceof HTMLImageElement) || !picture) return
    const loading = new AbortController()
    this.#loading.set(content, loading)
    content.state = 'loading'
    image.alt = picture.alt
    try {
      await this.#show(image, picture, loading.signal)
      if (!loading.signal.aborted) content.onLoaded()
    } catch (error) {
      if (loading.signal.aborted) return
      content.onError()
      if (!this.#mounting.isRefusal(error)) throw error
    }
  }

  /** In its widest form, since it is looked at closely; decoded before it is shown. */
  async #show(image: HTMLImageElement, picture: HTMLImageElement, signal: AbortSignal): Promise<void> {
    const load = (name: string) => this.#mounting.load(name, undefined, signal)
    const { sealed = '', type = '' } = picture.dataset
    if (!(await showAvif(image, widest(picture).name, load))) {
      image.src = blobUrl(await load(sealed), type)
      await image.decode()
    }
    // It is the element's own from here on.
    URL.revokeObjectURL(image.src)
  }

  #release(content: Content): void {
    this.#loading.get(content)?.abort()
    this.#loading.delete(content)
  }

  /** Says which picture is shown, to those too who do not see it. */
  #say(viewer: PhotoSwipe): void {
    const { island, page } = this.#mounting
    const [index, all] = [viewer.currIndex, this.#pictures.length]
    const picture = this.#pictures[index]
    const [place, total] = [this.#isRightToLeft ? all - index : index + 1, all].map((n) =>
      page.formatCount(island.numerals, n),
    )
    this.#place.textContent = all > 1 ? `${place} / ${total}` : ''
    const caption = picture?.closest('figure')?.querySelector('figcaption')?.textContent
    const said = part('span', 'unseen', `${this.#place.textContent} ${picture?.alt} `)
    this.#caption.replaceChildren(said, ...(caption ? [part('span', '', caption)] : []))
    // A button that leads no further cannot hold it.
    if (document.activeElement?.matches(':disabled')) viewer.element?.focus()
  }

  #failure(viewer: PhotoSwipe, index: number): HTMLElement {
    const { failed, retry } = this.#mounting.island.words.media
    const [failure, button] = [part('div', 'pswp__failure', failed), part('button', '', retry)]
    failure.role = 'alert'
    button.type = 'button'
    button.onclick = () => {
      viewer.refreshSlideContent(index)
      viewer.element?.focus()
    }
    failure.append(button)
    return failure
  }
}

/** Makes the viewer the only part of the page that can be reached. Returns what gives the page back. */
function hold({ element }: PhotoSwipe, name: string): () => void {
  const others = [...document.body.children].filter(
    (other): other is HTMLElement => other instanceof HTMLElement && other !== element && !other.inert,
  )
  for (const other of others) other.inert = true
  if (element) Object.assign(element, { ariaModal: 'true', ariaLabel: name })
  element?.focus()
  return () => {
    for (const other of others) other.inert = false
  }
}

function widest(picture: HTMLImageElement) {
  return formFor(picture, Number.POSITIVE_INFINITY)
}

/** Of the widest form, in the proportions of the picture. */
function sizeOf(picture: HTMLImageElement): { width: number; height: number } {
  const [width, height] = [Number(picture.getAttribute('width')), Number(picture.getAttribute('height'))]
  if (!width || !height) return UNKNOWN
  const shown = widest(picture).width ?? width
  return { width: shown, height: Math.round((shown * height) / width) }
}

/** What is shown until a picture has arrived: as the page shows it, or a few coloured pixels. */
function standIn(picture: HTMLImageElement | undefined): string | false {
  if (picture?.dataset.state === 'ready') return picture.currentSrc
  return picture?.dataset.blur ?? false
}

function part<Name extends 'div' | 'span' | 'button'>(name: Name, className: string, textContent = '') {
  return Object.assign(document.createElement(name), { className, textContent })
}
