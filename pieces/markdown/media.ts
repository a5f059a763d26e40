import type { Bytes, OnProgress } from '../../site/client/container.ts'
import type { ClientWords } from '../../site/i18n/dictionary.ts'
import type { Mounting } from '../mount.ts'

type Words = ClientWords['media']
/** How containers are loaded, and what of it may fail. */
type Loading = Pick<Mounting, 'load' | 'isRefusal'>

/** Fetch what is a screen away, so that it is there when the fan is. */
const NEAR = '100% 0px'

/** Release pictures that are so far away: farther than they are fetched, so that none is fetched again by a small step. */
const FAR = '400% 0px'

/** Milliseconds. Nobody looks at a shorter wait as one. */
const PATIENCE_MS = 500

/** Until one has shown that it cannot be. */
let canShowAvif = true

type Load = (name: string, onProgress?: OnProgress) => Promise<Bytes>

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
    // One that was released meanwhile says nothing.
    () => image.src !== url,
  )
  return canShowAvif ? url : undefined
}

export function blobUrl(bytes: Bytes, type: string): string {
  return URL.createObjectURL(new Blob([bytes], { type }))
}

/**
 * Arms what a piece shows and offers, but its films, sounds and large files: fetched when it comes near, files when they are
 * tapped. Returns what lets go of them.
 */
export function openMedia(content: ParentNode, loading: Loading, words: Words): () => void {
  const elements = [...content.querySelectorAll<HTMLElement>('[data-sealed]:not(track, [data-bytes])')]
  const media = elements.map((element) => {
    const medium = new Medium(element, loading, words)
    if (element instanceof HTMLAnchorElement) medium.openOnTap(element)
    else medium.openWhenNear()
    return medium
  })
  return () => {
    for (const medium of media) medium.close()
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
  /** Gives up what is on its way. */
  #releasing = new AbortController()
  /** Tell whether it is near the screen, or far from it. */
  #observers: IntersectionObserver[] = []

  constructor(element: HTMLElement, loading: Loading, words: Words) {
    this.#element = element
    this.#loading = loading
    this.#status.className = 'medium-status'
    this.#bar.ariaLabel = words.loading
    this.#retry.type = 'button'
    this.#retry.textContent = words.retry
    this.#retry.onclick = () => this.#open()
    this.#words = words
    if (element instanceof HTMLImageElement) element.decoding = 'async'
    this.#show('waiting')
  }

  openWhenNear(): void {
    const near = new IntersectionObserver(
      (entries) => {
        if (!entries.at(-1)?.isIntersecting) return
        if (!this.#canBeReleased()) near.disconnect()
        if (this.#element.dataset.state === 'waiting') void this.#open()
      },
      { rootMargin: NEAR },
    )
    const far = new IntersectionObserver((entries) => entries.at(-1)?.isIntersecting || this.#release(), {
      rootMargin: FAR,
    })
    this.#observers = this.#canBeReleased() ? [near, far] : [near]
    for (const observer of this.#observers) observer.observe(this.#element)
  }

  /** Holds nothing of it any more. */
  close(): void {
    for (const observer of this.#observers) observer.disconnect()
    this.#releasing.abort()
    const element = this.#element
    if (element instanceof HTMLImageElement) URL.revokeObjectURL(element.src)
    else if (element instanceof HTMLAnchorElement) URL.revokeObjectURL(element.href)
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

  /** Whether its box keeps its size without it. */
  #canBeReleased(): boolean {
    return this.#element instanceof HTMLImageElement && this.#element.hasAttribute('width')
  }

  /** Lets go of a picture that is far away, or on its way; of one that failed, what is said of it stays. */
  #release(): void {
    const { dataset } = this.#element
    if (!(this.#element instanceof HTMLImageElement) || !['ready', 'loading'].includes(dataset.state ?? '')) return
    this.#releasing.abort()
    URL.revokeObjectURL(this.#element.src)
    this.#element.removeAttribute('src')
    this.#show('waiting')
  }

  async #open(): Promise<void> {
    this.#releasing = new AbortController()
    const { signal } = this.#releasing
    this.#show('loading')
    try {
      await this.#fetch(signal)
      if (!signal.aborted) this.#show('ready')
    } catch (error) {
      if (signal.aborted) return
      this.#show('failed')
      if (!this.#loading.isRefusal(error)) throw error
    }
  }

  async #fetch(signal: AbortSignal): Promise<void> {
    const element = this.#element
    const { sealed = '', type = '' } = element.dataset
    const startedAt = performance.now()
    const onProgress = (share: number) => {
      this.#bar.value = share
      if (performance.now() - startedAt > PATIENCE_MS) this.#paint(share)
    }
    const load: Load = async (name) => {
      const bytes = await this.#loading.load(name, onProgress, signal)
      // Decrypting takes a moment, in which it may be given up.
      signal.throwIfAborted()
      return bytes
    }
    if (!(element instanceof HTMLImageElement)) return this.#receive(blobUrl(await load(sealed), type))
    // Two dots a pixel are enough for anybody.
    const { name } = formFor(element, element.clientWidth * Math.min(devicePixelRatio, 2))
    if (await showAvif(element, name, load)) return
    element.src = blobUrl(await load(sealed), type)
    // A drawing without a size of its own cannot be decoded, and is shown.
    await element.decode().catch(() => undefined)
  }

  #receive(url: string): void {
    const element = this.#element
    if (element instanceof HTMLAnchorElement) element.href = url
  }

  #show(state: 'waiting' | 'loading' | 'ready' | 'failed'): void {
    this.#element.dataset.state = state
    // Some browsers draw one without a value as a full one; one that is tried again begins anew.
    if (state === 'loading') this.#bar.value = 0
    const isShown = state === 'failed' || (state === 'loading' && !(this.#element instanceof HTMLImageElement))
    this.#text.textContent = state === 'failed' ? this.#words.failed : this.#words.loading
    this.#status.replaceChildren(this.#text, state === 'failed' ? this.#retry : this.#bar)
    if (this.#element instanceof HTMLImageElement) this.#paint()
    if (isShown) this.#element.after(this.#status)
    else this.#status.remove()
  }

  /** What lies behind a picture until it is there: a few coloured pixels, and at their foot how much of it has come. */
  #paint(share = 0): void {
    const { style, dataset } = this.#element
    style.removeProperty('background')
    if (dataset.state === 'ready') return
    const layers = dataset.blur ? [`url("${dataset.blur}") center / cover`] : []
    const start = document.dir === 'rtl' ? 'right' : 'left'
    if (share > 0) layers.unshift(`linear-gradient(var(--action) 0 0) ${start} bottom / ${100 * share}% 3px no-repeat`)
    if (layers.length > 0) style.background = `${layers.join()} var(--raised)`
  }
}
