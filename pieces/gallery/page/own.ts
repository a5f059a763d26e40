import type { Mounting } from '../../mount.ts'
import type { OwnPhoto } from '../contract.ts'
import type { GalleryWords } from '../words/gallery-words.ts'
import { button, element, say } from './element.ts'
import type { GalleryApi } from './gallery-api.ts'
import { Thumbs } from './thumbs.ts'
import type { Withdrawals } from './withdrawals.ts'

interface Context extends Pick<Mounting, 'isRefusal' | 'announce'> {
  api: GalleryApi
  words: GalleryWords
  withdrawals: Withdrawals
}

/** How long a withdrawal can be taken back. */
const UNDO_MS = 8000

interface Row {
  photo: OwnPhoto
  item: HTMLElement
  text: HTMLElement
  change: HTMLButtonElement
  /** What is said in place of its state. */
  remark?: string | undefined
}

/** The fan's own photos: what has become of each, and how to take one away. */
export class Own {
  readonly element = element('section', 'own')
  readonly #context: Context
  readonly #thumbs: Thumbs
  readonly #heading: HTMLElement
  readonly #list = element('ul', '')
  readonly #rows = new Map<string, Row>()

  constructor(context: Context) {
    this.#context = context
    this.#thumbs = new Thumbs(context.api, context.isRefusal)
    this.#heading = element('h4', '', context.words.own)
    this.#heading.tabIndex = -1
    this.#list.role = 'list'
    this.element.hidden = true
    this.element.append(this.#heading, this.#list)
  }

  get isWaiting(): boolean {
    return [...this.#rows.values()].some(({ photo }) => photo.state === 'waiting')
  }

  has(id: string): boolean {
    return this.#rows.has(id)
  }

  end(): void {
    this.#thumbs.end()
  }

  show(own: readonly OwnPhoto[]): void {
    const ids = new Set(own.map(({ id }) => id))
    for (const id of [...this.#rows.keys()].filter((each) => !ids.has(each))) this.#remove(id)
    for (const photo of own) {
      const row = this.#rows.get(photo.id) ?? this.#add(photo)
      const isNews = row.photo.state !== photo.state
      row.photo = photo
      if (isNews) row.remark = undefined
      this.#say(row)
      if (isNews) this.#context.announce(row.text.textContent ?? '')
    }
    this.element.hidden = this.#rows.size === 0
  }

  /** Says what has become of a withdrawal. @param remark in place of the photo's state */
  tell(id: string, remark?: string): void {
    const row = this.#rows.get(id)
    if (!row) return
    const before = row.text.textContent
    row.remark = remark
    this.#say(row)
    const now = row.text.textContent
    if (now !== before) this.#context.announce(now)
  }

  #add(photo: OwnPhoto): Row {
    const image = element('img', '')
    Object.assign(image, { alt: photo.caption || this.#context.words.unnamed, width: 480, height: 480 })
    image.dataset.photo = photo.id
    const text = element('p', '')
    text.id = `own-${photo.id}`
    const change = button('', '', () => this.#turn(photo.id))
    change.setAttribute('aria-describedby', text.id)
    const item = element('li', 'own-photo', image, element('div', '', text, change))
    const row = { photo, item, text, change }
    this.#rows.set(photo.id, row)
    this.#list.prepend(item)
    this.#thumbs.watch(image)
    return row
  }

  #remove(id: string): void {
    const row = this.#rows.get(id)
    if (!row) return
    const hadFocus = row.item.contains(document.activeElement)
    this.#rows.delete(id)
    for (const image of row.item.querySelectorAll('img')) this.#thumbs.unwatch(image)
    row.item.remove()
    if (hadFocus) this.#heading.focus({ preventScroll: true })
  }

  #say({ photo, item, text, change, remark }: Row): void {
    const { words, withdrawals } = this.#context
    const isLeaving = withdrawals.has(photo.id)
    const state = words[photo.state]
    const reason = photo.state === 'refused' && photo.reason ? ` ${words.reasons[photo.reason]}` : ''
    item.dataset.state = isLeaving ? 'leaving' : photo.state
    say(text, remark ?? (isLeaving ? words.leaving : state + reason))
    change.textContent = isLeaving ? words.keep : words.withdraw
  }

  #turn(id: string): void {
    const { withdrawals } = this.#context
    if (withdrawals.has(id)) withdrawals.takeBack(id)
    else withdrawals.add(id, UNDO_MS)
    this.tell(id)
  }
}
