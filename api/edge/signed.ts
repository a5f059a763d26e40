import { isSignedBy, OPERATOR, SIGNATURE_MS } from '../../seal/operator-signature.ts'

/** What was signed of a request of whoever holds the deployment's secret. */
interface Signed {
  /** A host takes each once. */
  nonce: string
  /** Of its body. */
  digest: string
}

/** A nonce is a UUID; longer than this it is none. */
const MOST_NONCE = 100

const DIGEST = /^[0-9a-f]{64}$/

/** Reads the signature of a request; undefined where it has none that is right and in time. */
export function readSigned({ url, headers }: Request, key: Uint8Array, now: number): Signed | undefined {
  const said = (name: keyof typeof OPERATOR) => headers.get(OPERATOR[name]) ?? ''
  const [at, nonce, digest] = [Number(said('at')), said('nonce'), said('digest')]
  const isInTime = Math.abs(now - at) <= SIGNATURE_MS
  if (!isInTime || !nonce || nonce.length > MOST_NONCE || !DIGEST.test(digest)) return undefined
  const request = { path: new URL(url).pathname, digest, at, nonce }
  return isSignedBy(key, request, said('signature')) ? { nonce, digest } : undefined
}
