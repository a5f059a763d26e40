import { Choice } from '../player/choice.ts'
import { create } from '../player/element.ts'
import { nearestLanguage } from '../player/nearest-language.ts'
import type { KeptTrack } from './kept-track.ts'
import type { AudioWords } from './words/audio-words.ts'

/** Who has scrolled by hand reads on in peace for so long. */
const PEACE_MS = 4000

interface Sheet {
  list: HTMLElement
  track: number
  language: string
  lines: { at: number; button: HTMLButtonElement }[]
}

/** What is sung: all of it to read, the line of the moment marked and in sight, and a tap on a line goes there. */
export class Lyrics {
  readonly element = create('div', 'sound-lyrics')
  readonly choice: Choice
  readonly #sheets: Sheet[]
  #track = 0
  #shown: Sheet | undefined
  #current: HTMLButtonElement | undefined
  #touchedAt = Number.NEGATIVE_INFINITY

  /** Undefined where nothing is sung. */
  static of(
    sound: HTMLElement,
    kept: KeptTrack,
    words: AudioWords,
    seek: (seconds: number) => void,
  ): Lyrics | undefined {
    const lists = [...sound.querySelectorAll<HTMLElement>('.lyrics')]
    return lists.length > 0 ? new Lyrics(lists, kept, words, seek) : undefined
  }

  private constructor(lists: HTMLElement[], kept: KeptTrack, words: AudioWords, seek: (seconds: number) => void) {
    this.#sheets = lists.map((list) => {
      list.ariaLabel = words.lyrics
      const lines = [...list.querySelectorAll<HTMLElement>('li')].map((line) => {
        const at = Number(line.dataset.at)
        const button = create('button', '', { type: 'button', textContent: line.textContent, onclick: () => seek(at) })
        line.replaceChildren(button)
        return { at, button }
      })
      return { list, lines, track: Number(list.dataset.track), language: list.lang }
    })
    this.element.append(...lists)
    const labels = new Map(lists.map(({ lang, dataset }) => [lang, dataset.label ?? lang]))
    this.choice = new Choice('player-lyrics', words.lyrics, (language) => {
      kept.wants(language)
      this.#touchedAt = Number.NEGATIVE_INFINITY
      this.show(this.#track)
    })
    this.choice.fill([['', words.none], ...labels])
    const [languages, last] = [[...labels.keys()], kept.read().lyrics]
    const own = nearestLanguage(languages, document.documentElement.lang) ?? languages[0] ?? ''
    this.choice.select.value = last !== undefined && ['', ...languages].includes(last) ? last : own
    for (const event of ['wheel', 'touchmove', 'keydown']) {
      this.element.addEventListener(event, () => this.#touch(), { passive: true })
    }
  }

  /** Those of a track, in the language that is wanted. */
  show(track: number): void {
    this.#track = track
    const language = this.choice.select.value
    this.#shown = this.#sheets.find((sheet) => sheet.track === track && sheet.language === language)
    for (const { list } of this.#sheets) list.hidden = list !== this.#shown?.list
    this.element.hidden = this.#shown === undefined
    this.choice.element.toggleAttribute('data-on', this.#shown !== undefined)
  }

  /** Marks the line of a moment of the track. */
  follow(seconds: number): void {
    const current = this.#shown?.lines.findLast(({ at }) => at <= seconds + 0.05)?.button
    if (current === this.#current) return
    if (this.#current) this.#current.ariaCurrent = null
    this.#current = current
    if (!current) return
    current.ariaCurrent = 'true'
    if (performance.now() - this.#touchedAt < PEACE_MS) return
    // Never the page itself, which `scrollIntoView` would move as well.
    const { element } = this
    const [line, box] = [current.getBoundingClientRect(), element.getBoundingClientRect()]
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
    element.scrollBy({
      top: line.top - box.top - (box.height - line.height) / 2,
      behavior: isStill ? 'instant' : 'smooth',
    })
  }

  #touch(): void {
    this.#touchedAt = performance.now()
  }
}
