import { Choice } from '../player/choice.ts'
import type { KeptPlace } from '../player/kept-place.ts'
import { nearestLanguage } from '../player/nearest-language.ts'
import type { VttLoad } from './vtt.ts'
import type { VideoWords } from './words/video-words.ts'

/** Captions by language: fetched when they are wanted, and remembered. */
export class Captions {
  readonly choice: Choice
  readonly #tracks: Map<string, HTMLTrackElement>
  readonly #load: VttLoad
  readonly #kept: KeptPlace
  /** What a key turns on again. */
  #last: string

  /** Undefined where the film has none. */
  static of(video: HTMLVideoElement, load: VttLoad, kept: KeptPlace, words: VideoWords): Captions | undefined {
    const tracks = [...video.querySelectorAll<HTMLTrackElement>('track[kind=captions]')]
    return tracks.length > 0 ? new Captions(tracks, load, kept, words) : undefined
  }

  private constructor(tracks: HTMLTrackElement[], load: VttLoad, kept: KeptPlace, words: VideoWords) {
    this.#tracks = new Map(tracks.map((track) => [track.srclang, track]))
    this.#load = load
    this.#kept = kept
    this.choice = new Choice('film-captions', words.captions, (language) => this.#want(language))
    this.choice.fill([['', words.none], ...tracks.map(({ srclang, label }) => [srclang, label] as const)])
    const languages = [...this.#tracks.keys()]
    const own = nearestLanguage(languages, document.documentElement.lang)
    this.#last = this.#tracks.has(kept.captions) ? kept.captions : (own ?? languages[0] ?? '')
  }

  /** Those that were wanted last time. */
  restore(): void {
    if (this.#tracks.has(this.#kept.captions)) this.#show(this.#kept.captions)
  }

  toggle(): void {
    this.#want(this.choice.select.value ? '' : this.#last)
  }

  #want(language: string): void {
    this.#kept.captions = language
    this.#last = language || this.#last
    this.#show(language)
  }

  #show(language: string): void {
    this.choice.select.value = language
    this.choice.element.toggleAttribute('data-on', language !== '')
    for (const [each, { track }] of this.#tracks) track.mode = each === language ? 'showing' : 'disabled'
    const wanted = this.#tracks.get(language)
    if (wanted && !wanted.src) void this.#load(wanted)
  }
}
