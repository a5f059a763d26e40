import type { Mounting } from '../mount.ts'

/** What this browser keeps of the films of a campaign: nothing is sent, and nothing of it opens anything. */
interface Kept {
  /** Where each stopped, in seconds, by its name. */
  at: Record<string, number>
  /** The language in which captions were wanted last. */
  captions?: string
}

/** Nearer to either end than so many seconds, a film begins anew. */
const EDGE = 5

/**
 * Where the browser refuses to store anything, every film begins anew; so it does without a pass, since what a preview
 * leaves behind is nothing.
 */
export class KeptPlace {
  readonly #key: string | undefined
  readonly #film: string

  constructor({ island, api }: Pick<Mounting, 'island' | 'api'>, film: string) {
    this.#key = api && `entrenous:${island.slug}:film`
    this.#film = film
  }

  get at(): number {
    return this.#read().at[this.#film] ?? 0
  }

  stopsAt(seconds: number, duration: number): void {
    const { [this.#film]: _, ...others } = this.#read().at
    const isWithin = seconds > EDGE && seconds < duration - EDGE
    this.#write({ at: isWithin ? { ...others, [this.#film]: Math.floor(seconds) } : others })
  }

  get captions(): string {
    return this.#read().captions ?? ''
  }

  set captions(captions: string) {
    this.#write({ captions })
  }

  /** Only what has the right shape: anything else on this origin could have written there. */
  #read(): Kept {
    if (this.#key === undefined) return { at: {} }
    try {
      const { at, captions } = JSON.parse(localStorage.getItem(this.#key) ?? '') as Partial<Record<keyof Kept, unknown>>
      const places = Object.entries(at ?? {}).filter(([, seconds]) => Number.isFinite(seconds))
      return { at: Object.fromEntries(places), ...(typeof captions === 'string' && { captions }) }
    } catch {
      return { at: {} }
    }
  }

  #write(changed: Partial<Kept>): void {
    if (this.#key === undefined) return
    try {
      localStorage.setItem(this.#key, JSON.stringify({ ...this.#read(), ...changed }))
    } catch {
      return
    }
  }
}
