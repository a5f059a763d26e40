import type { Bytes, OnProgress } from '../../site/client/container.ts'
import type { ClientWords } from '../../site/i18n/dictionary.ts'
import type { Mounting } from '../mount.ts'

type Words = ClientWords['media']
/** How containers are loaded, and what of it may fail. */
type Loading = Pick<Mounting, 'load' | 'isRefusal'>

/** Fetch what is a screen away, so that it is there when the fan is. */
const NEAR = '100% 0px'

/** Until one has shown that it cannot be. */
let canShowAvif = true

type Load = (name: string) => Promise<Bytes>

/** The narrowest form that is sharp at a width in pixels of the screen, or else the widest; `width` undefined without any. */
export function formFor({ dataset: { avif = '' } }: HTMLElement, wanted: number): { name: string; width?: number } {
  const forms = avif.split(', ').map((form) => form.split(' '))
  const [name = '', width] = forms.find(([, each = '']) => Number.parseInt(each, 10) >= wanted) ?? forms.at(-1) ?? []
  return width ? { name, width: Number.parseInt(width, 10) } : { name }
}

/**
 * Shows a form of a picture, once it is decoded off the main thread. Resolves to its Blob URL; to undefined in a browser
 * that knows no AVIF.
 */
export async function showAvif(image: HTMLImageElement, name: string, load: Load): Promise<string | undefined> {
  if (!canShowAvif || !name) return undefined
  const url = blobUrl(await load(name), 'image/avif')
  image.src = url
  canShowAvif = await image.decode().then(
    () => true,
    () => false,
  )
  return canShowAvif ? url : undefined
}

export function blobUrl(bytes: Bytes, type: string): string {
  return URL.createObjectURL(new Blob([bytes], { type }))
}

/** Arms every sealed medium of a piece but its films and sounds: fetched when it comes near, files when they are tapped. */
export function openMedia(content: ParentNode, loading: Loading, words: Words): void {
  for (const element of content.querySelectorAll<HTMLElement>('[data-sealed]:not(track)')) {
    const medium = new Medium(element, loading, words)
    if (element instanceof HTMLAnchorElement) medium.openOnTap(element)
    else medium.openWhenNear()
  }
}

/** One sealed image or file: `data-state` is waiting, loading, ready or failed. */
class Medium {
  readonly #element: HTMLElement
  readonly #loading: Loading
  readonly #words: Words
  readonly #status = document.createElement('span')
  readonly #text = document.createElement('span')
  readonly #bar = document.createElement('progress')
  readonly #retry = document.createElement('button')

  constructor(element: HTMLElement, loading: Loading, words: Words) {
    this.#element = element
    this.#loading = loading
    this.#status.className = 'medium-status'
    this.#bar.ariaLabel = words.loading
    this.#retry.type = 'button'
    this.#retry.textContent = words.retry
    this.#retry.onclick = () => this.#open()
    this.#words = words
    if (element.dataset.blur) element.style.backgroundImage = `url("${element.dataset.blur}")`
    this.#show('waiting')
  }

  openWhenNear(): void {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return
        observer.disconnect()
        void this.#open()
      },
      { rootMargin: NEAR },
    )
    observer.observe(this.#element)
  }

  openOnTap(link: HTMLAnchorElement): void {
    link.addEventListener('click', async (event) => {
      if (this.#element.dataset.state === 'ready') return
      event.preventDefault()
      if (this.#element.dataset.state === 'loading') return
      await this.#open()
      // The same click again, now that there is something to save.
      if (link.dataset.state === 'ready') link.click()
    })
  }

  async #open(): Promise<void> {
    this.#show('loading')
    try {
      await this.#fetch()
      this.#show('ready')
    } catch (error) {
      this.#show('failed')
      if (!this.#loading.isRefusal(error)) throw error
    }
  }

  async #fetch(): Promise<void> {
    const element = this.#element
    const { sealed = '', type = '' } = element.dataset
    if (element instanceof HTMLImageElement) {
      // Two dots a pixel are enough for anybody.
      const { name } = formFor(element, element.clientWidth * Math.min(devicePixelRatio, 2))
      if (await showAvif(element, name, this.#loading.load)) return
    }
    const onProgress = (share: number) => {
      this.#bar.value = share
    }
    this.#receive(await this.#urlOf(sealed, type, onProgress))
  }

  async #urlOf(name: string, type: string, onProgress?: OnProgress): Promise<string> {
    return blobUrl(await this.#loading.load(name, onProgress), type)
  }

  #receive(url: string): void {
    const element = this.#element
    if (element instanceof HTMLAnchorElement) element.href = url
    else if (element instanceof HTMLImageElement) element.src = url
  }

  #show(state: 'waiting' | 'loading' | 'ready' | 'failed'): void {
    this.#element.dataset.state = state
    // Some browsers draw one without a value as a full one; one that is tried again begins anew.
    if (state === 'loading') this.#bar.value = 0
    const isShown = state === 'failed' || (state === 'loading' && !(this.#element instanceof HTMLImageElement))
    this.#text.textContent = state === 'failed' ? this.#words.failed : this.#words.loading
    this.#status.replaceChildren(this.#text, state === 'failed' ? this.#retry : this.#bar)
    if (state === 'ready') this.#element.style.removeProperty('background-image')
    if (isShown) this.#element.after(this.#status)
    else this.#status.remove()
  }
}
