import type { DrawnTickets } from './contract.ts'
import { drawFirst } from './drawing.ts'

async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** What this browser knows of a draw, whatever the server says now. */
interface Known {
  /** The one that was published before the first ticket. */
  commitment: string
  /** How many prizes were promised. */
  prizes: number
  /** The fan's own. */
  ticket: string | null
}

/**
 * Holds a draw again.
 *
 * @returns `refuted`, unless the seed is the one that was promised and gives these winners, one a prize; `left-out` where it
 * does so without the fan's ticket
 */
export async function verify(drawn: DrawnTickets, known: Known): Promise<'verified' | 'left-out' | 'refuted'> {
  const { seed, tickets, winners } = drawn
  if ((await digest(seed)) !== known.commitment) return 'refuted'
  const first = await drawFirst({ seed, tickets }, known.prizes, digest)
  const isSame = first.length === winners.length && first.every((ticket, place) => ticket === winners[place]?.ticket)
  if (!isSame || first.length === 0) return 'refuted'
  return known.ticket === null || tickets.includes(known.ticket) ? 'verified' : 'left-out'
}
