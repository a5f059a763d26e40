import type { Mounting } from '../mount.ts'

/** Where somebody stopped: nothing is sent, and nothing of it opens anything. */
interface Kept {
  track: number
  /** Seconds. */
  at: number
  /** The language of the lyrics that were wanted, or none; undefined until somebody chose. */
  lyrics?: string
}

const NOTHING: Kept = { track: 0, at: 0 }

/** Nearer to its beginning than so many seconds, a track begins anew. */
const EDGE = 5

/** What this browser keeps of one sound. Without a pass, as in a preview, and where nothing can be stored, nothing. */
export class KeptTrack {
  readonly #key: string | undefined
  readonly #name: string

  constructor({ island, api }: Pick<Mounting, 'island' | 'api'>, name: string) {
    this.#key = api && `entrenous:${island.slug}:sound`
    this.#name = name
  }

  read(): Kept {
    const { track, at, lyrics } = (this.#all()[this.#name] ?? {}) as Partial<Record<keyof Kept, unknown>>
    // Anything else on this origin could have written there.
    return {
      track: Number.isSafeInteger(track) ? Number(track) : 0,
      at: Number.isFinite(at) ? Number(at) : 0,
      ...(typeof lyrics === 'string' && { lyrics }),
    }
  }

  stopsAt(track: number, seconds: number, duration: number): void {
    const isWithin = seconds > EDGE && seconds < duration - EDGE
    this.#write({ ...this.read(), track, at: isWithin ? Math.floor(seconds) : 0 })
  }

  finish(): void {
    this.#write({ ...this.read(), ...NOTHING })
  }

  wants(lyrics: string): void {
    this.#write({ ...this.read(), lyrics })
  }

  #all(): Record<string, unknown> {
    try {
      const all: unknown = this.#key && JSON.parse(localStorage.getItem(this.#key) ?? '{}')
      return typeof all === 'object' && all !== null ? { ...all } : {}
    } catch {
      return {}
    }
  }

  #write(kept: Kept): void {
    if (this.#key === undefined) return
    try {
      localStorage.setItem(this.#key, JSON.stringify({ ...this.#all(), [this.#name]: kept }))
    } catch {
      return
    }
  }
}
