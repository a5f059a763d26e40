import type { Tally } from '../../api/fan-contract.ts'

/**
 * `<entre-nous-counter campaign="minuit-club">…</entre-nous-counter>`: a campaign's views, live, on a page whose origin
 * stands in `embed`. What is inside stays until a figure is known. It is served as `/counter.js` to pages that nobody
 * updates, so its name, attribute and address never change; and it is about 1 KB, so it imports no code.
 */

const NAME = 'entre-nous-counter'
/** Interval of polling, and how long to wait for a stream's first event: without it, a proxy is holding the stream back. */
const POLL_MS = 5000
/**
 * How long a stream may be silent: two heartbeats, and a slow network. A refused stream is not tried again sooner, since
 * here it looks like being offline.
 */
const SILENCE_MS = 40_000

class Counter extends HTMLElement {
  #leave: (() => void) | undefined

  connectedCallback(): void {
    document.addEventListener('visibilitychange', this)
    this.handleEvent()
  }

  disconnectedCallback(): void {
    document.removeEventListener('visibilitychange', this)
    this.handleEvent()
  }

  handleEvent(): void {
    this.#leave?.()
    if (this.isConnected && !document.hidden) this.#leave = follow(this)
  }
}

/**
 * Follows the views by a stream or, where that is refused or does not arrive, by polling.
 * @returns a function that ends it
 */
function follow(counter: HTMLElement): () => void {
  let hasLeft: boolean | undefined
  let timer: ReturnType<typeof setTimeout>
  const address = (route: string) =>
    new URL(`/api/campaigns/${counter.getAttribute('campaign')}/${route}`, import.meta.url)
  const source = new EventSource(address('live'))
  const askIn = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(ask, ms)
  }
  const ask = async () => {
    source.close()
    const isShown = await fetch(address('tally'))
      .then((answer) => answer.json())
      // An answer that was long on its way tells what a newer stream has overtaken.
      .then((tally) => hasLeft || show(counter, tally))
      .catch(() => false)
    // ±20 %, so that those who were turned away together do not come back together.
    if (!hasLeft) askIn(isShown ? 0.8 * POLL_MS + 0.4 * POLL_MS * Math.random() : SILENCE_MS)
  }
  for (const event of ['tally', 'heartbeat']) {
    source.addEventListener(event, ({ data }) => {
      if (data) show(counter, JSON.parse(data))
      askIn(SILENCE_MS)
    })
  }
  // Over capacity the answer is 204, which closes it; one that was cut off connects again by itself.
  source.onerror = () => source.readyState > source.OPEN && askIn(0)
  askIn(POLL_MS)
  return () => {
    hasLeft = true
    source.close()
    clearTimeout(timer)
  }
}

/** Whether it was a tally, and no problem. */
function show(counter: HTMLElement, { views }: Tally): boolean {
  const locale = counter.closest<HTMLElement>('[lang]')?.lang || []
  const isKnown = views >= 0
  if (isKnown) counter.textContent = new Intl.NumberFormat(locale).format(views)
  return isKnown
}

customElements.get(NAME) ?? customElements.define(NAME, Counter)
