import { clock } from './clock.ts'
import { create } from './element.ts'
import type { Playback } from './playback.ts'

/** How far it is, how far it has come, and where its chapters begin; and the same in numbers. */
export class SeekBar {
  readonly element = create('div', 'player-seek')
  readonly time = create('span', 'player-time', { dir: 'ltr' })
  readonly #playback: Playback
  readonly #input = create('input', '', { type: 'range', min: '0', step: '0.1' })
  #isDragged = false

  constructor(playback: Playback, name: string) {
    this.#playback = playback
    this.#input.ariaLabel = name
    this.#input.addEventListener('input', () => {
      this.#isDragged = true
      this.#write(this.#input.valueAsNumber)
    })
    // What lies between is not fetched.
    this.#input.addEventListener('change', () => {
      this.#isDragged = false
      playback.seek(this.#input.valueAsNumber)
    })
    this.element.append(this.#input)
    this.show()
  }

  show(): void {
    if (!this.#isDragged) this.#write(this.#playback.position)
    const { media, duration, position } = this.#playback
    let end = position
    for (let i = 0; i < media.buffered.length; i++) {
      // A seek may land a little before what has come.
      if (media.buffered.start(i) <= position + 0.5) end = Math.max(end, media.buffered.end(i))
    }
    this.#set('--loaded', end / duration)
  }

  /** @param starts seconds */
  mark(starts: readonly number[]): void {
    for (const mark of this.element.querySelectorAll('i')) mark.remove()
    const { duration } = this.#playback
    for (const start of starts.filter((start) => start > 0 && start < duration)) {
      const mark = create('i', '')
      mark.style.setProperty('--at', String(start / duration))
      this.element.append(mark)
    }
  }

  #write(seconds: number): void {
    const { duration } = this.#playback
    this.#input.max = String(duration)
    this.#input.value = String(seconds)
    this.time.textContent = this.#input.ariaValueText = `${clock(seconds)} / ${clock(duration)}`
    this.#set('--played', seconds / duration)
  }

  #set(name: string, share: number): void {
    this.element.style.setProperty(name, `${Math.min(100, 100 * share)}%`)
  }
}
