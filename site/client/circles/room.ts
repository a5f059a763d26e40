import type { CircleState, CirclesEvent } from '../../../api/fan-contract.ts'
import { formatCount } from '../../i18n/numerals.ts'
import { countPhrase, fill } from '../../i18n/phrase.ts'
import { turnDigits } from '../digits.ts'
import type { Island } from '../island.ts'
import { type Dated, LatestTally } from '../latest-tally.ts'
import { byId, setText } from '../stage.ts'
import type { Storage } from '../storage.ts'
import { addStyle, type CircleData, type CirclesFile, circleHtml, circlesOf } from './files.ts'
import { make } from './make.ts'
import { named, nameOf } from './names.ts'
import { isToldOfSplit } from './splits.ts'

type State = CircleState | null | undefined

/** The fan's circle on the opened page: its name, message and counter, its pieces, and what its fans send. */
export class Room {
  readonly #island: Island
  readonly #storage: Storage
  readonly #announce: (text: string) => void
  #latest = new LatestTally()
  #circle: CircleState | undefined
  #file: CirclesFile | undefined

  constructor(island: Island, storage: Storage, announce: (text: string) => void) {
    this.#island = island
    this.#storage = storage
    this.#announce = announce
    addEventListener('piece', ({ detail }: CustomEventInit<{ circles?: CirclesEvent } | null>) => {
      const views = this.#circle && detail?.circles?.[this.#circle.id]
      if (views !== undefined) this.#count(views, performance.now())
    })
  }

  /** Shows the circle of an answer. Throws `Refusal` when its file does not come: then the opening is tried again. */
  async show(circle: State, { asOf }: Dated): Promise<void> {
    if (!circle) return
    const before = this.#circle
    if (!before) {
      const [html, file] = await Promise.all([
        circleHtml(this.#island, circle.of),
        circlesOf(this.#island),
        addStyle(this.#island),
      ])
      this.#file = file
      this.#place(html)
    }
    this.#circle = circle
    // Another part has another count, which may be lower at once.
    if (before?.id !== circle.id) this.#latest = new LatestTally()
    if (!this.#file) return
    if (before?.id !== circle.id || before.parts !== circle.parts) {
      const { title } = this.#file.words
      byId('circle-name').replaceChildren(...named(title, nameOf(this.#file, circle)))
      this.#tellOfSplit(this.#file, circle, before !== undefined)
    }
    this.#count(circle.views, asOf)
  }

  /** Puts the section, the pieces and the messages of the circle where they belong. */
  #place(html: string): void {
    const { pieces, channels } = this.#island
    const page = new DOMParser().parseFromString(html, 'text/html')
    const section = page.querySelector<HTMLElement>('.circle')
    const data = JSON.parse(page.querySelector('script')?.textContent ?? '') as CircleData
    if (section) {
      section.hidden = document.documentElement.dataset.state !== 'open'
      document.querySelector('.pieces')?.before(section)
    }
    const list = document.querySelector('.pieces > ol')
    list?.append(...page.querySelectorAll('[data-piece]'))
    list?.append(...data.order.map((id) => byId(`piece-${id}`)))
    // The same array everywhere: whoever goes through the pieces finds these as well.
    pieces.push(...data.pieces)
    pieces.sort((a, b) => data.order.indexOf(a.id) - data.order.indexOf(b.id))
    for (const { id, ...message } of data.channels) {
      const channel = channels.find((each) => each.id === id)
      if (channel) Object.assign(channel, message)
    }
  }

  #count(views: number, asOf: number): void {
    this.#latest.take({ views, asOf }, () => this.#showViews(views))
  }

  #showViews(views: number): void {
    const [circle, words, { numerals }] = [this.#circle, this.#file?.words, this.#island]
    if (!circle || !words) return
    const number = views === 0 ? '' : formatCount(numerals, views)
    turnDigits(byId('circle-views'), number)
    setText(byId('circle-views-said'), number)
    setText(byId('circle-label'), countPhrase(numerals, words.views, views))
    this.#showGoal(views, words)
  }

  /** A circle that has divided has its goal before it again. */
  #showGoal(views: number, { goalReached }: CirclesFile['words']): void {
    const bar = document.querySelector<HTMLProgressElement>('.circle progress')
    const goal = document.getElementById('circle-goal')
    if (!bar || !goal) return
    const wasReached = bar.value >= bar.max
    bar.value = views
    const isReached = views >= bar.max
    setText(goal, isReached ? goalReached : (bar.ariaLabel ?? ''))
    if (isReached && !wasReached) this.#announce(goalReached)
  }

  /** Tells once that the circle has divided. */
  #tellOfSplit({ words, ...file }: CirclesFile, circle: CircleState, isNew: boolean): void {
    document.querySelector('.circle-news')?.remove()
    if (isToldOfSplit(this.#storage, circle)) return
    const { line, text, ok } = words.split
    const name = nameOf({ words, ...file }, circle)
    const close = make('button', { type: 'button', textContent: ok })
    const news = make(
      'div',
      { className: 'circle-news' },
      make('strong', { textContent: line }),
      make('p', {}, ...named(text, name)),
      close,
    )
    close.addEventListener('click', () => {
      news.remove()
      byId('circle-name').focus({ preventScroll: true })
    })
    byId('circle').prepend(news)
    if (isNew) this.#announce(`${line} ${fill(text, { name })}`)
  }
}
