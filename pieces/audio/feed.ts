import type { Mounting } from '../mount.ts'
import { canStream, type Load, type Source } from '../video/source.ts'
import type { SoundFacts } from './facts.ts'
import { WholeTracks } from './whole-tracks.ts'

/** What a feed plays into, and what it tells of it. */
export interface Feeding {
  audio: HTMLAudioElement
  load: Load
  page: Mounting['page']
  onProgress(share: number): void
  onFailure(error: unknown): void
}

/** Brings a sound to its element: as one stream, or track by track. Times are within a track, in seconds. */
export interface Feed {
  /** Whether all tracks lie behind one another, and go over into one another by themselves. */
  readonly isContinuous: boolean
  /** Fetches what can be fetched before somebody asks for it. */
  prepare(track: number): void
  /** Goes to a place. Nothing is fetched for it before it is played. */
  seek(track: number, at: number): void
  /** Asks to play within the tap itself: afterwards, iPhones allow none. */
  play(): void
  retry(): void
  close(): void
}

/** Undefined where this browser plays neither. */
export function feedOf(facts: SoundFacts, feeding: Feeding): Feed | undefined {
  if (facts.stream && canStream()) return new StreamFeed(facts, facts.stream, feeding)
  return facts.tracks.every(({ whole }) => whole) ? new WholeFeed(facts, feeding) : undefined
}

class StreamFeed implements Feed {
  readonly isContinuous = true
  readonly #facts: SoundFacts
  readonly #playlist: string
  readonly #feeding: Feeding
  #source: Promise<Source | undefined> | undefined
  #begins = 0
  #hasBegun = false

  constructor(facts: SoundFacts, playlist: string, feeding: Feeding) {
    this.#facts = facts
    this.#playlist = playlist
    this.#feeding = feeding
    feeding.audio.addEventListener('playing', () => {
      this.#hasPlayed = true
    })
  }

  #hasPlayed = false

  prepare(): void {
    this.#source ??= this.#open()
  }

  seek(track: number, at: number): void {
    this.#begins = (this.#facts.tracks[track]?.start ?? 0) + at
    if (this.#hasPlayed) this.#feeding.audio.currentTime = this.#begins
    else if (this.#hasBegun) this.#begin()
  }

  play(): void {
    this.#feeding.audio.play().catch(() => undefined)
    if (this.#hasBegun) return
    this.#hasBegun = true
    this.prepare()
    this.#begin()
  }

  retry(): void {
    if (!this.#source) this.#hasBegun = false
    void this.#source?.then((source) => source?.retry())
  }

  close(): void {
    void this.#source?.then((source) => source?.close())
  }

  #begin(): void {
    void this.#source?.then((source) => source?.begin(this.#begins))
  }

  /** Undefined where what plays it does not arrive. */
  #open(): Promise<Source | undefined> {
    const { audio, load, page, onFailure } = this.#feeding
    return page
      .late(() => import('../video/stream.ts'))
      .then(({ openStream }) => openStream(this.#playlist, { video: audio, load, onFailure }))
      .catch((error: unknown) => {
        this.#source = undefined
        onFailure(error)
        return undefined
      })
  }
}

/** Seconds before the end of a track at which the next one is fetched. */
const AHEAD = 20

class WholeFeed implements Feed {
  readonly isContinuous = false
  readonly #feeding: Feeding
  readonly #wholes: WholeTracks
  #track = 0
  #begins = 0
  #playing: number | undefined

  constructor({ tracks }: SoundFacts, feeding: Feeding) {
    this.#feeding = feeding
    this.#wholes = new WholeTracks(tracks, feeding.load)
    const { audio } = feeding
    audio.addEventListener('timeupdate', () => {
      const next = this.#track + 1
      if (next < tracks.length && audio.duration - audio.currentTime < AHEAD) this.prepare(next)
    })
    audio.addEventListener('error', () => this.#playing !== undefined && feeding.onFailure(audio.error))
  }

  prepare(track: number): void {
    // What fails now is asked for again by whoever wants to hear it.
    this.#wholes.bring(track).catch(() => undefined)
  }

  seek(track: number, at: number): void {
    this.#track = track
    this.#begins = at
    if (this.#playing === track) this.#feeding.audio.currentTime = at
  }

  play(): void {
    const { audio, onProgress, onFailure } = this.#feeding
    const [track, url] = [this.#track, this.#wholes.ready(this.#track)]
    if (url !== undefined) {
      this.#start(track, url)
      return
    }
    onProgress(0)
    this.#wholes.bring(track, onProgress).then((come) => track === this.#track && this.#start(track, come), onFailure)
    // It goes on where it is tapped again, if this browser wants a tap for each sound.
    if (this.#playing !== undefined) audio.pause()
  }

  retry(): void {
    this.#playing = undefined
  }

  close(): void {
    this.#wholes.close()
  }

  #start(track: number, url: string): void {
    const { audio } = this.#feeding
    if (this.#playing !== track) {
      audio.src = url
      audio.currentTime = this.#begins
      this.#playing = track
    }
    audio.play().catch(() => undefined)
  }
}
