import type { Context } from 'hono'
import { readStudioKey, type StudioKey } from '../../db/studio/studio-keys.ts'
import { digestOf, findStudioKey } from '../../seal/studio-key.ts'
import type { StudioDeps } from '../deps.ts'
import { ApiError } from '../errors.ts'

/** A try comes back to a network after this long. */
export const NEXT_KEY_SECONDS = 10

/**
 * The key that somebody shows; undefined alike when it is wrong, revoked or expired. A right one always counts, however
 * many wrong ones came from its network: 256 bits are not guessed, and so an office is not locked out by a machine of
 * its own that has an old key. Throws `slow-down`.
 */
export async function findKey(
  { studio, keyBuckets, networkOf, now }: StudioDeps,
  c: Context,
  shown: string,
): Promise<StudioKey | undefined> {
  const key = await readStudioKey(studio, digestOf(findStudioKey(shown)), now())
  if (!key && !keyBuckets.take(networkOf(c).own))
    throw new ApiError('slow-down', { retryAfterSeconds: NEXT_KEY_SECONDS })
  return key
}
