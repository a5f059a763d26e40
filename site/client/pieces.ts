import { followInPage } from '../../pieces/markdown/in-page.ts'
import { openMedia } from '../../pieces/markdown/media.ts'
import type { ProblemName } from '../i18n/dictionary.ts'
import { Refusal } from './api.ts'
import { type Bytes, decodeKey, fetchContainer, openContainer } from './container.ts'
import type { Island, IslandPiece } from './island.ts'
import { byId, setText } from './stage.ts'
import { watchTitles } from './title.ts'

/** A piece that was decrypted, or why it could not be. */
interface Outcome {
  piece: IslandPiece
  key: Bytes
  html?: string
  problem?: ProblemName
}

/** The pieces on the page: locked with their rule and how far they are, or open with their content. */
export class Pieces {
  readonly #island: Island
  /** Containers hold nothing without a key, so they are fetched while the fan reads the gate. */
  readonly #containers = new Map<string, Promise<Bytes>>()
  readonly #opened = new Set<string>()

  constructor(island: Island) {
    this.#island = island
  }

  prefetch(): void {
    for (const { name, unlock } of this.#island.pieces) {
      // A failure is not remembered: the piece is fetched again when it is opened, and then it is told.
      if (unlock === 'link') this.#container(name).catch(() => undefined)
    }
  }

  /** Decrypts every piece whose key is new. Never throws: a piece that fails says so in its own place. */
  decrypt(keys: Record<string, string>): Promise<Outcome[]> {
    const fresh = this.#island.pieces.filter(({ id }) => id in keys && !this.#opened.has(id))
    return Promise.all(fresh.map((piece) => this.#decrypt(piece, decodeKey(keys[piece.id] ?? ''))))
  }

  /** Puts what was decrypted in its place; returns the titles of what opened. */
  place(outcomes: Outcome[]): string[] {
    for (const outcome of outcomes) this.#place(outcome)
    return outcomes.flatMap(({ html, piece }) => (html === undefined ? [] : [piece.title]))
  }

  /** Moves the focus to the first open piece, without scrolling. */
  focus(): void {
    document.querySelector<HTMLElement>('[data-piece][data-state=open] h3')?.focus({ preventScroll: true })
  }

  #container(name: string): Promise<Bytes> {
    const known = this.#containers.get(name)
    if (known) return known
    const fetched = fetchContainer(this.#island.slug, name)
    this.#containers.set(name, fetched)
    fetched.catch(() => this.#containers.delete(name))
    return fetched
  }

  async #decrypt(piece: IslandPiece, key: Bytes): Promise<Outcome> {
    try {
      const html = new TextDecoder().decode(await openContainer(await this.#container(piece.name), key))
      return { piece, key, html }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      this.#containers.delete(piece.name)
      return { piece, key, problem: error.problem }
    }
  }

  #place({ piece, key, html, problem }: Outcome): void {
    const { slug, words } = this.#island
    const element = byId(`piece-${piece.id}`)
    const [rule, failure, content] = ['.rule', '.failure', '.content'].map((part) =>
      element.querySelector<HTMLElement>(part),
    )
    if (!rule || !failure || !content || this.#opened.has(piece.id)) return
    rule.hidden = true
    failure.hidden = problem === undefined
    element.dataset.state = problem === undefined ? 'open' : 'failed'
    if (html !== undefined) {
      this.#opened.add(piece.id)
      content.innerHTML = html
      content.hidden = false
      watchTitles(content)
      for (const table of content.querySelectorAll<HTMLElement>('.table')) {
        // What can be pushed along can be by keyboard too.
        if (table.scrollWidth > table.clientWidth) table.tabIndex = 0
      }
      openMedia(
        content,
        async (name, onProgress) => openContainer(await fetchContainer(slug, name, onProgress), key),
        words.media,
      )
      followInPage(content)
      this.#offerWayOut(content)
    } else if (problem) this.#offerRetry(failure, problem, () => this.#decrypt(piece, key))
  }

  /** Messengers' own browsers save files badly, or not at all. */
  #offerWayOut(content: Element): void {
    const { elsewhere } = this.#island.words
    const block = [...content.children].find(
      (child) => child.matches('a[data-sealed]') || child.querySelector('a[data-sealed]'),
    )
    if (!block) return
    // The file's own link is there all the same.
    void import('./way-out.ts').then(
      ({ offerWayOut }) => offerWayOut(block, elsewhere, elsewhere.why),
      () => undefined,
    )
  }

  #offerRetry(failure: HTMLElement, problem: ProblemName, decrypt: () => Promise<Outcome>): void {
    const { line, hint } = this.#island.words.problems[problem]
    const [text, button] = [failure.querySelector('p'), failure.querySelector('button')]
    if (text) setText(text, `${line} ${hint}`)
    if (button) {
      button.onclick = async () => {
        button.setAttribute('aria-busy', 'true')
        this.#place(await decrypt())
        button.removeAttribute('aria-busy')
      }
    }
  }
}
