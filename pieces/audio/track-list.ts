import { clock } from '../player/clock.ts'
import { create } from '../player/element.ts'

/** One entry of a list: a track, or a chapter of the only one. */
export interface Entry {
  title: string
  artist?: string | undefined
  /** Seconds that it lasts. */
  duration: number
}

/** The list of what there is to hear, which marks what plays. */
export class TrackList {
  readonly element = create('ol', 'sound-tracks')
  readonly #buttons: HTMLButtonElement[]

  constructor(entries: readonly Entry[], name: string, onChoose: (index: number) => void) {
    this.element.ariaLabel = name
    this.#buttons = entries.map(({ title, artist, duration }, index) => {
      const button = create('button', '', { type: 'button', onclick: () => onChoose(index) })
      const [words, time] = [create('span', 'sound-words'), create('span', 'player-time', { dir: 'ltr' })]
      words.append(create('span', 'sound-title', { dir: 'auto', textContent: title }))
      if (artist) words.append(create('span', 'sound-artist', { dir: 'auto', textContent: artist }))
      time.textContent = clock(duration)
      button.append(words, time)
      return button
    })
    this.element.append(
      ...this.#buttons.map((button) => {
        const item = create('li', '')
        item.append(button)
        return item
      }),
    )
  }

  mark(index: number): void {
    this.#buttons.forEach((button, i) => {
      button.ariaCurrent = i === index ? 'true' : null
    })
  }
}
