import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { encodeBase58 } from './base58.ts'
import { seal } from './envelope.ts'
import { keyedName } from './secret.ts'

type Bytes = Uint8Array<ArrayBuffer>

/**
 * Seals bytes so that the same key and plaintext always give the same container: a rebuild changes no file that did
 * not change, and caches stay warm. The salt is a MAC of the plaintext (the idea of RFC 5297's synthetic IV), so one
 * salt never meets two plaintexts.
 */
export async function sealDeterministically(plaintext: Bytes, key: Bytes, keyId: string): Promise<Bytes> {
  return seal(plaintext, { key, keyId, salt: syntheticSalt(plaintext, key) })
}

/** A sealed medium and its file name, of one look at its bytes. */
export async function sealMedium(
  plaintext: Bytes,
  key: Bytes,
  keyId: string,
): Promise<{ name: string; container: Bytes }> {
  const salt = syntheticSalt(plaintext, key)
  return { name: encodeBase58(salt), container: await seal(plaintext, { key, keyId, salt }) }
}

/** The file name of a sealed medium: its container's salt. Changes with the content and says nothing of it. */
export function mediumName(plaintext: Bytes, key: Bytes): string {
  return encodeBase58(syntheticSalt(plaintext, key))
}

/**
 * The file name of a piece's own container: stays when its text changes, so that a page opened before still finds it.
 *
 * @param locale of a text that is not the campaign's first
 */
export function pieceName(key: Bytes, locale?: string): string {
  return keyedName(key, locale ? `piece ${locale}` : 'piece')
}

function syntheticSalt(plaintext: Bytes, key: Bytes): Bytes {
  return new Uint8Array(hmac(sha256, hmac(sha256, key, new Uint8Array([1])), plaintext).subarray(0, 16))
}
