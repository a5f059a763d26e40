import { create } from './element.ts'

/** A list behind a sign: the system's own, which every thumb, keyboard and screen reader knows, in the place of a button. */
export class Choice {
  readonly element: HTMLElement
  readonly select = create('select', '')
  readonly #sign = create('span', 'player-sign', { dir: 'ltr' })

  constructor(className: string, name: string, onChange: (value: string) => void) {
    this.element = create('span', `player-choice ${className}`)
    this.select.ariaLabel = this.select.title = name
    this.#sign.ariaHidden = 'true'
    this.select.addEventListener('change', () => onChange(this.select.value))
    this.element.append(this.select, this.#sign)
  }

  /** @param options value and text */
  fill(options: readonly (readonly [string, string])[]): void {
    this.select.replaceChildren(...options.map(([value, text]) => new Option(text, value)))
    this.select.disabled = options.length === 0
  }

  /** Words in the place of the sign. */
  say(text: string): void {
    this.#sign.textContent = text
  }
}
