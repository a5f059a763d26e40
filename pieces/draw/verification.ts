import type { DrawnTickets } from './contract.ts'
import { drawWinners, type Prize } from './drawing.ts'

async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** What this browser knows of a draw, whatever the server says now. */
interface Known {
  /** The one that was published before the first ticket. */
  commitment: string
  /** Those that were promised, in their order. */
  prizes: readonly Prize[]
  /** The fan's own. */
  ticket: string | null
}

/**
 * Holds a draw again.
 *
 * @returns `refuted`, unless the seed is the one that was promised, no ticket stands twice, and they give these winners these
 * prizes; `left-out` where they do so without the fan's ticket
 */
export async function verify(drawn: DrawnTickets, known: Known): Promise<'verified' | 'left-out' | 'refuted'> {
  const { seed, tickets, winners } = drawn
  if (drawn.commitment !== known.commitment || (await digest(seed)) !== known.commitment) return 'refuted'
  if (new Set(tickets).size < tickets.length) return 'refuted'
  const due = await drawWinners({ seed, tickets }, known.prizes, digest)
  if (due.length === 0 || written(due) !== written(winners)) return 'refuted'
  return known.ticket === null || tickets.includes(known.ticket) ? 'verified' : 'left-out'
}

const written = (winners: DrawnTickets['winners']) =>
  JSON.stringify(winners.map(({ ticket, prize }) => [ticket, prize]))
