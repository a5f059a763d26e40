import { opensBy, type UnlockRule } from './unlock.ts'

type Pieces = readonly { unlock: UnlockRule }[]

/** Whether a piece opens only while others are here. */
export const opensByPresence = (pieces: Pieces): boolean => pieces.some(opensBy('present'))

/** Whether a campaign says how many are here: where the config wants it, and where a piece opens by it. */
export function hasPresence({ presence, pieces }: { presence?: boolean | undefined; pieces: Pieces }): boolean {
  return presence === true || opensByPresence(pieces)
}

/** The most that a piece waits for together; 0: none does. */
export function mostPresent(pieces: Pieces): number {
  return Math.max(
    0,
    ...pieces.map(({ unlock }) => (typeof unlock === 'object' && 'present' in unlock ? unlock.present : 0)),
  )
}
