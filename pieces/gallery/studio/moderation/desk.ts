import { signal } from '@preact/signals'
import type { Decided, Decision, HeldPage, HeldPhoto } from '../../contract.ts'
import {
  changedBy,
  concerned,
  type Deed,
  extended,
  indexOf,
  isOldestFirst,
  opened,
  photosOf,
  pointed,
  type Queue,
  type QueueName,
  recounted,
  refreshed,
  revised,
  undoing,
} from './queue.ts'

export interface Requests {
  page: (queue: QueueName, after?: string) => Promise<HeldPage>
  decide: (decision: Decision) => Promise<Decided>
}

/** Why something was not done: `unheard`, the API did not answer; `forbidden`, this key may not; `refused`, anything else. */
export type Failure = 'unheard' | 'forbidden' | 'refused'

/** A decision, and the photos as they were before it. */
interface Done {
  readonly deed: Deed
  before: readonly HeldPhoto[]
}

/** The last thing that was done, to be said. */
export interface Said {
  /** `overtaken`: another moderator, or what fans reported, came first, and that stays. */
  what: Deed['do'] | 'undone' | 'overtaken'
  photos: number
}

/** Called with photos that were not decided so: refused by the API, or overtaken by another moderator. */
type WhenUndone = (ids: ReadonlySet<string>, isRefused: boolean) => void

/** Most photos of one request. */
const MOST = 200
/** Photos before the end of what is known, from where on more are asked for. */
const AHEAD = 20

/**
 * A moderator's desk. Every deed is shown at once and sent behind those before it; where the API refuses it, the photos are
 * put back.
 */
export class Desk {
  readonly queue = signal<Queue | undefined>(undefined)
  readonly failure = signal<Failure | undefined>(undefined)
  readonly said = signal<Said | undefined>(undefined)
  readonly done = signal<readonly Done[]>([])
  readonly #requests: Requests
  readonly #failureOf: (error: unknown) => Failure | undefined
  #session = 0
  #pending = 0
  #isAsking = false
  /** Whether the next page was asked for while something else was. */
  #isMoreWanted = false
  #line: Promise<unknown> = Promise.resolve()
  /** The photo whose decision was taken back while a queue was asked for. */
  #undone: string | undefined

  /** @param failureOf throws what is no refusal; undefined: nobody needs to be told */
  constructor(requests: Requests, failureOf: (error: unknown) => Failure | undefined) {
    this.#requests = requests
    this.#failureOf = failureOf
  }

  async open(name: QueueName): Promise<void> {
    const session = ++this.#session
    this.#undone = undefined
    await this.#ask(async () => {
      for (let isCurrent = false; !isCurrent; ) {
        const line = this.#line
        await line
        const page = await this.#requests.page(name)
        if (session !== this.#session) return
        // What was decided meanwhile is not in the answer.
        isCurrent = line === this.#line
        if (isCurrent) this.queue.value = pointed(opened(name, page), this.#undone)
      }
    })
  }

  /** Changes what is looked at or chosen, and asks for more where it comes near the end. */
  change(how: (queue: Queue) => Queue): void {
    const { value: queue } = this.queue
    if (!queue) return
    this.queue.value = how(queue)
    this.#lookAhead()
  }

  /** Asks for the next page. */
  async more(): Promise<void> {
    const { value: queue } = this.queue
    this.#isMoreWanted = this.#isAsking
    if (!queue?.next || this.#isAsking) return
    await this.#read(queue.next, (now, page) => extended(now, page, queue.next ?? ''))
  }

  /** Asks what has come in since. */
  async look(): Promise<void> {
    const { value: queue } = this.queue
    if (!queue || this.#isAsking || this.#pending > 0) return
    const [after, line] = [isOldestFirst(queue.name) ? queue.last : undefined, this.#line]
    await this.#read(after, (now, page) =>
      // What was decided meanwhile is not in the answer.
      line === this.#line ? refreshed(now, page, after === undefined && page.next === null) : now,
    )
  }

  decide(deed: Deed): void {
    const { value: queue } = this.queue
    const before = queue ? concerned(queue, deed) : []
    if (before.length === 0) return
    const done = { deed, before }
    this.done.value = [...this.done.value, done]
    this.said.value = { what: deed.do, photos: before.length }
    this.#replace(
      before,
      before.map((photo) => changedBy(deed, photo)),
    )
    this.#lookAhead()
    const forget = (ids: ReadonlySet<string>) => {
      done.before = done.before.filter(({ id }) => !ids.has(id))
      this.done.value = this.done.value.filter((each) => each.before.length > 0)
    }
    this.#sendAll(before, () => deed, forget)
  }

  /** Takes the last decision back, and the one before it the next time. */
  undo(): void {
    const done = this.done.value.at(-1)
    if (!done) return
    this.done.value = this.done.value.slice(0, -1)
    this.said.value = { what: 'undone', photos: done.before.length }
    const after = done.before.map((photo) => changedBy(done.deed, photo))
    this.#replace(after, done.before)
    this.#undone = done.before[0]?.id
    this.change((queue) => pointed(queue, this.#undone))
    const tryAgain = (_: ReadonlySet<string>, isRefused: boolean) => {
      if (isRefused && !this.done.value.includes(done)) this.done.value = [...this.done.value, done]
    }
    this.#sendAll(after, (photo, i) => undoing(done.deed, done.before[i] ?? photo), tryAgain)
  }

  /** Resolves once all that was decided has been answered. */
  settled(): Promise<unknown> {
    return this.#line
  }

  #replace(before: readonly HeldPhoto[], after: readonly HeldPhoto[]): void {
    const { value: queue } = this.queue
    if (queue) this.queue.value = { ...revised(queue, after), counts: recounted(queue.counts, before, after) }
  }

  /** Sends what is done to each of these photos, together where it is the same and they were seen alike. */
  #sendAll(photos: readonly HeldPhoto[], deedOf: (photo: HeldPhoto, i: number) => Deed, whenUndone: WhenUndone): void {
    const groups = Object.groupBy(photos, (photo, i) => JSON.stringify([deedOf(photo, i), photo.state]))
    for (const [group, alike = []] of Object.entries(groups)) {
      const [deed] = JSON.parse(group) as [Deed]
      for (const part of inPartsOf(MOST, alike)) this.#send(deed, part, whenUndone)
    }
  }

  /** @param photos as they were seen, and as they are again where the API refuses it */
  #send(deed: Deed, photos: readonly HeldPhoto[], whenUndone: WhenUndone): void {
    this.#pending++
    const ids = photos.map(({ id }) => id)
    this.#line = this.#line.then(async () => {
      try {
        const { photos: now, counts } = await this.#requests.decide(decisionOf(deed, photos))
        if (this.#pending === 1 && this.queue.value) this.queue.value = { ...revised(this.queue.value, now), counts }
        this.failure.value = undefined
        const overtaken = overtakenIn(deed, photos, now)
        if (overtaken.size > 0) this.said.value = { what: 'overtaken', photos: overtaken.size }
        if (overtaken.size > 0) whenUndone(overtaken, false)
      } catch (error) {
        whenUndone(new Set(ids), true)
        this.said.value = undefined
        this.#replace(this.#now(ids), photos)
        this.failure.value = this.#failureOf(error)
      } finally {
        this.#pending--
        this.#lookAhead()
      }
    })
  }

  /** Photos of the queue as they are now. */
  #now(ids: readonly string[]): HeldPhoto[] {
    return (this.queue.value?.places ?? []).flatMap(({ photo }) => (ids.includes(photo.id) ? [photo] : []))
  }

  #lookAhead(): void {
    const { value: queue } = this.queue
    if (queue && photosOf(queue).length - indexOf(queue, queue.current) < AHEAD) void this.more()
  }

  async #read(after: string | undefined, how: (queue: Queue, page: HeldPage) => Queue): Promise<void> {
    const [session, { value: queue }] = [this.#session, this.queue]
    if (!queue) return
    await this.#ask(async () => {
      const page = await this.#requests.page(queue.name, after)
      const { value: now } = this.queue
      // What was decided meanwhile is not yet in the answer: the next look brings it.
      if (session === this.#session && this.#pending === 0 && now) this.queue.value = how(now, page)
    })
  }

  async #ask(work: () => Promise<void>): Promise<void> {
    this.#isAsking = true
    try {
      await work()
      this.failure.value = undefined
    } catch (error) {
      this.failure.value = this.#failureOf(error)
    } finally {
      this.#isAsking = false
      if (this.#isMoreWanted) void this.more()
    }
  }
}

function decisionOf(deed: Deed, photos: readonly HeldPhoto[]): Decision {
  const ids = photos.map(({ id }) => id)
  if (deed.do === 'block' || deed.do === 'unblock') return { do: deed.do, id: ids[0] ?? '' }
  return { ...deed, ids, seen: photos[0]?.state } as Decision
}

/** Photos with which something else was done than this, since they were seen. */
function overtakenIn(deed: Deed, seen: readonly HeldPhoto[], now: readonly HeldPhoto[]): ReadonlySet<string> {
  if (deed.do === 'block' || deed.do === 'unblock') return new Set()
  const expected = new Map(seen.map((photo) => [photo.id, changedBy(deed, photo)]))
  const others = now.filter(({ id, state, reason }) => {
    const one = expected.get(id)
    return one && (one.state !== state || one.reason !== reason)
  })
  return new Set(others.map(({ id }) => id))
}

function inPartsOf<Item>(most: number, items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / most) }, (_, i) => items.slice(i * most, (i + 1) * most))
}
