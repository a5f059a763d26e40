import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** How far the clocks of operator and host may be apart, and how long a signature is good. */
export const SIGNATURE_MS = 60_000

/** A request of whoever holds the deployment's secret, signed by a key of its own purpose. */
export interface OperatorRequest {
  path: string
  body: string
  /** Epoch milliseconds. */
  at: number
  /** Random; a host takes each once. */
  nonce: string
}

/** Headers that carry it. */
export const OPERATOR = {
  at: 'X-Entrenous-At',
  nonce: 'X-Entrenous-Nonce',
  signature: 'X-Entrenous-Signature',
} as const

/** HMAC-SHA-256 over the request, hexadecimal. Nothing in it but the body contains a line break. */
export function signOperator(key: Uint8Array, { path, body, at, nonce }: OperatorRequest): string {
  return bytesToHex(hmac(sha256, key, utf8ToBytes(`${at}\n${nonce}\n${path}\n${body}`)))
}

/** Compares in constant time. */
export function isSignedBy(key: Uint8Array, request: OperatorRequest, signature: string): boolean {
  const own = signOperator(key, request)
  if (own.length !== signature.length) return false
  let difference = 0
  for (let i = 0; i < own.length; i++) difference |= own.charCodeAt(i) ^ signature.charCodeAt(i)
  return difference === 0
}
