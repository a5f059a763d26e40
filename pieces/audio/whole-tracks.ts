import type { Load } from '../video/source.ts'
import type { TrackFacts } from './facts.ts'

/** Tracks that are each fetched as a whole, once. */
export class WholeTracks {
  readonly #tracks: readonly TrackFacts[]
  readonly #load: Load
  readonly #closing = new AbortController()
  readonly #urls = new Map<number, string>()
  readonly #coming = new Map<number, Promise<string>>()

  constructor(tracks: readonly TrackFacts[], load: Load) {
    this.#tracks = tracks
    this.#load = load
  }

  /** A Blob URL, if it has come already. */
  ready(index: number): string | undefined {
    return this.#urls.get(index)
  }

  /** Fetches a track. Throws what does not pass, such as `missing`; then it can be asked for again. */
  bring(index: number, onProgress?: (share: number) => void): Promise<string> {
    const coming = this.#coming.get(index) ?? this.#fetch(index, onProgress)
    this.#coming.set(index, coming)
    coming.catch(() => this.#coming.delete(index))
    return coming
  }

  close(): void {
    this.#closing.abort()
    for (const url of this.#urls.values()) URL.revokeObjectURL(url)
  }

  async #fetch(index: number, onProgress?: (share: number) => void): Promise<string> {
    const { name = '', type = '' } = this.#tracks[index]?.whole ?? {}
    const { signal } = this.#closing
    const bytes = await this.#load(name, { signal, ...(onProgress && { onProgress }) })
    const url = URL.createObjectURL(new Blob([bytes], { type }))
    this.#urls.set(index, url)
    return url
  }
}
