import type { Context } from 'hono'
import { readStudioKey, type StudioKey } from '../../db/studio/studio-keys.ts'
import { findStudioKey } from '../../seal/studio-address.ts'
import { digestOf } from '../../seal/studio-key.ts'
import type { DeskDeps } from '../deps.ts'
import { ApiError } from '../errors.ts'

/** How long until a network may try one more wrong key. */
export const NEXT_KEY_SECONDS = 10

/**
 * Looks up a shown key; undefined alike when it is wrong, revoked or expired. A right one is always accepted, however many
 * wrong ones came from its network: 256 bits are not guessed, and an office must not be locked out by a machine of its own
 * with an old key. Throws `slow-down`.
 */
export async function findKey(
  { studio, keyBuckets, networkOf, now }: DeskDeps,
  c: Context,
  shown: string,
): Promise<StudioKey | undefined> {
  const key = await readStudioKey(studio, digestOf(findStudioKey(shown)), now())
  if (!key && !keyBuckets.take(networkOf(c).own))
    throw new ApiError('slow-down', { retryAfterSeconds: NEXT_KEY_SECONDS })
  return key
}
