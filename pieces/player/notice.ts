import type { Island } from '../../site/client/island.ts'
import { create } from './element.ts'
import type { PlayerWords } from './words/player-words.ts'

/** What it says itself; `whole` with {size}. */
type NoticeWords = Pick<PlayerWords, 'away' | 'cancel'> & { whole: string }

/** What is said over the picture: that the network is gone, that something is missing, that all of it has to come first. */
export class Notice {
  readonly element = create('div', 'player-notice', { hidden: true })
  readonly #text = create('span', '', { role: 'status' })
  readonly #bar = create('progress', '')
  readonly #button = create('button', '', { type: 'button' })
  readonly #words: NoticeWords & Island['words']['media']

  constructor(words: NoticeWords, media: Island['words']['media']) {
    this.#words = { ...media, ...words }
    this.#bar.ariaLabel = media.loading
    this.element.append(this.#text, this.#bar, this.#button)
    this.clear()
  }

  /** Before a tap: how much it will take. */
  offer(size: string, onTap: () => void): void {
    this.#show('', { name: this.#words.whole.replace('{size}', size), onTap })
  }

  failed(onRetry: () => void): void {
    this.#show(this.#words.failed, { name: this.#words.retry, onTap: onRetry })
  }

  /** Nothing helps here. */
  refuse(why: string): void {
    this.#show(why)
  }

  away(): void {
    // What comes as a whole can be cancelled while it waits, too.
    if (this.#bar.hidden) this.#show(this.#words.away)
    else this.#say(this.#words.away)
  }

  /** Says no longer that the network is gone, where it said so. */
  isBack(): void {
    if (this.#text.textContent === this.#words.away) this.clear()
  }

  arrives(share: number, onCancel: () => void): void {
    this.#show(this.#words.loading, { name: this.#words.cancel, onTap: onCancel })
    this.#bar.hidden = false
    this.#bar.value = share
  }

  clear(): void {
    this.#show('')
  }

  #show(text: string, button?: { name: string; onTap: () => void }): void {
    // Whoever has pressed it goes on with the keys of the player.
    if (!button && document.activeElement === this.#button) {
      this.element.closest('.player')?.querySelector<HTMLElement>('.player-play')?.focus({ preventScroll: true })
    }
    this.element.hidden = !text && !button
    this.#say(text)
    this.#bar.hidden = true
    this.#button.hidden = !button
    this.#button.textContent = button?.name ?? ''
    this.#button.onclick = button?.onTap ?? null
  }

  /** What is said already is not read aloud again. */
  #say(text: string): void {
    if (this.#text.textContent !== text) this.#text.textContent = text
  }
}
