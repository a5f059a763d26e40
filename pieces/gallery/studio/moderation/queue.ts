import type { HeldPage, HeldPhoto, QUEUES, Reason } from '../../contract.ts'

export type QueueName = (typeof QUEUES)[number]
export type Counts = HeldPage['counts']

/** What a moderator does with photos. */
export type Deed = { do: 'accept' } | { do: 'refuse'; reason: Reason } | { do: 'reconsider' | 'block' | 'unblock' }

/** A loaded photo. One that was decided keeps its place unseen, so that undoing shows it where it was. */
interface Place {
  photo: HeldPhoto
  isHere: boolean
}

/**
 * A queue as a moderator has it before them: an immutable state, changed by the functions below. What arrives never moves
 * what is being looked at: where the newest comes first, it waits in `arrived` until it is asked for.
 */
export interface Queue {
  name: QueueName
  places: readonly Place[]
  arrived: readonly HeldPhoto[]
  counts: Counts
  /** Token of the next page; null at the end. */
  next: string | null
  /** Token that the last page was asked for with. */
  last: string | undefined
  /** Id of the photo that is looked at. */
  current: string | undefined
  chosen: ReadonlySet<string>
}

/** Where the oldest comes first, whatever arrives comes last. */
export const isOldestFirst = (name: QueueName) => name === 'waiting' || name === 'reported'

/** Whether a photo belongs in a queue. */
export function isIn(name: QueueName, { state, blocked, voided, reports }: HeldPhoto): boolean {
  if (name === 'blocked') return blocked
  if (name === 'refused') return state === 'refused' || blocked
  if (blocked) return false
  if (name === 'reported') return reports > 0
  return name === 'waiting' ? state === 'waiting' : state === 'shown' && !voided
}

const placesOf = (photos: readonly HeldPhoto[]): Place[] => photos.map((photo) => ({ photo, isHere: true }))

/** The photos of a queue, in its order. */
export const photosOf = ({ places }: Queue) => places.flatMap(({ photo, isHere }) => (isHere ? [photo] : []))

export function opened(name: QueueName, { photos, next, counts }: HeldPage): Queue {
  return {
    ...{ name, places: placesOf(photos), counts, next },
    ...{ arrived: [], last: undefined, current: photos[0]?.id, chosen: new Set<string>() },
  }
}

/** The page behind the last one. */
export function extended(queue: Queue, { photos, next, counts }: HeldPage, after: string): Queue {
  return { ...appended(queue, unknown(queue, photos)), counts, next, last: after }
}

/**
 * The page that was the last one, or the first where the newest comes first, as it is by now.
 * @param isWhole whether it is all that is in the queue
 */
export function refreshed(queue: Queue, page: HeldPage, isWhole = false): Queue {
  const { photos, next, counts } = page
  const fresh = unknown(queue, photos)
  const told = { ...inStep(queue, photos, isWhole), counts }
  if (isOldestFirst(queue.name)) return { ...appended(told, fresh), next: queue.next ?? next }
  return photosOf(told).length === 0 ? appended(told, fresh) : { ...told, arrived: [...fresh, ...told.arrived] }
}

/** What other moderators decided: photos come back or leave, but for the one that is looked at and the chosen ones. */
function inStep(queue: Queue, photos: readonly HeldPhoto[], isWhole: boolean): Queue {
  const now = new Map(photos.map((photo) => [photo.id, photo]))
  const isHeld = ({ id }: HeldPhoto) => id === queue.current || queue.chosen.has(id)
  const places = queue.places.map((place): Place => {
    const photo = now.get(place.photo.id)
    if (photo) return { photo, isHere: true }
    return isWhole && !isHeld(place.photo) ? { ...place, isHere: false } : place
  })
  const arrived = queue.arrived.filter(({ id }) => !isWhole || now.has(id))
  return { ...queue, places, arrived }
}

/** What arrived comes first now, and is looked at. */
export function withArrived(queue: Queue): Queue {
  const places = [...placesOf(queue.arrived), ...queue.places]
  return { ...queue, places, arrived: [], current: queue.arrived[0]?.id ?? queue.current }
}

function appended(queue: Queue, photos: readonly HeldPhoto[]): Queue {
  const next = { ...queue, places: [...queue.places, ...placesOf(photos)] }
  return { ...next, current: queue.current ?? photosOf(next)[0]?.id }
}

function unknown({ places, arrived }: Queue, photos: readonly HeldPhoto[]): HeldPhoto[] {
  const known = new Set([...places.map(({ photo }) => photo.id), ...arrived.map(({ id }) => id)])
  return photos.filter(({ id }) => !known.has(id))
}

export const indexOf = (queue: Queue, id: string | undefined) => photosOf(queue).findIndex((photo) => photo.id === id)
export const currentOf = (queue: Queue) => photosOf(queue).find(({ id }) => id === queue.current)

/** Looks at another photo. */
export function pointed(queue: Queue, id: string | undefined): Queue {
  return indexOf(queue, id) < 0 ? queue : { ...queue, current: id }
}

/** @param isChoosing every photo on the way is chosen as well */
export function moved(queue: Queue, by: number, isChoosing = false): Queue {
  const photos = photosOf(queue)
  const to = Math.max(0, Math.min(photos.length - 1, indexOf(queue, queue.current) + by))
  const next = pointed(queue, photos[to]?.id)
  return isChoosing ? chosenFrom(next, queue.current) : next
}

/** Chooses the photo that is looked at, or no longer. */
export function toggled(queue: Queue): Queue {
  const chosen = new Set(queue.chosen)
  if (queue.current !== undefined && !chosen.delete(queue.current)) chosen.add(queue.current)
  return { ...queue, chosen }
}

/** Chooses all photos from `id` to the one that is looked at. */
export function chosenFrom(queue: Queue, id: string | undefined): Queue {
  const [from = 0, to = 0] = [indexOf(queue, id), indexOf(queue, queue.current)].sort((a, b) => a - b)
  const between = photosOf(queue).slice(Math.max(0, from), to + 1)
  return { ...queue, chosen: new Set([...queue.chosen, ...between.map(({ id }) => id)]) }
}

export const withNoneChosen = (queue: Queue): Queue => ({ ...queue, chosen: new Set() })

/** Photos that a deed concerns: the chosen ones, else the one that is looked at. A pass is blocked for one photo. */
export function concerned(queue: Queue, { do: what }: Deed): HeldPhoto[] {
  const current = currentOf(queue)
  if (queue.chosen.size === 0 || what === 'block' || what === 'unblock') return current ? [current] : []
  return photosOf(queue).filter(({ id }) => queue.chosen.has(id))
}

/** A photo once the deed is done, before the API has said so. */
export function changedBy(deed: Deed, photo: HeldPhoto): HeldPhoto {
  switch (deed.do) {
    case 'accept':
      return { ...photo, state: 'shown', reason: null, reports: 0 }
    case 'refuse':
      return { ...photo, state: 'refused', reason: deed.reason, reports: 0 }
    case 'reconsider':
      return { ...photo, state: 'waiting', reason: null }
    default:
      return { ...photo, blocked: deed.do === 'block' }
  }
}

/**
 * Photos as they now are. Those that no longer belong in this queue leave it, and the next one is looked at; those that belong
 * in it come back where they were, or first.
 */
export function revised(queue: Queue, photos: readonly HeldPhoto[]): Queue {
  const now = new Map(photos.map((photo) => [photo.id, photo]))
  const places = queue.places.map((place) => {
    const photo = now.get(place.photo.id)
    return photo ? { photo, isHere: isIn(queue.name, photo) } : place
  })
  const back = unknown(queue, photos).filter((photo) => isIn(queue.name, photo))
  const next = { ...queue, places: [...placesOf(back), ...places] }
  const here = new Set(photosOf(next).map(({ id }) => id))
  return {
    ...next,
    current: nearest(next, queue.current),
    chosen: new Set([...queue.chosen].filter((id) => here.has(id))),
  }
}

/** The photo itself, or what comes next, or what came before it. */
function nearest({ places }: Queue, id: string | undefined): string | undefined {
  const from = Math.max(
    0,
    places.findIndex(({ photo }) => photo.id === id),
  )
  const found = places.slice(from).find(({ isHere }) => isHere) ?? places.findLast(({ isHere }) => isHere)
  return found?.photo.id
}

/** Counts once these photos are no longer `before` but `after`. */
export function recounted(counts: Counts, before: readonly HeldPhoto[], after: readonly HeldPhoto[]): Counts {
  const count = (name: QueueName, photos: readonly HeldPhoto[]) => photos.filter((photo) => isIn(name, photo)).length
  const names = Object.keys(counts) as QueueName[]
  const pairs = names.map((name) => [name, Math.max(0, counts[name] + count(name, after) - count(name, before))])
  return Object.fromEntries(pairs) as Counts
}

/** What makes a photo as it was `before` a deed. Where it was reported, it waits again, with its reports. */
export function undoing(deed: Deed, before: HeldPhoto): Deed {
  if (deed.do === 'block') return { do: 'unblock' }
  if (deed.do === 'unblock') return { do: 'block' }
  if (before.state === 'refused' && before.reason) return { do: 'refuse', reason: before.reason }
  return { do: before.state === 'shown' && before.reports === 0 ? 'accept' : 'reconsider' }
}
