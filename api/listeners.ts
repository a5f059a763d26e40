/** What is new since an event, for the streams that were sent that one last; the others are sent all. */
export interface News {
  since: string
  event: string
}

/** What is told of a topic: the whole event, and what of it is new; without an event the topic is gone. */
export interface Told {
  event: string | undefined
  news?: News | undefined
}

interface Listener {
  /** The event that it has. */
  seen: string
  hear(told: Told | undefined): void
}

/** Long polls: each waits for the next event of a topic. */
export class Listeners {
  readonly #waiting = new Map<string, Set<Listener>>()

  get topics(): string[] {
    return [...this.#waiting.keys()]
  }

  /** Resolves with the next event that is another than `seen`; with nothing when none comes in time. */
  next(topic: string, seen: string, withinMs: number): Promise<Told | undefined> {
    const waiting = this.#waiting.get(topic) ?? new Set()
    this.#waiting.set(topic, waiting)
    let listener: Listener | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const told = new Promise<Told | undefined>((hear) => {
      listener = { seen, hear }
      waiting.add(listener)
      timer = setTimeout(() => hear(undefined), withinMs)
    })
    return told.finally(() => {
      clearTimeout(timer)
      if (listener) waiting.delete(listener)
      if (waiting.size === 0 && this.#waiting.get(topic) === waiting) this.#waiting.delete(topic)
    })
  }

  tell(topic: string, told: Told): void {
    for (const { seen, hear } of this.#waiting.get(topic) ?? []) if (seen !== told.event) hear(told)
  }

  /** Sends everybody away without an event. */
  close(): void {
    for (const waiting of this.#waiting.values()) for (const { hear } of waiting) hear(undefined)
  }
}
