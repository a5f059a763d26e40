import type { CatalogueEntry } from '../../api/catalogue.ts'
import type { PieceFacts } from '../../campaigns/manifest.ts'
import type { CampaignStore } from '../../db/campaign/store.ts'
import { drawWinners } from './drawing.ts'
import { readDrawn, readPrizes, readSettledAt } from './figures.ts'
import { hexDigest, seedOf } from './secrets.ts'

/** A draw that is to be held. */
export interface Held {
  store: CampaignStore
  campaign: CatalogueEntry
  piece: PieceFacts<'draw'>
}

const DAY_MS = 86_400_000
/** Tickets that were sent in time are on disk by then. */
const GRACE_MS = 5000
/** Digests between two turns of the event loop. */
const STRETCH = 500

/** When a draw can be held, in epoch milliseconds. */
export const heldFrom = ({ closes }: PieceFacts<'draw'>) => closes + GRACE_MS

/** Draws that are being held or were, by store, campaign and piece: each is held once. */
const holding = new WeakMap<CampaignStore, Map<string, Promise<boolean>>>()

/**
 * Holds a draw that has ended, once: whoever asks meanwhile waits for the same. Everybody looks in the same seconds, and a
 * digest of every ticket for each of them would keep all of them waiting.
 */
export function hold(held: Held, now: number): Promise<boolean> | undefined {
  const { store, campaign, piece } = held
  if (now < heldFrom(piece)) return undefined
  const own = holding.get(store) ?? new Map<string, Promise<boolean>>()
  holding.set(store, own)
  const key = `${campaign.slug} ${piece.id}`
  const known = own.get(key)
  if (known) return known
  const running = holdOnce(held, now)
  own.set(key, running)
  // What failed is tried again, and what had no tickets: its campaign may still come from another place.
  running.then(
    (isHeld) => isHeld || own.delete(key),
    () => own.delete(key),
  )
  return running
}

/** Two processes that hold it at once do the same: its tickets are settled first. Resolves to whether there were any. */
async function holdOnce({ store, campaign, piece }: Held, now: number): Promise<boolean> {
  const { ledger } = store
  const own = { kind: 'draw', campaign: campaign.slug } as const
  if ((await readPrizes(store, campaign.slug, piece.id)).length > 0) return true
  const settledAt = await readSettledAt(store, campaign.slug, piece.id)
  if (settledAt === null) await ledger.decide({ ...own, body: { do: 'settle', piece: piece.id, at: now } })
  const tickets = await readDrawn(store, campaign.slug, piece.id)
  if (tickets.length === 0) return false
  const winners = await drawWinners({ seed: seedOf(campaign, piece.id), tickets }, piece.prizes, patientDigest())
  await ledger.decide({ ...own, body: { do: 'draw', piece: piece.id, winners, until: now + piece.claim * DAY_MS } })
  return true
}

/** A digest that lets others have their turn. */
function patientDigest() {
  let done = 0
  return async (text: string) => {
    if (++done % STRETCH === 0) await new Promise((resolve) => setTimeout(resolve, 0))
    return hexDigest(text)
  }
}
