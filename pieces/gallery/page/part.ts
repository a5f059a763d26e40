import type { WallPhoto } from '../contract.ts'
import { element } from './element.ts'
import type { Thumbs } from './thumbs.ts'

interface PartContext {
  thumbs: Thumbs
  /** What a photo without a caption is called. */
  unnamed: string
  /** Of all photos on the wall. */
  total(): number
}

/** The photos of one answer, in rows. Far from what is looked at, only its height is left of it. */
export class Part {
  readonly element = element('div', 'wall-part')
  readonly photos: readonly WallPhoto[]
  readonly first: number
  readonly #context: PartContext
  isFilled = false

  /** @param first index of its first photo on the wall */
  constructor(photos: readonly WallPhoto[], first: number, context: PartContext) {
    this.photos = photos
    this.first = first
    this.#context = context
    this.element.role = 'none'
  }

  fill(): void {
    if (this.isFilled) return
    this.isFilled = true
    this.element.style.removeProperty('aspect-ratio')
    this.element.append(...this.photos.map((photo, i) => this.#item(photo, this.first + i)))
    for (const image of this.element.querySelectorAll('img')) this.#context.thumbs.watch(image)
  }

  /** Not while the focus is in it. */
  empty(): void {
    if (!this.isFilled || this.element.contains(document.activeElement)) return
    this.isFilled = false
    const { width, height } = this.element.getBoundingClientRect()
    // Measured once: as wide as it then is, it will be about as high.
    this.element.style.aspectRatio = `${width} / ${height}`
    for (const image of this.element.querySelectorAll('img')) this.#context.thumbs.unwatch(image)
    this.element.replaceChildren()
  }

  /** The button of a photo, by its index on the wall. */
  button(index: number): HTMLButtonElement | undefined {
    return this.element.children[index - this.first]?.querySelector('button') ?? undefined
  }

  #item({ id, caption, isOwn }: WallPhoto, index: number): HTMLElement {
    const { unnamed, total } = this.#context
    const image = element('img', '')
    Object.assign(image, { alt: caption || unnamed, width: 480, height: 480, decoding: 'async' })
    image.dataset.photo = id
    const open = element('button', 'photo', image)
    Object.assign(open, { type: 'button', tabIndex: -1, ariaHasPopup: 'dialog' })
    open.dataset.index = String(index)
    const words = element('span', 'photo-caption', caption)
    Object.assign(words, { ariaHidden: 'true', dir: 'auto' })
    const item = element('div', 'wall-item', open, words)
    item.role = 'listitem'
    item.ariaPosInSet = String(index + 1)
    item.ariaSetSize = String(total())
    item.toggleAttribute('data-own', isOwn)
    return item
  }
}
