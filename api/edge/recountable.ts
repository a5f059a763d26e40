import type { Recounted } from '../../db/campaign/recount.ts'
import { ApiError } from '../errors.ts'

/** The most views that an object recounts: of 1.6 million the trees alone take its 128 MB. */
export const MOST_RECOUNTED = 1_500_000

/** Throws `too-large` before memory is taken that an object does not have: it would be ended, with everybody who waits for it. */
export function requireRecountable(campaigns: readonly Recounted[]): void {
  const views = campaigns.reduce((sum, each) => sum + each.views + each.voided, 0)
  if (views <= MOST_RECOUNTED) return
  const detail = `${views} views, expected ${MOST_RECOUNTED} at most; a backup is recounted where it is made`
  throw new ApiError('too-large', { detail })
}
