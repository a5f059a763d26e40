import PhotoSwipe, { type PhotoSwipeOptions } from 'photoswipe'
import type { Mounting } from '../mount.ts'
import type { PictureWords } from './words.ts'

type Content = NonNullable<PhotoSwipe['currSlide']>['content']

/** Below it, a screen is too low for bars of their own above and below a picture. */
const LOW = 500
/** Pixels kept free for what stands below a picture. */
const FOOT = { alone: 84, withBar: 140 }
const FADE_MS = 180
/** Nobody looks at a shorter wait as one. */
const PATIENCE_MS = 500

/** A picture as the viewer shows it. */
export interface Viewed {
  width: number
  height: number
  alt: string
  /** Words below it. */
  caption?: string | null | undefined
  /** The address of what stands for it until it has arrived; false where there is nothing. */
  standIn(): string | false
  /** Puts it into an element, decoded. Throws as `load` of {@link Mounting}. */
  show(image: HTMLImageElement, signal: AbortSignal): Promise<void>
}

/** What a kind adds to the viewer, and hears of it. */
export interface Further {
  /** Of all pictures, where they are more than those that can be turned to. */
  total?: number
  /** Stands below the picture, and is told which one that is. */
  bar: HTMLElement
  onTurn(picture: Viewed, close: () => void): void
}

type Context = Pick<Mounting, 'island' | 'page' | 'isRefusal'> & { words: PictureWords }

/** Pictures, one at a time on the whole screen; from right to left where the page is read so. */
export class Viewer {
  readonly #pictures: Viewed[]
  readonly #context: Context
  readonly #further: Further | undefined
  readonly #loading = new Map<Content, AbortController>()
  readonly #place = part('div', 'pswp__place')
  readonly #caption = part('div', 'pswp__caption')
  readonly #isRightToLeft = document.dir === 'rtl'

  constructor(pictures: Viewed[], context: Context, further?: Further) {
    // PhotoSwipe goes from left to right in every language.
    this.#pictures = this.#isRightToLeft ? pictures.toReversed() : pictures
    this.#context = context
    this.#further = further
    this.#place.ariaHidden = 'true'
    this.#caption.role = 'status'
  }

  /** @param giveBack puts the focus back, once the viewer has closed */
  open(picture: Viewed, giveBack: () => void): void {
    const { words, page } = this.#context
    const viewer = new PhotoSwipe(this.#options(this.#pictures.indexOf(picture), words))
    viewer.addFilter('placeholderSrc', (_, { index }) => this.#pictures[index]?.standIn() ?? false)
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
    const foot = part('div', 'pswp__foot')
    foot.append(this.#caption, ...(this.#further ? [this.#further.bar] : []))
    viewer.element?.append(this.#place, foot)
    const letGo = hold(viewer, words.pictures)
    const leaveBack = page.closeOnBack(() => viewer.close())
    this.#say(viewer)
    viewer.on('change', () => this.#say(viewer))
    viewer.on('destroy', () => {
      for (const content of this.#loading.keys()) this.#release(content)
      letGo()
      leaveBack()
      giveBack()
    })
  }

  #options(index: number, words: PictureWords): PhotoSwipeOptions {
    const foot = this.#further ? FOOT.withBar : FOOT.alone
    const [before, after] = this.#isRightToLeft ? [words.next, words.previous] : [words.previous, words.next]
    return {
      dataSource: this.#pictures.map(({ width, height }) => ({ type: 'image', width, height })),
      index,
      loop: false,
      counter: false,
      returnFocus: false,
      showHideAnimationType: 'fade',
      showAnimationDuration: FADE_MS,
      hideAnimationDuration: FADE_MS,
      bgOpacity: 1,
      preloaderDelay: PATIENCE_MS,
      paddingFn: ({ y }) => ({ top: y < LOW ? 0 : 60, bottom: y < LOW ? 0 : foot, left: 0, right: 0 }),
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
      await picture.show(image, loading.signal)
      if (!loading.signal.aborted) content.onLoaded()
    } catch (error) {
      if (loading.signal.aborted) return
      content.onError()
      if (!this.#context.isRefusal(error)) throw error
    }
  }

  #release(content: Content): void {
    this.#loading.get(content)?.abort()
    this.#loading.delete(content)
  }

  /** Says which picture is shown, to those too who do not see it. */
  #say(viewer: PhotoSwipe): void {
    const { island, page } = this.#context
    const [index, all] = [viewer.currIndex, this.#pictures.length]
    const picture = this.#pictures[index]
    if (!picture) return
    const [place, total] = [this.#isRightToLeft ? all - index : index + 1, this.#further?.total ?? all].map((n) =>
      page.formatCount(island.numerals, n),
    )
    this.#place.textContent = all > 1 ? `${place} / ${total}` : ''
    const { alt, caption } = picture
    const said = part('span', 'unseen', `${this.#place.textContent} ${alt} `)
    this.#caption.replaceChildren(said, ...(caption ? [part('span', '', caption)] : []))
    this.#further?.onTurn(picture, () => viewer.close())
    // A button that leads no further cannot hold it.
    if (document.activeElement?.matches(':disabled')) viewer.element?.focus()
  }

  #failure(viewer: PhotoSwipe, index: number): HTMLElement {
    const { failed, retry } = this.#context.island.words.media
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

function part<Name extends 'div' | 'span' | 'button'>(name: Name, className: string, textContent = '') {
  return Object.assign(document.createElement(name), { className, textContent })
}
