import type { CircleState } from '../../../api/fan-contract.ts'
import type { Storage } from '../storage.ts'

/**
 * Whether the fan needs no news of their circle's division: there was none since they came, or they have read of it. Notes
 * that they have.
 */
export function isToldOfSplit(storage: Storage, { splitAt }: CircleState): boolean {
  const kept = storage.read()
  const split = String(splitAt ?? '')
  if (kept.split === split) return true
  storage.write({ ...kept, split })
  // Noted with the first answer: whoever comes into a divided circle finds it so.
  return kept.split === undefined || split === ''
}
