import { heldUrl } from '../player/held-url.ts'
import type { Load } from '../video/source.ts'
import type { TrackFacts } from './facts.ts'

/** A track that has come, or is on its way. */
interface Coming {
  /** A Blob URL. */
  url: Promise<string>
  /** Ends its way, and gives it back once it is there. */
  ending: AbortController
}

/** Tracks that are each fetched as a whole, once. */
export class WholeTracks {
  readonly #tracks: readonly TrackFacts[]
  readonly #load: Load
  readonly #onProgress: (index: number, share: number) => void
  readonly #urls = new Map<number, string>()
  readonly #coming = new Map<number, Coming>()

  /** @param onProgress is told of every track, whoever asked for it first */
  constructor(tracks: readonly TrackFacts[], load: Load, onProgress: (index: number, share: number) => void) {
    this.#tracks = tracks
    this.#load = load
    this.#onProgress = onProgress
  }

  /** A Blob URL, if it has come already. */
  ready(index: number): string | undefined {
    return this.#urls.get(index)
  }

  /** Fetches a track. Throws what does not pass, such as `missing`; then it can be asked for again. */
  bring(index: number): Promise<string> {
    const coming = this.#coming.get(index)?.url
    if (coming) return coming
    const ending = new AbortController()
    const url = this.#fetch(index, ending.signal)
    this.#coming.set(index, { url, ending })
    url.catch(() => this.#coming.get(index)?.url === url && this.#coming.delete(index))
    return url
  }

  /** Ends the way of a track, which can be asked for again. */
  giveUp(index: number): void {
    this.#coming.get(index)?.ending.abort()
    this.#coming.delete(index)
  }

  close(): void {
    for (const { ending } of this.#coming.values()) ending.abort()
  }

  async #fetch(index: number, signal: AbortSignal): Promise<string> {
    const { name = '', type = '', size = 0 } = this.#tracks[index]?.whole ?? {}
    const onProgress = (_: number, received: number) => this.#onProgress(index, Math.min(1, received / size))
    const url = heldUrl(await this.#load(name, { signal, onProgress }), type, signal)
    this.#urls.set(index, url)
    return url
  }
}
