import type { Mounting } from '../mount.ts'
import { create } from '../player/element.ts'
import { heldUrl } from '../player/held-url.ts'
import { endTurn, takeTurn, tellPosition, tellSystem } from '../player/media-session.ts'
import { Notice } from '../player/notice.ts'
import { pauseIfStuck } from '../player/pause-if-stuck.ts'
import type { Playback } from '../player/playback.ts'
import { whenNear } from '../player/when-near.ts'
import type { Load } from '../video/source.ts'
import { createControls } from './controls.ts'
import type { SoundFacts } from './facts.ts'
import { type Feed, feedOf } from './feed.ts'
import { KeptTrack } from './kept-track.ts'
import { Lyrics } from './lyrics.ts'
import { TrackList } from './track-list.ts'
import type { AudioWords } from './words/audio-words.ts'

/** Size of a track above which it is fetched by a tap only, which says how much it is, in bytes. */
const UNASKED = 2 ** 20

/** Seconds into a track after which going back means its beginning. */
const BACK_TO_START = 3

/** One sealed sound, of one track or several. It plays on behind a locked screen: nothing pauses it there. */
export class SoundPlayer implements Playback {
  readonly media = create('audio', '', { preload: 'none' })
  readonly #element: HTMLElement
  readonly #facts: SoundFacts
  readonly #mounting: Mounting
  readonly #words: AudioWords
  readonly #kept: KeptTrack
  readonly #notice: Notice
  readonly #lyrics: Lyrics | undefined
  readonly #list: TrackList | undefined
  readonly #controls: ReturnType<typeof createControls>
  readonly #closing = new AbortController()
  readonly #load: Load
  readonly #feed: Feed | undefined
  #track: number
  /** Where it begins in its track, until it has begun. */
  #begins: number | undefined
  #artwork = ''
  #isFailed = false

  constructor(element: HTMLElement, mounting: Mounting, words: AudioWords) {
    const { island } = mounting
    this.#element = element
    this.#facts = JSON.parse(element.dataset.sound ?? '') as SoundFacts
    this.#mounting = mounting
    this.#words = words
    this.#notice = new Notice(words, island.words.media)
    const { tracks, stream } = this.#facts
    this.#kept = new KeptTrack(mounting, stream ?? tracks[0]?.whole?.name ?? '')
    const { track, at } = this.#kept.read()
    this.#track = Math.max(0, Math.min(track, tracks.length - 1))
    this.#begins = this.#track === track ? at : 0
    this.#load = mounting.page.patientLoad(mounting, this.media, (isAway) => this.#showAway(isAway))
    this.#feed = feedOf(this.#facts, {
      ...{ audio: this.media, load: this.#load, page: mounting.page },
      onProgress: (share, cancel) => this.#notice.arrives(share, () => this.#cancel(cancel)),
      onArrival: () => this.#notice.clear(),
      onFailure: () => this.#fail(),
    })
    this.#lyrics = Lyrics.of(element, this.#kept, words, (seconds) => this.#from(seconds))
    this.#list = this.#listed()
    const go = tracks.length > 1 ? (by: 1 | -1) => this.#step(by) : undefined
    this.#controls = createControls({ element, playback: this, lyrics: this.#lyrics, go, words })
    this.#frame()
    this.#listen()
    this.#feed?.seek(this.#track, this.#begins)
    this.#showTrack()
    whenNear(this.#element, this.#closing.signal, () => void this.#approach())
  }

  get duration(): number {
    return this.#facts.tracks[this.#track]?.duration ?? 0
  }

  get position(): number {
    return this.#begins ?? Math.max(0, this.media.currentTime - this.#offset(this.#track))
  }

  readonly toggle = (): void => {
    if (this.media.paused || this.media.ended) this.#play()
    else this.media.pause()
  }

  seek(seconds: number): void {
    this.#go(this.#track, Math.max(0, Math.min(seconds, this.duration)))
  }

  close(): void {
    this.#keep()
    endTurn(this)
    this.#closing.abort()
    this.media.pause()
    this.#feed?.close()
  }

  /** Of a track in what the element plays. */
  #offset(track: number): number {
    return this.#feed?.isContinuous ? (this.#facts.tracks[track]?.start ?? 0) : 0
  }

  #listed(): TrackList | undefined {
    const { tracks, chapters } = this.#facts
    if (tracks.length > 1) {
      const entries = tracks.map(({ title = '', artist, duration }) => ({ title, artist, duration }))
      return new TrackList(entries, this.#words.tracks, (index) => {
        if (index === this.#track) this.toggle()
        else this.#from(0, index)
      })
    }
    if (chapters.length === 0) return undefined
    const entries = chapters.map(({ title, at }, i) => {
      return { title, duration: (chapters[i + 1]?.at ?? this.duration) - at }
    })
    return new TrackList(entries, this.#words.chapters, (index) => this.#from(chapters[index]?.at ?? 0))
  }

  #frame(): void {
    const { poster, chapters } = this.#facts
    const parts = [this.#controls.bar, this.#notice.element, this.#list?.element, this.#lyrics?.element, this.media]
    this.#element.append(...parts.filter((part) => part !== undefined))
    this.#element.removeAttribute('data-sound')
    this.#controls.mark(chapters.map(({ at }) => at))
    if (!poster) return
    const picture = create('img', 'sound-picture', { alt: '' })
    picture.style.backgroundImage = `url("${poster.blur}")`
    this.#element.prepend(picture)
  }

  #listen(): void {
    const { media } = this
    const { signal } = this.#closing
    const on = (events: string[], listen: () => void) => {
      for (const event of events) media.addEventListener(event, listen, { signal })
    }
    on(['play', 'pause', 'ended', 'timeupdate', 'progress', 'seeking', 'seeked'], () => this.#show())
    on(['waiting', 'seeking'], () => this.#element.toggleAttribute('data-waiting', !media.paused))
    on(['playing', 'seeked', 'pause', 'canplay'], () => this.#element.removeAttribute('data-waiting'))
    on(['waiting'], () => this.#isFailed && pauseIfStuck(this.media))
    on(['play', 'volumechange'], () => takeTurn(this) && this.#tell())
    on(['playing'], () => this.#plays())
    on(['seeked', 'ratechange'], () => tellPosition(this))
    on(['pause', 'seeked'], () => this.#keep())
    on(['ended'], () => this.#ends())
    // A messenger closes its browser without a word.
    addEventListener('pagehide', () => this.#keep(), { signal })
    document.addEventListener('visibilitychange', () => this.#keep(), { signal })
  }

  async #approach(): Promise<void> {
    const { poster } = this.#facts
    if (!this.#feed) return this.#notice.refuse(this.#mounting.island.words.problems.outdated.line)
    if (!this.#offer()) this.#feed.prepare(this.#track)
    if (poster) await this.#showPoster(poster.name)
  }

  /** Says how large what comes as a whole is. Returns whether that is so much that only a tap fetches it. */
  #offer(): boolean {
    const { page, island } = this.#mounting
    const size = this.#feed?.isContinuous ? 0 : (this.#facts.tracks[this.#track]?.whole?.size ?? 0)
    if (size > UNASKED) this.#notice.offer(page.formatBytes(island.locale, size), this.toggle)
    else this.#notice.clear()
    return size > UNASKED
  }

  async #showPoster(name: string): Promise<void> {
    const { signal } = this.#closing
    const bytes = await this.#load(name, { signal }).catch(() => undefined)
    const picture = this.#element.querySelector<HTMLImageElement>('.sound-picture')
    if (!bytes || !picture) return
    this.#artwork = heldUrl(bytes, 'image/webp', signal)
    picture.src = this.#artwork
  }

  #step(by: 1 | -1): void {
    const isBack = by < 0 && (this.position > BACK_TO_START || this.#track === 0)
    const isPlaying = !this.media.paused && !this.media.ended
    const next = isBack ? this.#track : this.#track + by
    if (next >= this.#facts.tracks.length) return
    this.#go(next, 0)
    if (isPlaying) this.#play()
  }

  /** Plays from a place of a track. */
  #from(seconds: number, track = this.#track): void {
    this.#go(track, seconds)
    this.#play()
  }

  #go(track: number, seconds: number): void {
    const isOther = track !== this.#track
    const isApart = isOther && !this.#feed?.isContinuous
    this.#track = track
    if (this.#begins !== undefined || isApart) this.#begins = seconds
    // What was said was of the other one.
    if (isApart) this.#notice.clear()
    this.#feed?.seek(track, seconds)
    if (isOther) this.#showTrack()
    this.#show()
  }

  #play(): void {
    if (this.#isFailed) {
      this.#isFailed = false
      this.#feed?.retry()
    }
    this.#notice.clear()
    this.#element.toggleAttribute('data-waiting', true)
    this.#feed?.play()
  }

  #plays(): void {
    this.#begins = undefined
    // What has come plays on, up to what did not.
    if (!this.#isFailed) this.#notice.clear()
    this.#element.toggleAttribute('data-started', true)
    this.#tell()
  }

  /** Ends what comes as a whole: it is as it was before the tap. */
  #cancel(cancel: () => void): void {
    cancel()
    this.media.pause()
    this.#element.removeAttribute('data-waiting')
    this.#offer()
  }

  #tell(): void {
    const { piece, island } = this.#mounting
    const { title, artist } = this.#facts.tracks[this.#track] ?? {}
    const brand = document.querySelector('.brand')?.textContent.trim()
    const isAlbum = this.#facts.tracks.length > 1
    tellSystem(this, {
      ...{ title: title ?? piece.title, artist: artist ?? (brand || island.title), artwork: this.#artwork },
      ...(isAlbum && { previous: () => this.#step(-1), next: () => this.#step(1) }),
    })
  }

  #show(): void {
    this.#notePlace()
    this.#controls.show()
    this.#lyrics?.follow(this.position)
    const { chapters, tracks } = this.#facts
    if (tracks.length === 1) this.#list?.mark(chapters.findLastIndex(({ at }) => at <= this.position + 0.05))
  }

  /** In a stream, one track has gone over into the next. */
  #notePlace(): void {
    if (!this.#feed?.isContinuous || this.#begins !== undefined || this.media.seeking) return
    const at = this.media.currentTime + 0.02
    const track = this.#facts.tracks.findLastIndex(({ start }) => start <= at)
    if (track < 0 || track === this.#track) return
    this.#track = track
    this.#showTrack()
    this.#tell()
  }

  #showTrack(): void {
    const { tracks } = this.#facts
    const index = this.#track
    this.#controls.load(tracks[index]?.wave, index === tracks.length - 1)
    if (tracks.length > 1) this.#list?.mark(index)
    this.#lyrics?.show(index)
  }

  #ends(): void {
    const next = this.#track + 1
    if (next < this.#facts.tracks.length) this.#from(0, next)
    else {
      this.#kept.finish()
      // From the beginning, once it is played again.
      this.#begins = 0
      this.#go(0, 0)
    }
  }

  #keep(): void {
    if (this.#begins === undefined) this.#kept.stopsAt(this.#track, this.position, this.duration)
  }

  #fail(): void {
    this.#isFailed = true
    this.#element.removeAttribute('data-waiting')
    pauseIfStuck(this.media)
    this.#notice.failed(() => this.#play())
  }

  /** What has come plays on meanwhile, and then nothing is said. */
  #showAway(isAway: boolean): void {
    if (!isAway) this.#notice.isBack()
    else if (!this.#isFailed && this.#element.hasAttribute('data-waiting')) this.#notice.away()
  }
}
