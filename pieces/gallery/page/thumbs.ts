import type { Mounting } from '../../mount.ts'
import type { GalleryApi } from './gallery-api.ts'

/** Photos fetched at a time: more would share the network of a phone until none arrives. */
const AT_ONCE = 4

interface Wanted {
  id: string
  image: HTMLImageElement
  leaving: AbortController
}

/** Shows small photos while they are near what the fan looks at, and gives their memory back once they are not. */
export class Thumbs {
  readonly #api: GalleryApi
  readonly #isRefusal: Mounting['isRefusal']
  readonly #waiting = new Map<HTMLImageElement, Wanted>()
  readonly #loading = new Map<HTMLImageElement, Wanted>()
  readonly #near: IntersectionObserver

  constructor(api: GalleryApi, isRefusal: Mounting['isRefusal']) {
    this.#api = api
    this.#isRefusal = isRefusal
    this.#near = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (!(target instanceof HTMLImageElement)) continue
          if (isIntersecting) this.#want(target)
          else this.#release(target)
        }
        this.#next()
      },
      { rootMargin: '75% 0px' },
    )
  }

  /** @param image its `data-photo` names the photo; `data-state` says what has become of it */
  watch(image: HTMLImageElement): void {
    this.#near.observe(image)
  }

  unwatch(image: HTMLImageElement): void {
    this.#near.unobserve(image)
    this.#release(image)
  }

  /** Tries those again that have not arrived. */
  retry(images: Iterable<HTMLImageElement>): void {
    for (const image of images) if (image.dataset.state === 'failed') this.#want(image)
    this.#next()
  }

  end(): void {
    this.#near.disconnect()
    for (const image of [...this.#waiting.keys(), ...this.#loading.keys()]) this.#release(image)
  }

  #want(image: HTMLImageElement): void {
    const { photo: id, state } = image.dataset
    if (!id || state === 'ready' || this.#waiting.has(image) || this.#loading.has(image)) return
    this.#waiting.set(image, { id, image, leaving: new AbortController() })
  }

  #release(image: HTMLImageElement): void {
    this.#waiting.delete(image)
    this.#loading.get(image)?.leaving.abort()
    this.#loading.delete(image)
    if (!image.src) return
    URL.revokeObjectURL(image.src)
    image.removeAttribute('src')
    delete image.dataset.state
  }

  #next(): void {
    for (const [image, wanted] of this.#waiting) {
      if (this.#loading.size >= AT_ONCE) return
      this.#waiting.delete(image)
      this.#loading.set(image, wanted)
      void this.#load(wanted)
    }
  }

  async #load({ id, image, leaving }: Wanted): Promise<void> {
    try {
      const bytes = await this.#api.picture(id, 'thumb', leaving.signal)
      if (leaving.signal.aborted) return
      image.src = URL.createObjectURL(new Blob([bytes]))
      await image.decode().catch(() => undefined)
      if (!leaving.signal.aborted) image.dataset.state = 'ready'
    } catch (error) {
      // Given up here, which is no fault of anybody's.
      if (leaving.signal.aborted) return
      if (!this.#isRefusal(error)) throw error
      image.dataset.state = 'failed'
    } finally {
      if (this.#loading.get(image)?.leaving === leaving) this.#loading.delete(image)
      this.#next()
    }
  }
}
