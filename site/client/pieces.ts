import type { Access, KeysAnswer } from '../../api/fan-contract.ts'
import { CLIENTS } from '../../pieces/clients.ts'
import type { Mount, Mounting } from '../../pieces/mount.ts'
import type { ProblemName } from '../i18n/dictionary.ts'
import { type Api, Refusal } from './api.ts'
import type { Room } from './circles/room.ts'
import { type Bytes, decodeKey, type Fetching, fetchContainer, unsealContainer } from './container.ts'
import { fetched } from './fetched.ts'
import type { Island, IslandPiece } from './island.ts'
import type { Dated } from './latest-tally.ts'
import { loaded } from './loaded.ts'
import { createPieceApi } from './piece-api.ts'
import { followPiece } from './piece-events.ts'
import type { SharePanel } from './share.ts'
import { byId, setText } from './stage.ts'
import type { Storage } from './storage.ts'
import { watchTitles } from './title.ts'

/** A piece that was decrypted and the script that arms it, or why there is none. */
type Outcome = { piece: IslandPiece; key: Bytes } & (
  | { html: string; mount: Mount; problem?: never }
  | { problem: ProblemName; html?: never }
)

/** The pieces on the page: locked with their rule and how far they are, or open with their content. */
export class Pieces {
  readonly #island: Island
  readonly #api: Api
  readonly #storage: Storage
  readonly #sharePanel: SharePanel
  readonly #announce: (text: string) => void
  /** Containers hold nothing without a key, so they are fetched while the fan reads the gate. */
  readonly #containers = new Map<string, Promise<Bytes>>()
  readonly #opened = new Set<string>()
  /** Ends what a piece has begun, by its id. */
  readonly #ends = new Map<string, () => void>()
  #circleRoom: Room | undefined
  /** The last answer that was decrypted. The next one waits for it: two would place the fan's circle twice. */
  #decrypted: Promise<unknown> = Promise.resolve()
  /** Containers that did not open. */
  readonly #damaged = new Set<string>()

  constructor(island: Island, api: Api, storage: Storage, sharePanel: SharePanel, announce: (text: string) => void) {
    this.#island = island
    this.#api = api
    this.#storage = storage
    this.#sharePanel = sharePanel
    this.#announce = announce
  }

  prefetch(): void {
    for (const { name, kind, unlock } of this.#island.pieces) {
      if (unlock !== 'link') continue
      // A failure is not remembered: the piece is fetched again when it is opened, and then it is told.
      for (const part of [CLIENTS[kind](), this.#container(name)]) part.catch(() => undefined)
    }
  }

  /**
   * Decrypts every piece whose key is new: a piece that fails says so in its own place. Those of a circle are there once it
   * is; throws `Refusal` when it does not come.
   */
  decrypt(answer: (KeysAnswer | Access) & Dated): Promise<Outcome[]> {
    const outcomes = this.#decrypted.then(() => this.#decryptNew(answer))
    this.#decrypted = outcomes.catch(() => undefined)
    return outcomes
  }

  async #decryptNew(answer: (KeysAnswer | Access) & Dated): Promise<Outcome[]> {
    const { keys } = answer
    if ('circle' in answer) await (await this.#room())?.show(answer.circle, answer)
    const fresh = this.#island.pieces.filter(({ id }) => id in keys && !this.#opened.has(id))
    return Promise.all(fresh.map((piece) => this.#decrypt(piece, decodeKey(keys[piece.id] ?? ''))))
  }

  /** Puts what was decrypted in its place; returns the titles of what opened. */
  place(outcomes: Outcome[]): string[] {
    return outcomes.flatMap((outcome) => (this.#place(outcome) ? [outcome.piece.title] : []))
  }

  /** Closes again what opens only while others are here, where its key is given no longer: content that is gone plays on nowhere. */
  keepOpen(keys: Record<string, string>): void {
    for (const { id, unlock } of this.#island.pieces) {
      if (typeof unlock === 'string' || !('present' in unlock) || id in keys || !this.#opened.delete(id)) continue
      const element = byId(`piece-${id}`)
      const [rule, content] = ['.rule', '.content'].map((part) => element.querySelector<HTMLElement>(part))
      this.#ends.get(id)?.()
      this.#ends.delete(id)
      element.dataset.state = 'locked'
      rule?.removeAttribute('hidden')
      content?.replaceChildren()
      content?.setAttribute('hidden', '')
    }
  }

  /** Moves the focus to the first open piece, without scrolling. */
  focus(): void {
    document.querySelector<HTMLElement>('[data-piece][data-state=open] h3')?.focus({ preventScroll: true })
  }

  /** The fan's circle, loaded where the campaign has circles. */
  async #room(): Promise<Room | undefined> {
    if (!this.#island.circles) return undefined
    const { Room } = await fetched(this.#api, import('./circles/circles.ts'))
    this.#circleRoom ??= new Room(this.#island, this.#storage, this.#announce)
    return this.#circleRoom
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
      const client = fetched(this.#api, CLIENTS[piece.kind]())
      const [container, { mount }] = await Promise.all([this.#container(piece.name), client])
      const html = new TextDecoder().decode(await unsealContainer(container, key))
      return { piece, key, html, mount }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      this.#containers.delete(piece.name)
      return { piece, key, problem: error.problem }
    }
  }

  /** Whether the piece is open by this outcome: two answers may both have had its key. */
  #place(outcome: Outcome): boolean {
    const { piece, key, problem } = outcome
    const element = byId(`piece-${piece.id}`)
    const [rule, failure, content] = ['.rule', '.failure', '.content'].map((part) =>
      element.querySelector<HTMLElement>(part),
    )
    if (!rule || !failure || !content || this.#opened.has(piece.id)) return false
    rule.hidden = true
    failure.hidden = problem === undefined
    element.dataset.state = problem === undefined ? 'open' : 'failed'
    if (problem !== undefined) {
      this.#offerRetry(failure, problem, () => this.#decrypt(piece, key))
      return false
    }
    this.#opened.add(piece.id)
    content.innerHTML = outcome.html
    const words = takeWords(content, this.#island.locale)
    content.hidden = false
    watchTitles(content)
    const end = outcome.mount(element, content, { ...this.#mounting(piece, key), words })
    if (end) this.#ends.set(piece.id, end)
    return true
  }

  #mounting(piece: IslandPiece, key: Bytes): Omit<Mounting, 'words'> {
    const { slug } = this.#island
    const { pass } = this.#storage.read()
    return {
      piece,
      island: this.#island,
      api: pass === undefined || this.#api.isPreview ? undefined : createPieceApi(slug, piece.id, pass),
      live: (listen) => followPiece(piece.id, listen),
      load: (name, onProgress, signal) => this.#load(name, key, { onProgress, signal }),
      open: (container) => unsealContainer(container, key),
      share: (part) => this.#sharePanel.about(part),
      page: loaded,
      isRefusal: (error) => error instanceof Refusal,
      announce: this.#announce,
    }
  }

  async #load(name: string, key: Bytes, fetching: Fetching): Promise<Bytes> {
    const container = await fetchContainer(this.#island.slug, name, { ...fetching, isAnew: this.#damaged.delete(name) })
    try {
      return await unsealContainer(container, key)
    } catch (error) {
      this.#damaged.add(name)
      throw error
    }
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

/** What the kind says in the page's language: sealed with the content, so that no page carries it. */
function takeWords(content: HTMLElement, locale: string): unknown {
  const holder = content.querySelector('script[data-words]')
  holder?.remove()
  return holder ? JSON.parse(holder.textContent)[locale] : undefined
}
