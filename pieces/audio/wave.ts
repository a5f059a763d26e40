import { create } from '../player/element.ts'

/** Of one bar and the room beside it, in the drawing. */
const [WIDTH, PITCH, HEIGHT] = [2, 3, 36]

/** The waveform behind a seek bar: a shape that the look's colours shine through. Without one, the bar is a plain line. */
export class Wave {
  readonly #bar: HTMLElement
  readonly #shape = create('span', 'sound-wave')

  constructor(bar: HTMLElement) {
    this.#bar = bar
    this.#shape.ariaHidden = 'true'
    bar.prepend(this.#shape)
  }

  /** @param wave loudness of each part, a digit of base 36 */
  show(wave = ''): void {
    this.#bar.toggleAttribute('data-wave', wave !== '')
    this.#shape.style.setProperty('--wave', `url("data:image/svg+xml,${encodeURIComponent(drawing(wave))}")`)
  }
}

function drawing(wave: string): string {
  const bars = [...wave].map((digit, i) => {
    const height = Math.max(2, Number.parseInt(digit, 36))
    return `M${PITCH * i} ${(HEIGHT - height) / 2}h${WIDTH}v${height}h-${WIDTH}z`
  })
  const box = `0 0 ${PITCH * wave.length - (PITCH - WIDTH)} ${HEIGHT}`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" preserveAspectRatio="none"><path d="${bars.join('')}"/></svg>`
}
