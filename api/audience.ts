import type { EventSink } from './event-stream.ts'

/** A subscription: a listener, and the topic it listens to. */
export interface Watch<Guest> {
  topic: string
  guest: Guest
}

/** A subscriber with an open stream. */
export interface Watcher<Guest> extends Watch<Guest> {
  sink: EventSink
  /** The event that was sent to it last. */
  seen: string
  giveUpSeat: () => void
  /** When its stream ends, by the monotonic clock. */
  endsAt: number
  /** Whether it had taken nothing by the last heartbeat. */
  isStalled: boolean
}

/** The open streams, grouped by topic. */
export class Audience<Guest> {
  readonly #watchers = new Map<string, Set<Watcher<Guest>>>()

  get topics(): string[] {
    return [...this.#watchers.keys()]
  }

  get size(): number {
    let size = 0
    for (const watchers of this.#watchers.values()) size += watchers.size
    return size
  }

  get everybody(): Watcher<Guest>[] {
    return [...this.#watchers.values()].flatMap((watchers) => [...watchers])
  }

  /** Those of a topic who were told something longest ago come first. */
  of(topic: string): Watcher<Guest>[] {
    return [...(this.#watchers.get(topic) ?? [])]
  }

  join(watcher: Watcher<Guest>): void {
    const watchers = this.#watchers.get(watcher.topic) ?? new Set()
    this.#watchers.set(watcher.topic, watchers.add(watcher))
  }

  /** Puts subscribers who are still there behind the others of their topic. */
  sendBack(told: readonly Watcher<Guest>[]): void {
    for (const watcher of told) {
      const watchers = this.#watchers.get(watcher.topic)
      if (watchers?.delete(watcher)) watchers.add(watcher)
    }
  }

  /** Removes a subscriber. Returns whether it was there. */
  leave(watcher: Watcher<Guest>): boolean {
    const watchers = this.#watchers.get(watcher.topic)
    if (!watchers?.delete(watcher)) return false
    watcher.giveUpSeat()
    if (watchers.size === 0) this.#watchers.delete(watcher.topic)
    return true
  }
}
