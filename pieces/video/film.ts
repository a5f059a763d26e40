import type { Mounting } from '../mount.ts'
import { create } from '../player/element.ts'
import { heldUrl } from '../player/held-url.ts'
import { KeptPlace } from '../player/kept-place.ts'
import { endTurn, takeTurn, tellPosition, tellSystem } from '../player/media-session.ts'
import { Notice } from '../player/notice.ts'
import { pauseIfStuck } from '../player/pause-if-stuck.ts'
import { isSilent } from '../player/volume.ts'
import { whenNear } from '../player/when-near.ts'
import { autoplay } from './autoplay.ts'
import { Captions } from './captions.ts'
import { createControls } from './controls.ts'
import type { FilmPlayback } from './film-playback.ts'
import { countPlayed } from './played.ts'
import { canStream, type Load, type Source } from './source.ts'
import { vttLoad } from './vtt.ts'
import { openWhole } from './whole.ts'
import type { VideoWords } from './words/video-words.ts'

/** The films of this page that have begun: while one plays, those that rest fetch nothing. */
const begun = new Set<Film>()

/** One sealed film: fetched from the tap on, what plays it and its still when it comes near. */
export class Film implements FilmPlayback {
  readonly video: HTMLVideoElement
  readonly duration: number
  readonly #mounting: Mounting
  readonly #element = create('div', 'film player', { role: 'group' })
  readonly #notice: Notice
  readonly #kept: KeptPlace
  readonly #captions: Captions | undefined
  readonly #controls: ReturnType<typeof createControls>
  readonly #closing = new AbortController()
  /** Once somebody has, it neither plays nor pauses by itself. */
  readonly #touched = new AbortController()
  readonly #load: Load
  #source: Promise<Source | undefined> | undefined
  /** Where it begins, until it has begun. */
  #begins: number | undefined
  #hasBegun = false
  #isFailed = false

  constructor(video: HTMLVideoElement, mounting: Mounting) {
    const { island, words } = mounting
    this.video = video
    this.duration = Number(video.dataset.duration)
    this.#mounting = mounting
    this.#notice = new Notice(words as VideoWords, island.words.media)
    this.#kept = new KeptPlace(mounting, video.dataset.film ?? '')
    this.#begins = this.#kept.at
    this.#load = mounting.page.patientLoad(mounting, video, (isAway) => this.#showAway(isAway))
    const load = vttLoad(this.#load, this.#closing.signal)
    this.#captions = Captions.of(video, load, this.#kept, words as VideoWords)
    const parts = { film: this.#element, playback: this, captions: this.#captions, load, words: words as VideoWords }
    this.#controls = createControls(parts)
    countPlayed(this, mounting, this.#closing.signal)
    this.#frame()
    this.#listen()
    whenNear(video, this.#closing.signal, () => void this.#approach())
  }

  get position(): number {
    return this.#begins ?? this.video.currentTime
  }

  get media(): HTMLVideoElement {
    return this.video
  }

  readonly toggle = (): void => {
    if (this.video.paused || this.video.ended) this.#play()
    else this.video.pause()
  }

  seek(seconds: number): void {
    const at = Math.max(0, Math.min(seconds, this.duration))
    if (this.#begins === undefined) this.video.currentTime = at
    else {
      this.#begins = at
      if (this.#hasBegun) void this.#source?.then((source) => source?.begin(at))
    }
    this.#controls.show()
  }

  /** Fetches no more of it than has come, until it plays again, or somebody goes to another place of it. */
  rest(): void {
    void this.#source?.then((source) => source?.rest())
  }

  close(): void {
    this.#keep()
    begun.delete(this)
    endTurn(this)
    this.#closing.abort()
    this.#touched.abort()
    void this.#source?.then((source) => source?.close())
  }

  /** Puts the bar under the picture, and what is said over it. */
  #frame(): void {
    const { video } = this
    const screen = create('div', 'film-screen')
    video.before(this.#element)
    screen.append(video, this.#notice.element)
    this.#element.append(screen, this.#controls.bar)
    this.#element.ariaLabel = video.ariaLabel
    this.#element.style.setProperty('--ratio', String(video.width / video.height || 16 / 9))
    if (video.dataset.blur) screen.style.backgroundImage = `url("${video.dataset.blur}")`
    video.playsInline = true
  }

  #listen(): void {
    const { video } = this
    const { signal } = this.#closing
    const on = (events: string[], listen: () => void) => {
      for (const event of events) video.addEventListener(event, listen, { signal })
    }
    on(['play', 'pause', 'ended', 'timeupdate', 'progress', 'seeking', 'seeked'], () => this.#controls.show())
    on(['click'], this.toggle)
    on(['waiting', 'seeking'], () => this.#element.toggleAttribute('data-waiting', true))
    on(['playing', 'seeked', 'pause', 'canplay'], () => this.#element.removeAttribute('data-waiting'))
    on(['waiting'], () => this.#isFailed && pauseIfStuck(this.video))
    on(['play', 'seeking'], () => void this.#source?.then((source) => source?.goOn()))
    on(['play', 'volumechange'], () => takeTurn(this) && this.#tell())
    on(['playing'], () => this.#plays())
    on(['playing', 'pause', 'seeked'], restOthers)
    on(['seeked', 'ratechange'], () => tellPosition(this))
    on(['pause', 'ended', 'seeked'], () => this.#keep())
    // A messenger closes its browser without a word.
    addEventListener('pagehide', () => this.#keep(), { signal })
    document.addEventListener('visibilitychange', () => this.#keep(), { signal })
    this.#listenForTouch()
  }

  #listenForTouch(): void {
    const { signal } = this.#touched
    const touch = () => this.#touched.abort()
    this.#element.addEventListener('click', touch, { signal })
    // Tab only passes by.
    this.#element.addEventListener('keydown', ({ key }) => key !== 'Tab' && touch(), { signal })
    // Browsers have buttons of their own for these.
    this.video.addEventListener('enterpictureinpicture', touch, { signal })
    this.video.addEventListener('volumechange', () => isSilent(this.video) || touch(), { signal })
  }

  async #approach(): Promise<void> {
    const { video } = this
    const { wholeSize, poster, autoplay: isAutomatic } = video.dataset
    if (!canStream() && !wholeSize) return this.#notice.refuse(this.#mounting.island.words.problems.outdated.line)
    if (canStream()) this.#source = this.#open()
    else this.#offer()
    if (isAutomatic !== undefined && canStream()) autoplay(video, this.#touched.signal, () => this.#play())
    this.#captions?.restore()
    void this.#controls.chapters?.load()
    if (poster) await this.#showPoster(poster)
  }

  /** Before all of it comes at once. */
  #offer(): void {
    const { page, island } = this.#mounting
    this.#notice.offer(page.formatBytes(island.locale, Number(this.video.dataset.wholeSize)), this.toggle)
  }

  async #showPoster(name: string): Promise<void> {
    const { signal } = this.#closing
    const bytes = await this.#load(name, { signal }).catch(() => undefined)
    if (bytes) this.video.poster = heldUrl(bytes, 'image/webp', signal)
  }

  /** Undefined where what plays it does not arrive. */
  #open(): Promise<Source | undefined> {
    return this.#bring().catch(() => {
      this.#source = undefined
      this.#fail()
      return undefined
    })
  }

  async #bring(): Promise<Source> {
    const { video } = this
    const { film = '', whole = '', wholeType = '', wholeSize } = video.dataset
    const feeding = { video, load: this.#load, onFailure: () => this.#fail() }
    if (!canStream()) {
      return openWhole({ name: whole, type: wholeType, size: Number(wholeSize) }, feeding, {
        onProgress: (share) => this.#notice.arrives(share, () => this.#cancel()),
        onArrival: () => this.#notice.clear(),
      })
    }
    const { openStream } = await this.#mounting.page.late(() => import('./stream.ts'))
    return openStream(film, feeding)
  }

  /** Asks to play within the tap itself: afterwards, iPhones allow none. */
  #play(): void {
    if (this.#isFailed) this.#retry()
    this.#element.toggleAttribute('data-waiting', true)
    this.video.play().catch(() => this.#element.removeAttribute('data-waiting'))
    if (this.#hasBegun) return
    this.#hasBegun = true
    begun.add(this)
    this.#source ??= this.#open()
    void this.#source.then((source) => source?.begin(this.#begins ?? 0))
  }

  /** Ends what comes at once: it is as it was before the tap. */
  #cancel(): void {
    this.#begins = this.position
    this.video.pause()
    this.#element.removeAttribute('data-waiting')
    void this.#source?.then((source) => source?.close())
    this.#source = undefined
    this.#hasBegun = false
    this.#offer()
  }

  #plays(): void {
    this.#begins = undefined
    // What has come plays on, up to what did not.
    if (!this.#isFailed) this.#notice.clear()
    this.#element.toggleAttribute('data-started', true)
    this.#tell()
  }

  #tell(): void {
    const { piece, island } = this.#mounting
    const brand = document.querySelector('.brand')?.textContent.trim()
    tellSystem(this, { title: piece.title, artist: brand || island.title, artwork: this.video.poster })
  }

  #keep(): void {
    if (this.#begins === undefined) this.#kept.stopsAt(this.video.currentTime, this.duration)
  }

  #fail(): void {
    this.#isFailed = true
    this.#element.removeAttribute('data-waiting')
    pauseIfStuck(this.video)
    this.#notice.failed(() => this.#play())
  }

  #retry(): void {
    this.#isFailed = false
    this.#notice.clear()
    this.#element.toggleAttribute('data-waiting', this.video.readyState < 3)
    if (!this.#source) this.#hasBegun = false
    void this.#source?.then((source) => source?.retry())
  }

  /** What has come plays on meanwhile, and then nothing is said. */
  #showAway(isAway: boolean): void {
    if (!isAway) this.#notice.isBack()
    else if (!this.#isFailed && this.#element.hasAttribute('data-waiting')) this.#notice.away()
  }
}

/** While a film plays, the network is its own, but for the picture of a place that somebody has gone to. */
function restOthers(): void {
  const isPlaying = ({ video }: Film) => !video.paused && !video.ended
  if (![...begun].some(isPlaying)) return
  for (const film of begun) if (!isPlaying(film) && !film.video.seeking) film.rest()
}
