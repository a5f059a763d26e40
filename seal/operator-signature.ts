import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** How far the clocks of operator and host may be apart, and how long a signature is good. */
export const SIGNATURE_MS = 60_000

/** A request of whoever holds the deployment's secret, signed by a key of its own purpose. */
interface OperatorRequest {
  path: string
  /** Of its body, see {@link bodyDigestOf}. A host knows by the signature whether to read the body at all. */
  digest: string
  /** Epoch milliseconds. */
  at: number
  /** Random; a host takes each once. */
  nonce: string
}

/** Headers that carry it. */
export const OPERATOR = {
  at: 'X-Entrenous-At',
  nonce: 'X-Entrenous-Nonce',
  digest: 'X-Entrenous-Digest',
  signature: 'X-Entrenous-Signature',
} as const

/** SHA-256, hexadecimal. The platform's own: a body may have megabytes. */
export async function bodyDigestOf(body: Uint8Array<ArrayBuffer>): Promise<string> {
  return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', body)))
}

/** HMAC-SHA-256 over the request, hexadecimal. Nothing in it contains a line break. */
function signOperator(key: Uint8Array, { path, digest, at, nonce }: OperatorRequest): string {
  return bytesToHex(hmac(sha256, key, utf8ToBytes(`${at}\n${nonce}\n${path}\n${digest}`)))
}

/** The headers that sign a request with this body. */
export async function signedHeaders(
  key: Uint8Array,
  { path, body, at, nonce }: Omit<OperatorRequest, 'digest'> & { body: string },
): Promise<Record<string, string>> {
  const digest = await bodyDigestOf(utf8ToBytes(body))
  return {
    [OPERATOR.at]: String(at),
    [OPERATOR.nonce]: nonce,
    [OPERATOR.digest]: digest,
    [OPERATOR.signature]: signOperator(key, { path, digest, at, nonce }),
  }
}

/** Compares in constant time. */
export function isSignedBy(key: Uint8Array, request: OperatorRequest, signature: string): boolean {
  const own = signOperator(key, request)
  if (own.length !== signature.length) return false
  let difference = 0
  for (let i = 0; i < own.length; i++) difference |= own.charCodeAt(i) ^ signature.charCodeAt(i)
  return difference === 0
}
