import { LARGEST_HELD } from '../../campaigns/largest-held.ts'
import type { PatientLoad } from '../../site/client/patience.ts'
import type { Mounting } from '../mount.ts'
import { canStreamToDisk, type Destination, held, onDisk } from './destination.ts'
import type { FileWords } from './words.ts'

/** Smaller ones are saved without a question where to, in bytes: a page holds so much with ease. */
const ASKED_FROM = 32 * 2 ** 20

/** Parts that are on their way at once, so that a fast network does not wait for answers. */
const AHEAD = 3

/** A download that has begun, and goes on from there when it is tried again. */
interface Begun {
  destination: Destination
  /** Containers of its parts, in order; empty until they are known. */
  parts: string[]
  /** Parts that are written, and their bytes. */
  written: number
  bytes: number
  /** Those that are on their way, in order. */
  coming: { received: number; part: ReturnType<PatientLoad> }[]
}

/**
 * A file in parts: fetched, opened and written part by part from the tap on, to the disk where the browser can, with its
 * size before, and progress, an end at any time, and another try after. `data-state` is waiting, loading, ready or failed.
 */
export class LargeFile {
  readonly #link: HTMLAnchorElement
  readonly #mounting: Mounting
  readonly #words: FileWords & { loading: string; failed: string; retry: string }
  readonly #bytes: number
  readonly #load: PatientLoad
  readonly #status = Object.assign(document.createElement('span'), { className: 'medium-status' })
  readonly #text = document.createElement('span')
  readonly #bar = document.createElement('progress')
  readonly #button = Object.assign(document.createElement('button'), { type: 'button' })
  #begun: Begun | undefined
  #ending = new AbortController()
  #isAway = false

  constructor(link: HTMLAnchorElement, mounting: Mounting) {
    this.#link = link
    this.#mounting = mounting
    this.#words = { ...mounting.island.words.media, ...(mounting.words as FileWords) }
    this.#bytes = Number(link.dataset.bytes)
    this.#bar.ariaLabel = this.#words.loading
    this.#load = mounting.page.patientLoad(mounting, link, (isAway) => {
      this.#isAway = isAway
      this.#tell()
    })
    link.dataset.state = 'waiting'
    link.after(
      ' ',
      Object.assign(document.createElement('span'), { className: 'file-size', textContent: this.#size() }),
    )
    link.addEventListener('click', (event) => this.#tap(event))
    if (this.#bytes > LARGEST_HELD && !canStreamToDisk()) this.#show(this.#words.tooLarge)
  }

  /** Holds nothing of it any more. */
  close(): void {
    this.#ending.abort()
    // One that failed waits for another try.
    void this.#drop()
    URL.revokeObjectURL(this.#link.href)
  }

  #size(bytes = this.#bytes): string {
    return this.#mounting.page.formatBytes(this.#mounting.island.locale, bytes)
  }

  #tap(event: MouseEvent): void {
    // The browser saves what it holds.
    if (this.#link.href.startsWith('blob:')) return
    event.preventDefault()
    const isSaved = this.#bytes <= LARGEST_HELD || canStreamToDisk()
    if (isSaved && this.#link.dataset.state !== 'loading') void this.#save()
  }

  async #save(): Promise<void> {
    this.#ending = new AbortController()
    const { signal } = this.#ending
    this.#link.dataset.state = 'loading'
    try {
      this.#begun ??= { destination: await this.#choose(), parts: [], written: 0, bytes: 0, coming: [] }
      this.#show(this.#words.loading, { name: this.#words.cancel, onTap: () => this.#ending.abort() }, true)
      await this.#bring(this.#begun, signal)
      await this.#begun.destination.finish()
      this.#begun = undefined
      this.#rest('ready')
      // The same tap again, now that there is something to save.
      if (this.#link.href.startsWith('blob:')) this.#link.click()
    } catch (error) {
      if (signal.aborted || isUnchosen(error)) return await this.#giveUp()
      this.#link.dataset.state = 'failed'
      this.#show(this.#words.failed, { name: this.#words.retry, onTap: () => void this.#save() })
      if (this.#mounting.isRefusal(error)) return
      // A full disk, or a file that is gone: what was written is of no use.
      await this.#drop()
      if (!(error instanceof DOMException)) throw error
    }
  }

  #choose(): Promise<Destination> | Destination {
    const { download } = this.#link
    return this.#bytes > ASKED_FROM && canStreamToDisk() ? onDisk(download) : held(this.#link)
  }

  async #bring(begun: Begun, signal: AbortSignal): Promise<void> {
    const { sealed = '' } = this.#link.dataset
    if (begun.parts.length === 0)
      begun.parts = new TextDecoder().decode(await this.#load(sealed, { signal })).split('\n')
    begun.coming = []
    while (begun.written < begun.parts.length) {
      while (this.#fetchNext(begun, signal));
      const bytes = (await begun.coming[0]?.part) ?? new Uint8Array()
      signal.throwIfAborted()
      await begun.destination.write(bytes)
      begun.coming.shift()
      begun.written++
      begun.bytes += bytes.length
    }
  }

  /** Returns false while enough is on its way. */
  #fetchNext({ parts, written, coming }: Begun, signal: AbortSignal): boolean {
    const name = parts[written + coming.length]
    if (name === undefined || coming.length === AHEAD) return false
    const onProgress = (_: number, received: number) => {
      next.received = received
      this.#tell()
    }
    const next = { received: 0, part: this.#load(name, { signal, onProgress }) }
    // It is thrown where it is waited for.
    next.part.catch(() => undefined)
    coming.push(next)
    return true
  }

  async #giveUp(): Promise<void> {
    await this.#drop()
    this.#rest('waiting')
  }

  async #drop(): Promise<void> {
    const begun = this.#begun
    this.#begun = undefined
    await begun?.destination.drop().catch(() => undefined)
  }

  #rest(state: 'waiting' | 'ready'): void {
    this.#link.dataset.state = state
    this.#status.remove()
  }

  /** How far it is. */
  #tell(): void {
    if (this.#link.dataset.state !== 'loading') return
    const { bytes = 0, coming = [] } = this.#begun ?? {}
    // A container is a little larger than what is in it.
    const far = Math.min(
      coming.reduce((sum, { received }) => sum + received, bytes),
      this.#bytes,
    )
    this.#bar.value = far / this.#bytes
    this.#text.textContent = this.#isAway ? this.#words.waits : `${this.#size(far)} / ${this.#size()}`
  }

  #show(text: string, button?: { name: string; onTap: () => void }, isMoving = false): void {
    this.#text.textContent = text
    this.#bar.value = 0
    this.#button.textContent = button?.name ?? ''
    this.#button.onclick = button?.onTap ?? null
    this.#status.replaceChildren(this.#text, ...(isMoving ? [this.#bar] : []), ...(button ? [this.#button] : []))
    this.#link.nextElementSibling?.after(this.#status)
  }
}

/** Nobody chose where to save it. */
function isUnchosen(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}
