import type { PieceApi } from '../../../site/client/piece-api.ts'
import type { ProblemName } from '../../../site/i18n/dictionary.ts'
import type { Mounting } from '../../mount.ts'
import type { GalleryAnswer, GalleryEvent, WallPhoto } from '../contract.ts'
import type { GalleryWords } from '../words/gallery-words.ts'
import type { Adding } from './adding.ts'
import { Door } from './door.ts'
import { type Draft, type Drafts, draftsOf } from './drafts.ts'
import { element } from './element.ts'
import { GalleryApi } from './gallery-api.ts'
import { givenPhoto, takeGivenPhoto } from './given-photo.ts'
import { Own } from './own.ts'
import type { Viewing } from './viewing.ts'
import { Wall } from './wall.ts'
import { Withdrawals } from './withdrawals.ts'

type Context = Mounting & { words: GalleryWords; api: PieceApi }

/** How often a fan who waits for a decision is told of it: a refusal sends no event. */
const ASK_MS = 30_000
/** How long after a failure it is asked again, at least. */
const RETRY_MS = 4000

/** The gallery of one piece: where photos come in, the fan's own, and the wall. */
export class Gallery {
  readonly #root: HTMLElement
  readonly #context: Context
  readonly #api: GalleryApi
  readonly #drafts: Drafts
  readonly #withdrawals: Withdrawals
  readonly #door: Door
  readonly #own: Own
  readonly #wall: Wall
  #viewing: Promise<Viewing> | undefined
  #adding: Adding | undefined
  #known: GalleryAnswer | undefined
  /** Photos that were said to be gone: an answer to an earlier question may still have them. */
  readonly #gone = new Set<string>()
  #isPreparing = false
  #isClosed = false
  #remark: string | undefined
  #asking: ReturnType<typeof setInterval> | undefined
  #soon: ReturnType<typeof setTimeout> | undefined

  constructor(root: HTMLElement, context: Context) {
    const { words, island, piece, open, api } = context
    this.#root = root
    this.#context = context
    this.#api = new GalleryApi(api, open)
    this.#drafts = draftsOf(island.slug, piece.id)
    this.#door = new Door(words, (file) => void this.#take(file))
    const parts = { ...context, api: this.#api, numerals: island.numerals }
    this.#withdrawals = new Withdrawals({
      ...parts,
      onGone: (id, answer) => this.#noteGone(id, answer),
      onTrouble: (id, { problem }) => this.#noteTrouble(id, problem),
    })
    this.#own = new Own({ ...parts, withdrawals: this.#withdrawals })
    this.#wall = new Wall({ ...parts, onOpen: (photo) => void this.#view(photo) })
    root.append(this.#door.element, this.#own.element, this.#wall.element)
  }

  begin(): void {
    this.#show()
    this.#offerWayOut()
    this.#withdrawals.begin()
    void this.#ask()
    void this.#wall.readAnew().then(() => this.#openGiven())
    void this.#drafts.read().then((draft) => draft && this.#resume(draft))
    this.#asking = setInterval(() => !document.hidden && this.#own.isWaiting && void this.#ask(), ASK_MS)
  }

  end(): void {
    clearInterval(this.#asking)
    clearTimeout(this.#soon)
    this.#adding?.end()
    this.#withdrawals.end()
    this.#own.end()
    this.#wall.end()
  }

  /** Takes in a live event; without one, asks. */
  follow(event: GalleryEvent | undefined): void {
    // The stream says it anew with every view.
    const isNews = event && this.#wall.hear(event)
    if (!event || (isNews && this.#own.isWaiting)) this.#askSoon()
  }

  /** Not all fans at the same moment. */
  #askSoon(ms = 0): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined
      void this.#ask()
    }, ms + this.#context.page.jitter())
  }

  async #ask(): Promise<void> {
    try {
      this.#hear(await this.#api.state())
    } catch (error) {
      if (!this.#context.isRefusal(error)) throw error
      this.#isClosed = error.problem === 'closed'
      this.#show()
      // Without an answer there is no way in.
      if (!this.#known && !this.#isClosed) this.#askSoon(RETRY_MS)
    }
  }

  #hear(answer: GalleryAnswer): void {
    const own = answer.own.filter(({ id }) => !this.#gone.has(id))
    this.#known = answer
    this.#own.show(own)
    this.#wall.offerCircle(answer.circle)
    this.#wall.hear(answer)
    if (this.#wall.hasLost(own)) void this.#wall.readAnew()
    this.#show()
  }

  #noteGone(id: string, answer: GalleryAnswer): void {
    // What was discarded had no place here.
    if (this.#own.has(id)) this.#remark = this.#context.words.withdrawn
    this.#gone.add(id)
    this.#hear(answer)
  }

  #noteTrouble(id: string, problem: ProblemName): void {
    const { words, island } = this.#context
    const isRefused = !this.#withdrawals.has(id)
    const remark = problem === 'offline' ? words.stuck : undefined
    this.#own.tell(id, isRefused ? island.words.problems[problem].line : remark)
  }

  async #take(file: File): Promise<void> {
    this.#isPreparing = true
    this.#remark = undefined
    this.#show()
    try {
      const adding = await this.#createAdding()
      await adding.take(file)
    } finally {
      this.#isPreparing = false
      this.#show()
    }
  }

  async #resume(draft: Draft): Promise<void> {
    const adding = await this.#createAdding()
    await adding.resume(draft)
    this.#show()
  }

  /** Its script is fetched by those who add something. */
  async #createAdding(): Promise<Adding> {
    const { page, words, piece } = this.#context
    const { Adding } = await page.late(() => import('./adding.ts'))
    this.#adding?.element.remove()
    const adding = new Adding({
      ...this.#context,
      ...{ api: this.#api, drafts: this.#drafts, withdrawals: this.#withdrawals, piece: piece.id },
      caption: this.#root.dataset.caption as 'optional' | 'required' | 'none',
      consent: this.#consent(),
      onSent: ({ id }, answer) => {
        const isUp = answer.own.some((own) => own.id === id && own.state === 'shown')
        this.#endAdding(isUp ? words.up : words.sent)
        this.#hear(answer)
        if (isUp) void this.#wall.readAnew()
      },
      onEnd: (remark) => this.#endAdding(remark),
      why: async () => {
        await this.#ask()
        return this.#rule()
      },
    })
    adding.element.hidden = true
    this.#adding = adding
    this.#door.element.after(adding.element)
    return adding
  }

  /** The author's own words, where they have some. */
  #consent(): Node | string {
    const { words } = this.#context
    const own = this.#root.querySelector<HTMLElement>('.photowall-consent')
    if (own) return element('span', '', own.textContent ?? '')
    return this.#root.dataset.moderation === 'before' ? words.consentBefore : words.consentAfter
  }

  #endAdding(remark?: string): void {
    this.#adding?.element.remove()
    this.#adding = undefined
    this.#isPreparing = false
    this.#remark = remark
    this.#show()
    this.#door.focus()
    void this.#ask()
  }

  async #view(photo: WallPhoto): Promise<void> {
    const { page } = this.#context
    this.#viewing ??= page
      .late(() => import('./viewing.ts'))
      .then(({ Viewing }) => new Viewing({ ...this.#context, api: this.#api }, this.#wall))
    await (await this.#viewing).open(photo)
  }

  /** Opens the photo that a friend's link led to. */
  async #openGiven(): Promise<void> {
    const { island, isRefusal, words } = this.#context
    const id = givenPhoto()
    if (!id) return
    try {
      const photo = await this.#api.photo(id)
      takeGivenPhoto()
      this.#root.scrollIntoView()
      await this.#view(photo)
    } catch (error) {
      if (!isRefusal(error)) throw error
      // It may be one of another gallery, or the network is away: a reload tries again.
      const isOnly = island.pieces.filter(({ kind }) => kind === 'gallery').length === 1
      if (error.problem === 'offline' || !isOnly) return
      takeGivenPhoto()
      const gone = element('p', 'wall-gone', words.gone)
      gone.tabIndex = -1
      this.#wall.element.before(gone)
      gone.scrollIntoView({ block: 'center' })
      gone.focus({ preventScroll: true })
    }
  }

  /** Some messengers' own browsers open neither a camera nor a list of photos, and say nothing. */
  #offerWayOut(): void {
    const { island, words } = this.#context
    void import('../../../site/client/way-out.ts').then(
      ({ offerWayOut }) => offerWayOut(this.#door.element, island.words.elsewhere, words.elsewhere),
      () => undefined,
    )
  }

  #show(): void {
    const { words } = this.#context
    const { left = 0, blocked = true, full = true } = this.#known ?? {}
    const isOpen = left > 0 && !blocked && !full && !this.#isClosed
    const note = this.#isPreparing ? words.preparing : [this.#remark, this.#rule()].filter(Boolean).join(' ')
    this.#door.element.hidden = this.#adding !== undefined && !this.#adding.element.hidden
    this.#door.show({ isOpen, isBusy: this.#isPreparing, note })
  }

  /** How many photos can still be added, or why none can. */
  #rule(): string {
    const { words, island, page } = this.#context
    if (this.#isClosed) return words.closed
    if (!this.#known) return ''
    const { left, blocked, full } = this.#known
    if (blocked) return words.blocked
    return full && left > 0 ? words.closed : page.countPhrase(island.numerals, words.left, left)
  }
}
