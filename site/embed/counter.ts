import type { Tally } from '../../api/contract.ts'

/**
 * `<entre-nous-counter campaign="minuit-club">…</entre-nous-counter>`: a campaign's views, live, on a page whose origin
 * stands in `embed`. What is inside stays until a figure is known. It is served as `/counter.js` to pages that nobody
 * updates, so its name, attribute and address never change; and it is at most 1 KB, so it imports no code.
 */

const NAME = 'entre-nous-counter'
const POLL_MS = 5000
/** Refused or offline: to a script of another origin, both look alike. */
const PATIENCE_MS = 60_000

class Counter extends HTMLElement {
  /** Its stream while the page is seen; also one that was refused, in whose place it asks now and then. */
  #source: EventSource | undefined

  connectedCallback(): void {
    document.addEventListener('visibilitychange', this)
    this.handleEvent()
  }

  disconnectedCallback(): void {
    document.removeEventListener('visibilitychange', this)
    this.handleEvent()
  }

  handleEvent(): void {
    this.#source?.close()
    this.#source = undefined
    if (!this.isConnected || document.hidden) return
    const source = new EventSource(this.#address('live'))
    this.#source = source
    source.addEventListener('tally', ({ data }) => this.#show(JSON.parse(data)))
    // Over capacity the answer is 204, which closes it; one that was cut off connects again by itself.
    source.onerror = () => source.readyState === EventSource.CLOSED && this.#poll(source)
  }

  async #poll(source: EventSource): Promise<void> {
    while (source === this.#source) {
      const isShown = await fetch(this.#address('tally'))
        .then((answer) => answer.json())
        // An answer that was long on its way tells what the stream has overtaken.
        .then((tally) => source !== this.#source || this.#show(tally))
        .catch(() => false)
      // ±20 %, so that those who were turned away together do not come back together.
      const pause = isShown ? POLL_MS * (0.8 + Math.random() * 0.4) : PATIENCE_MS
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }

  /** Whether it was a tally, and no problem. */
  #show({ views }: Tally): boolean {
    const locale = this.closest<HTMLElement>('[lang]')?.lang || []
    const isKnown = views >= 0
    if (isKnown) this.textContent = new Intl.NumberFormat(locale).format(views)
    return isKnown
  }

  #address(route: string): URL {
    return new URL(`/api/campaigns/${this.getAttribute('campaign')}/${route}`, import.meta.url)
  }
}

customElements.get(NAME) ?? customElements.define(NAME, Counter)
