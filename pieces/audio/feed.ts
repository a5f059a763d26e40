import type { Mounting } from '../mount.ts'
import { canStream, type Load, type Source } from '../video/source.ts'
import type { SoundFacts } from './facts.ts'
import { WholeTracks } from './whole-tracks.ts'

/** What a feed plays into, and what it tells of it. */
export interface Feeding {
  audio: HTMLAudioElement
  load: Load
  page: Mounting['page']
  /** Of what has to come as a whole, and is waited for. */
  onProgress(share: number, cancel: () => void): void
  /** It plays now, unless somebody has paused it meanwhile. */
  onArrival(): void
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
  #hasPlayed = false

  constructor(facts: SoundFacts, playlist: string, feeding: Feeding) {
    this.#facts = facts
    this.#playlist = playlist
    this.#feeding = feeding
    feeding.audio.addEventListener('playing', () => {
      this.#hasPlayed = true
    })
  }

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
  /** What somebody waits for: always of the track of the moment. */
  #awaited: Promise<string> | undefined

  constructor({ tracks }: SoundFacts, feeding: Feeding) {
    this.#feeding = feeding
    this.#wholes = new WholeTracks(tracks, feeding.load, (track, share) => {
      if (this.#awaited && track === this.#track) feeding.onProgress(share, this.#cancel)
    })
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
    if (track !== this.#track) this.#cancel()
    this.#track = track
    this.#begins = at
    if (this.#playing === track) this.#feeding.audio.currentTime = at
  }

  play(): void {
    const url = this.#wholes.ready(this.#track)
    if (url !== undefined) this.#start(url)
    else void this.#await()
  }

  retry(): void {
    if (this.#playing === this.#track) this.#begins = this.#feeding.audio.currentTime || this.#begins
    this.#playing = undefined
  }

  close(): void {
    this.#awaited = undefined
    this.#wholes.close()
  }

  /** Plays the track once it has come, unless it is paused meanwhile, by hand or by another one that plays. */
  async #await(): Promise<void> {
    const { audio, onProgress, onArrival, onFailure } = this.#feeding
    // What played until now ends; empty, the element waits as one that plays does, and a pause is seen by it.
    this.#playing = undefined
    audio.removeAttribute('src')
    audio.load()
    audio.play().catch(() => undefined)
    const coming = this.#wholes.bring(this.#track)
    this.#awaited = coming
    onProgress(0, this.#cancel)
    const [outcome] = await Promise.allSettled([coming])
    if (this.#awaited !== coming) return
    this.#awaited = undefined
    if (outcome.status === 'rejected') return onFailure(outcome.reason)
    onArrival()
    if (!audio.paused) this.#start(outcome.value)
  }

  readonly #cancel = (): void => {
    if (!this.#awaited) return
    this.#awaited = undefined
    this.#wholes.giveUp(this.#track)
  }

  #start(url: string): void {
    const { audio } = this.#feeding
    if (this.#playing !== this.#track) {
      audio.src = url
      audio.currentTime = this.#begins
      this.#playing = this.#track
    }
    audio.play().catch(() => undefined)
  }
}
