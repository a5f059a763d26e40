/**
 * Doubts: reasons why a counted view may not be a person who was handed the link. One small set of bits a view, nothing
 * personal; a view without any is clear. What sets each, and how often it errs: docs/studio.md.
 */
export const DOUBTS = {
  /** Its network opened far more than people behind one address do. */
  burst: 1,
  /** A proof of work was asked for, and given. */
  work: 2,
  /** Its network is that of the link's owner, who opened moments before, for the fourth time in a row. */
  kin: 4,
  /** It sends what no browser sends, leaves out what its browser always sends, or says that a program drives it. */
  browser: 8,
  /** Its link or branch grew faster than people pass on. */
  fast: 16,
} as const

export type Doubt = keyof typeof DOUBTS

export const DOUBT_NAMES = Object.keys(DOUBTS) as Doubt[]

/** A mark beside the doubts: opened from the network of the link's owner within half an hour. That alone is no doubt. */
export const SAME_NETWORK = 32

/** All bits that are doubts. */
export const ANY_DOUBT = Object.values(DOUBTS).reduce<number>((all, bit) => all | bit, 0)

/** Names of the doubts in a set of bits. */
export function doubtsIn(bits: number): Doubt[] {
  return DOUBT_NAMES.filter((name) => bits & DOUBTS[name])
}
