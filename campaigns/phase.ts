/** The phases of a campaign, in their order; `public` begins with the reveal. */
export const PHASES = ['upcoming', 'private', 'public', 'closed'] as const

export type Phase = (typeof PHASES)[number]

/** Epoch milliseconds; a missing time never comes (`opens`: is past). */
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

interface Ends {
  reveals?: number | null | undefined
  closes?: number | null | undefined
}

/** Until when people need a link to come, and may: from the reveal on it takes none, from the close on nobody gets in. */
export function linksLast({ reveals, closes }: Ends): number {
  return Math.min(reveals ?? Infinity, closes ?? Infinity)
}

/** Pairs in which the later moment does not follow the earlier one: opens before reveals before closes. */
export function disorder({ opens, reveals, closes }: Schedule): { earlier: string; later: string }[] {
  const given = Object.entries({ opens, reveals, closes }).flatMap(([name, at]) =>
    at === undefined ? [] : [{ name, at }],
  )
  return given.flatMap((later, i) => {
    const earlier = given[i - 1]
    return earlier && later.at <= earlier.at ? [{ earlier: earlier.name, later: later.name }] : []
  })
}

/** The message for the later one of such a pair. */
export function notAfter(earlier: string): string {
  return `not after ${earlier}, expected opens before reveals before closes`
}
