import type { Numerals } from '../../../site/i18n/numerals.ts'
import type { Mounting } from '../../mount.ts'
import type { OwnPhoto, WallFigures, WallOrder, WallPhoto } from '../contract.ts'
import type { GalleryWords } from '../words/gallery-words.ts'
import { button, element, say } from './element.ts'
import type { GalleryApi } from './gallery-api.ts'
import { Part } from './part.ts'
import { Thumbs } from './thumbs.ts'

interface Context extends Pick<Mounting, 'isRefusal' | 'page'> {
  api: GalleryApi
  words: GalleryWords
  numerals: Numerals
  /** Opens a photo alone. */
  onOpen(photo: WallPhoto, wall: Wall): void
}

/** Photos shown before a fan asks for more: whole rows of two, three, four and six. What follows the wall stays near. */
const FOLDED = 12

/** How far from what is looked at the photos of an answer are kept. */
const KEPT = '250% 0px'

/** The wall of photos: those of the first row at first, all of them for whoever asks, and never more in memory than are near. */
export class Wall {
  readonly element = element('section', 'wall')
  readonly #context: Context
  readonly #thumbs: Thumbs
  readonly #list = element('div', 'wall-list')
  readonly #count = element('p', 'wall-count')
  readonly #status = element('p', 'wall-status')
  readonly #fresh: HTMLButtonElement
  readonly #more: HTMLButtonElement
  readonly #fold: HTMLButtonElement
  readonly #orders: HTMLElement
  readonly #keeping: IntersectionObserver
  readonly #reaching: IntersectionObserver
  #parts: Part[] = []
  #order: WallOrder = 'newest'
  #isUnfolded = false
  /** The wall as it is by now; undefined until that is known. */
  #now: WallFigures | undefined
  /** The last place when it was read; undefined until then. */
  #readUpTo: number | undefined
  /** Photos from the fan's circle, where those are shown. */
  #ofCircle: number | undefined
  #hasCircle = false
  /** Where the next answer begins; null at the end. */
  #next: string | null = null
  #reading: Promise<void> | undefined
  /** Whether its beginning was asked for and has not come. */
  #isUnread = false
  /** Rises whenever the wall is read anew: an answer to an earlier question is nobody's. */
  #turn = 0
  /** The one photo that the tab key stops at. */
  #stop = 0

  constructor(context: Context) {
    const { api, words, isRefusal } = context
    this.#context = context
    this.#thumbs = new Thumbs(api, isRefusal)
    this.#fresh = button('wall-fresh', '', () => void this.readAnew(true))
    this.#more = button('wall-more', words.more, () => void this.#showMore())
    this.#fold = button('wall-fold', words.fold, () => this.#foldUp())
    this.#orders = this.#createOrders()
    this.#list.role = 'list'
    this.#status.role = 'status'
    const head = element('div', 'wall-head', this.#count, this.#orders)
    const foot = element('div', 'wall-foot', this.#more, this.#fold)
    this.element.append(head, this.#fresh, this.#list, this.#status, foot)
    this.#keeping = new IntersectionObserver((entries) => this.#keepNear(entries), { rootMargin: KEPT })
    this.#reaching = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && this.#isUnfolded && void this.#readOn(),
      { rootMargin: '100% 0px' },
    )
    this.#list.addEventListener('click', ({ target }) => this.#open(target))
    this.#list.addEventListener('keydown', (event) => this.#turnTo(event))
    addEventListener('online', this.#retry)
    this.#show()
  }

  /** All photos that were read so far, for whoever turns from one to the next. */
  get photos(): WallPhoto[] {
    return this.#parts.flatMap(({ photos }) => photos)
  }

  /** Photos of the order that is shown. */
  get total(): number {
    return this.#ofCircle ?? this.#now?.shown ?? 0
  }

  end(): void {
    removeEventListener('online', this.#retry)
    this.#keeping.disconnect()
    this.#reaching.disconnect()
    this.#thumbs.end()
  }

  /** Takes in how the wall is by now; new photos wait for a tap, so that nothing jumps. Tells whether anything has changed. */
  hear({ shown, place }: WallFigures): boolean {
    const isNews = shown !== this.#now?.shown || place !== this.#now.place
    this.#now = { shown, place }
    const isBehind = this.#ofCircle === undefined ? shown > 0 : place > (this.#readUpTo ?? 0)
    if (this.#parts.length === 0 && isBehind && !this.#reading) void this.readAnew()
    for (const item of this.#list.querySelectorAll('.wall-item')) item.ariaSetSize = String(this.total)
    this.#show()
    return isNews
  }

  /** Offers the photos from the fan's circle. */
  offerCircle(hasCircle: boolean): void {
    this.#hasCircle = hasCircle
    this.#show()
  }

  /** Whether it shows a photo of the fan's own that is not on it any more. */
  hasLost(own: readonly OwnPhoto[]): boolean {
    const isShown = (id: string) => own.some((photo) => photo.id === id && photo.state === 'shown')
    return this.photos.some(({ id, isOwn }) => isOwn && !isShown(id))
  }

  /** Reads the wall from its beginning. @param isAsked whether the fan asked for what is new, and is led there */
  async readAnew(isAsked = false): Promise<void> {
    this.#turn += 1
    this.#isUnread = true
    this.#reading = undefined
    this.#next = null
    if (isAsked) this.#order = 'newest'
    const heard = this.#now?.place ?? 0
    await this.#readOn(true)
    this.#show()
    // Some were shown while an empty wall was on its way.
    const missed = (this.#now?.place ?? 0) - Math.max(heard, this.#readUpTo ?? 0)
    if (this.#parts.length === 0 && missed > 0) return this.readAnew(isAsked)
    if (!isAsked) return
    this.element.scrollIntoView({ block: 'start' })
    this.focus(0)
  }

  /** Puts the focus on a photo, and makes it the one that the tab key stops at. */
  focus(index: number): void {
    const part = this.#parts.find(({ first, photos }) => index >= first && index < first + photos.length)
    if (!part) return
    // Turned to in the viewer, farther than what is shown.
    if (part.element.hidden) this.#unfold()
    part.fill()
    this.#stopAt(index)
    part.button(index)?.focus()
  }

  indexOf(id: string): number {
    return this.photos.findIndex((photo) => photo.id === id)
  }

  /** The small picture of a photo, where it is on the page. */
  thumbOf(id: string): string | undefined {
    const image = this.#list.querySelector<HTMLImageElement>(`img[data-photo="${CSS.escape(id)}"]`)
    return image?.dataset.state === 'ready' ? image.src : undefined
  }

  readonly #retry = () => {
    this.#thumbs.retry(this.#list.querySelectorAll('img'))
    if (this.#status.textContent) void (this.#isUnread ? this.readAnew() : this.#readOn())
  }

  #readOn(isFirst = false): Promise<void> {
    if (!isFirst && (this.#next === null || this.#parts.length === 0)) return Promise.resolve()
    if (this.#reading) return this.#reading
    const reading = this.#read(isFirst).finally(() => {
      if (this.#reading === reading) this.#reading = undefined
    })
    this.#reading = reading
    return reading
  }

  async #read(isFirst: boolean): Promise<void> {
    const { api, words, isRefusal } = this.#context
    const turn = this.#turn
    this.#list.ariaBusy = 'true'
    try {
      const order = this.#order
      const { photos, next, shown, place } = await api.wall(order, isFirst ? undefined : this.#next)
      if (turn !== this.#turn) return
      this.#next = next
      say(this.#status, '')
      if (isFirst) {
        this.#isUnread = false
        this.#readUpTo = place
        this.#ofCircle = order === 'circle' ? shown : undefined
        if (order !== 'circle' && place >= (this.#now?.place ?? 0)) this.#now = { shown, place }
        this.#clear()
      }
      this.#append(photos)
    } catch (error) {
      if (!isRefusal(error)) throw error
      if (turn === this.#turn) say(this.#status, words.unread)
    } finally {
      if (turn === this.#turn) this.#list.ariaBusy = null
      this.#show()
    }
  }

  #append(photos: WallPhoto[]): void {
    const known = new Set(this.photos.map(({ id }) => id))
    const { words } = this.#context
    const context = { thumbs: this.#thumbs, unnamed: words.unnamed, total: () => this.total }
    // One that was added meanwhile pushes others on to the next answer.
    const fresh = photos.filter(({ id }) => !known.has(id))
    const isFirst = this.#parts.length === 0
    // What is folded is a part of its own, so that unfolding it moves nothing.
    const cuts = isFirst ? [fresh.slice(0, FOLDED), fresh.slice(FOLDED)] : [fresh]
    for (const cut of cuts.filter(({ length }) => length > 0)) {
      const part = new Part(cut, known.size + (cut === cuts[1] ? FOLDED : 0), context)
      this.#parts.push(part)
      this.#list.append(part.element)
      // The first one stays, for whoever comes by keyboard or screen reader from far above.
      if (this.#parts.length === 1) part.fill()
      else this.#keeping.observe(part.element)
    }
    this.#stopAt(this.#stop)
  }

  #clear(): void {
    for (const part of this.#parts) {
      for (const image of part.element.querySelectorAll('img')) this.#thumbs.unwatch(image)
      this.#keeping.unobserve(part.element)
      part.element.remove()
    }
    this.#parts = []
    this.#stop = 0
  }

  #keepNear(entries: IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const part = this.#parts.find((each) => each.element === target)
      if (isIntersecting && !part?.element.hidden) part?.fill()
      else part?.empty()
    }
    this.#stopAt(this.#stop)
  }

  /** The tab key stops at one photo; where that one is far away, at the first that is near. */
  #stopAt(index: number): void {
    const filled = this.#parts.filter(({ isFilled }) => isFilled)
    const isNear = (at: number) => filled.some(({ first, photos }) => at >= first && at < first + photos.length)
    const stop = isNear(index) ? index : (filled[0]?.first ?? 0)
    this.#list.querySelector('[tabindex="0"]')?.setAttribute('tabindex', '-1')
    for (const part of filled) part.button(stop)?.setAttribute('tabindex', '0')
    this.#stop = index
  }

  #open(target: EventTarget | null): void {
    const tapped = target instanceof Element && target.closest<HTMLElement>('.photo')
    if (!tapped) return
    const index = Number(tapped.dataset.index)
    this.#stopAt(index)
    const photo = this.photos[index]
    if (photo) this.#context.onOpen(photo, this)
  }

  #turnTo(event: KeyboardEvent): void {
    const at = event.target instanceof HTMLElement ? Number(event.target.dataset.index) : Number.NaN
    if (Number.isNaN(at) || event.ctrlKey || event.metaKey || event.altKey) return
    const way = document.dir === 'rtl' ? -1 : 1
    const steps: Record<string, number> = {
      ArrowRight: way,
      ArrowLeft: -way,
      ArrowDown: this.#columns(),
      ArrowUp: -this.#columns(),
      Home: -at,
      End: this.#last() - at,
    }
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    this.focus(Math.min(this.#last(), Math.max(0, at + step)))
  }

  #last(): number {
    const visible = this.#isUnfolded ? this.#parts : this.#parts.slice(0, 1)
    return visible.reduce((sum, { photos }) => sum + photos.length, 0) - 1
  }

  #columns(): number {
    const items = [...(this.#parts.find(({ isFilled }) => isFilled)?.element.children ?? [])]
    const tops = items.map((item) => (item as HTMLElement).offsetTop)
    return Math.max(1, tops.filter((top) => top === tops[0]).length)
  }

  async #showMore(): Promise<void> {
    const last = this.#last()
    this.#unfold()
    await this.#readOn()
    this.focus(last + 1)
  }

  #unfold(): void {
    this.#isUnfolded = true
    this.#show()
    // Watched from here on: nearer than this, the next answer is fetched.
    this.#reaching.observe(this.#status)
  }

  #foldUp(): void {
    this.#isUnfolded = false
    this.#reaching.disconnect()
    // While they are shown: hidden, they have no height to keep.
    for (const part of this.#parts.slice(1)) part.empty()
    this.#show()
    this.element.scrollIntoView({ block: 'start' })
    this.focus(0)
  }

  #createOrders(): HTMLElement {
    const { words } = this.#context
    const names: Record<WallOrder, string> = {
      newest: words.newest,
      'passed-on': words.mostPassedOn,
      circle: words.ofCircle,
    }
    const orders = (Object.keys(names) as WallOrder[]).map((order) => {
      const choice = button('', names[order], () => {
        if (order === this.#order) return
        this.#order = order
        this.#show()
        void this.readAnew()
      })
      choice.dataset.order = order
      return choice
    })
    const group = element('div', 'wall-orders', ...orders)
    group.role = 'group'
    group.ariaLabel = words.order
    return group
  }

  #show(): void {
    const { words, numerals, page } = this.#context
    const { shown, place } = this.#now ?? { shown: 0, place: 0 }
    for (const choice of this.#orders.querySelectorAll('button')) {
      choice.ariaPressed = String(choice.dataset.order === this.#order)
      choice.hidden = choice.dataset.order === 'circle' && !this.#hasCircle
    }
    this.#count.hidden = !this.#now
    this.#count.textContent = page.countPhrase(numerals, words.photos, this.total)
    this.#orders.hidden = shown < 2
    // Some may be gone again.
    const fresh = this.#parts.length > 0 ? Math.min(place - (this.#readUpTo ?? place), shown) : 0
    this.#fresh.hidden = fresh <= 0
    if (fresh > 0) this.#fresh.textContent = page.countPhrase(numerals, words.fresh, fresh)
    for (const part of this.#parts.slice(1)) part.element.hidden = !this.#isUnfolded
    const hasMore = this.#next !== null || this.#parts.length > 1
    this.#more.hidden = this.#isUnfolded || !hasMore
    this.#fold.hidden = !this.#isUnfolded
    this.element.toggleAttribute('data-unfolded', this.#isUnfolded)
  }
}
