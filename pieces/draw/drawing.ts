/**
 * The draw: a commit–reveal. The seed is fixed, by the deployment's secret, before the first ticket, and its digest, the
 * commitment, is published with the piece. Fans' browsers choose tickets at random. After the end the seed and all tickets
 * are published, and anybody can hold the draw again: whoever knows the tickets alone cannot foretell it, and whoever knows
 * the seed alone, as the host does, cannot choose it once tickets are in. What it does not exclude, docs/campaigns.md says.
 */

/** SHA-256 of a text, in lower-case hexadecimal. */
export type Digest = (text: string) => string | Promise<string>

export interface Tickets {
  /** 32 bytes, hexadecimal. */
  seed: string
  tickets: readonly string[]
}

/** What is won, and how many of it there are. */
export interface Prize {
  name: string
  count: number
}

/**
 * Who wins what. Tickets are put in the order of a digest: that of the seed, the digest of all tickets in their order, and the
 * ticket itself, each apart by a space; the first one wins the first prize. Every ticket wins once, so some prizes may stay.
 * docs/campaigns.md writes the same down for strangers.
 */
export async function drawWinners(
  { seed, tickets }: Tickets,
  prizes: readonly Prize[],
  digest: Digest,
): Promise<{ ticket: string; prize: string }[]> {
  const all = await digest([...tickets].sort().join('\n'))
  const scored: { ticket: string; score: string }[] = []
  for (const ticket of tickets) scored.push({ ticket, score: await digest(`${seed} ${all} ${ticket}`) })
  scored.sort((a, b) => (a.score < b.score ? -1 : 1))
  const each = onePrizeEach(prizes)
  return scored.slice(0, each.length).map(({ ticket }, place) => ({ ticket, prize: each[place] ?? '' }))
}

/** Prizes one by one, in the order in which they are drawn. */
function onePrizeEach(prizes: readonly Prize[]): string[] {
  return prizes.flatMap(({ name, count }) => Array.from({ length: count }, () => name))
}
