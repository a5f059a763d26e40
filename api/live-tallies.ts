import { isFresh } from '../campaigns/fresh.ts'
import { readParts } from '../db/campaign/circles/parts.ts'
import { readTallies } from '../db/campaign/figures.ts'
import type { Engine } from '../db/engine.ts'
import { ROUTES } from '../pieces/routes.ts'
import type { Absences } from './absences.ts'
import { notesEvent } from './ambassadors/branches.ts'
import type { Watch } from './audience.ts'
import type { Catalogue, CatalogueEntry } from './catalogue.ts'
import { shownViews } from './circles.ts'
import type { CirclesEvent } from './fan-contract.ts'
import type { News } from './listeners.ts'
import type { Tell } from './live-hub.ts'
import type { Network } from './network.ts'
import type { SeatLimit } from './seats.ts'
import { tallyOf } from './unlocking.ts'

/** The contract's limit of four events a second. */
export const TALLY_TICK_MS = 250

/** To 10,000 watchers four times a second. An event costs some 10 µs of the thread that answers the fans. */
export const TALLY_EVENTS_PER_SECOND = 40_000

/**
 * Limits on streams of tallies. A page that gets none polls the tally every few seconds, which a cache answers, so nobody
 * is shut out. An office or a stadium behind one address gets a tenth of the streams, one network operator a half.
 */
export function tallySeats(capacity: number): SeatLimit<Watch<Network>>[] {
  return [
    { most: capacity },
    { most: Math.ceil(capacity / 10), sharedBy: ({ guest }) => guest.own },
    { most: Math.ceil(capacity / 2), sharedBy: ({ guest }) => guest.wide },
  ]
}

/**
 * The tallies of campaigns, by slug, as server-sent events.
 * @param hereOf which of some campaigns are here: of one that left, rows may be deleted already, and nought is no figure of it
 * @param insideOf further events of a campaign, as they are sent
 */
export function createTallyReader(
  engine: Engine,
  catalogue: Catalogue,
  now: () => number,
  hereOf: Absences['here'],
  insideOf: (campaign: CatalogueEntry) => Promise<string> = async () => '',
) {
  const readPieces = createPieceReader(engine, now, insideOf)
  const readCircles = createCircleReader(engine, now)
  const readNotes = createNoteReader(engine, now)
  /** What was told last where there are circles, and when. */
  const told = new Map<string, Live & { at: number }>()
  const note = (slug: string, live: Live) => void (live.circles && told.set(slug, { ...live, at: now() }))
  const readAll = async (slugs: readonly string[]): Promise<[string, Live | undefined][]> => {
    const tallies = await readTallies(engine, slugs)
    const events = slugs.map(async (slug): Promise<[string, Live | undefined]> => {
      const campaign = catalogue.find(slug)
      const counts = tallies.get(slug)
      if (!campaign || !counts) return [slug, undefined]
      const tally = `event: tally\ndata: ${JSON.stringify(tallyOf(campaign, counts, now()))}\n\n`
      const events = tally + (await readPieces(campaign)) + (await readNotes(campaign))
      const circles = await readCircles(campaign)
      return [slug, { text: events + circlesEvent(circles), events, circles }]
    })
    const read = await Promise.all(events)
    // Asked last: what is here now was here while it was read.
    const here = new Set((await hereOf(slugs.map((slug) => ({ slug })))).map(({ slug }) => slug))
    return read.map(([slug, live]) => [slug, here.has(slug) ? live : undefined])
  }
  return {
    first: async ({ topic }: Pick<Watch<Network>, 'topic'>) => {
      const [[, live] = []] = await readAll([topic])
      // Nobody has watched it lately: this stream is the first to be told more.
      if (live && !isFresh(told.get(topic)?.at ?? 0, now(), CACHED_MS)) note(topic, live)
      return live?.text ?? ''
    },
    read: async (slugs: readonly string[], tell: Tell) => {
      for (const [slug, live] of await readAll(slugs)) {
        const before = told.get(slug)
        if (live) note(slug, live)
        await tell(slug, live?.text, live && before && newsSince(before, live))
      }
    },
  }
}

/** What is told of a campaign, as a whole. */
interface Live {
  text: string
  /** All but the circles. */
  events: string
  circles: CirclesEvent | undefined
}

/** Of the circles only those that have moved: there may be hundreds. */
function newsSince(before: Live, { events, circles = {} }: Live): News {
  const moved = Object.entries(circles).filter(([circle, views]) => before.circles?.[circle] !== views)
  return { since: before.text, event: events + circlesEvent(Object.fromEntries(moved)) }
}

function circlesEvent(circles: CirclesEvent = {}): string {
  return Object.keys(circles).length === 0 ? '' : `event: circles\ndata: ${JSON.stringify(circles)}\n\n`
}

/** How long a tally may be cached: the contract's second. */
const CACHED_MS = 1000

/** The live events of pieces (a poll's result), sent after the tally. */
function createPieceReader(engine: Engine, now: () => number, insideOf: (campaign: CatalogueEntry) => Promise<string>) {
  const read = async (campaign: CatalogueEntry): Promise<string> => {
    const kinds = new Set(campaign.pieces.map(({ kind }) => kind))
    const events = await Promise.all([...kinds].map((kind) => ROUTES[kind]?.events(engine, campaign) ?? []))
    const pieces = events.flat().map((event) => `event: piece\ndata: ${JSON.stringify(event)}\n\n`)
    return [...pieces, await insideOf(campaign)].join('')
  }
  return oncePerSecond(read, now)
}

/** Which branches have another note now; nothing where none has changed lately. */
function createNoteReader(engine: Engine, now: () => number) {
  const read = async (campaign: CatalogueEntry): Promise<string> => {
    const event = await notesEvent(engine, campaign, now())
    return Object.keys(event.notes).length === 0 ? '' : `event: notes\ndata: ${JSON.stringify(event)}\n\n`
  }
  return oncePerSecond(read, now)
}

/** The counters of a campaign's circles, by part; undefined where it has none. */
function createCircleReader(engine: Engine, now: () => number) {
  const read = async (campaign: CatalogueEntry): Promise<CirclesEvent> =>
    Object.fromEntries(
      (await readParts(engine, campaign.slug)).map((part) => [part.circle, shownViews(campaign, part)]),
    )
  const readSome = oncePerSecond(read, now)
  return async (campaign: CatalogueEntry) => (campaign.circles ? readSome(campaign) : undefined)
}

function oncePerSecond<T>(read: (campaign: CatalogueEntry) => Promise<T>, now: () => number) {
  const known = new Map<string, { at: number; value: Promise<T> }>()
  return (campaign: CatalogueEntry): Promise<T> => {
    const before = known.get(campaign.slug)
    if (before && isFresh(before.at, now(), CACHED_MS)) return before.value
    const value = read(campaign)
    known.set(campaign.slug, { at: now(), value })
    return value
  }
}
