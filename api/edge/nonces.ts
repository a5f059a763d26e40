import { SIGNATURE_MS } from '../../seal/operator-signature.ts'

/** What is used of a Durable Object's storage. */
export interface KeptNonces {
  kv: {
    get(key: string): unknown
    put(key: string, value: unknown): void
    delete(key: string): boolean
    list(options: { prefix: string; limit: number }): Iterable<[string, unknown]>
  }
}

const PREFIX = 'nonce:'
/** A clock that is set back by a minute makes no old signature good again. */
const KEPT_MS = 2 * SIGNATURE_MS
/** Forgotten at once, at most. */
const FORGOTTEN_AT_ONCE = 100

/**
 * The nonces of signed requests, in the object's storage: an object that starts anew knows them. Only what was signed gets
 * here, so nobody else can fill it.
 */
export function createNonces({ kv }: KeptNonces, now: () => number) {
  return {
    has: (nonce: string) => kv.get(PREFIX + nonce) !== undefined,
    /** Keeps a nonce for as long as its signature is good, and forgets some of those that are not any more. */
    use(nonce: string): void {
      for (const [key, at] of kv.list({ prefix: PREFIX, limit: FORGOTTEN_AT_ONCE }))
        if (Math.abs(now() - Number(at)) > KEPT_MS) kv.delete(key)
      kv.put(PREFIX + nonce, now())
    },
  }
}
