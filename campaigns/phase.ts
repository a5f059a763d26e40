/** Where a campaign stands: `upcoming` → `private` → `public` (after the reveal) → `closed`. */
export type Phase = 'upcoming' | 'private' | 'public' | 'closed'

/** Epoch milliseconds; what is missing never happens (`opens`: has happened). */
export interface Schedule {
  opens?: number | undefined
  reveals?: number | undefined
  closes?: number | undefined
}

export function phaseAt({ opens = -Infinity, reveals = Infinity, closes = Infinity }: Schedule, now: number): Phase {
  if (now >= closes) return 'closed'
  if (now >= reveals) return 'public'
  return now >= opens ? 'private' : 'upcoming'
}
