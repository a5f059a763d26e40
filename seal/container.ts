import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { encodeBase58 } from './base58.ts'
import { seal } from './envelope.ts'
import { keyedName } from './secret.ts'

type Bytes = Uint8Array<ArrayBuffer>

/**
 * Seals deterministically: the same key and plaintext always give the same container, so that a rebuild leaves unchanged
 * files and caches alone. The salt is a MAC of the plaintext (as RFC 5297's synthetic IV), so that no salt is used for two
 * plaintexts.
 */
export async function sealDeterministically(plaintext: Bytes, key: Bytes, keyId: string): Promise<Bytes> {
  return seal(plaintext, { key, keyId, salt: syntheticSalt(plaintext, key) })
}

/** A sealed medium and its file name, from one pass over its bytes. */
export async function sealMedium(
  plaintext: Bytes,
  key: Bytes,
  keyId: string,
): Promise<{ name: string; container: Bytes }> {
  const salt = syntheticSalt(plaintext, key)
  return { name: encodeBase58(salt), container: await seal(plaintext, { key, keyId, salt }) }
}

/** The file name of a sealed medium: its container's salt. It changes with the content and reveals nothing of it. */
export function mediumName(plaintext: Bytes, key: Bytes): string {
  return encodeBase58(syntheticSalt(plaintext, key))
}

/**
 * The file name of a piece's own container. It stays when the text changes, so that a page opened earlier still finds it.
 *
 * @param locale of a translation
 */
export function pieceName(key: Bytes, locale?: string): string {
  return keyedName(key, locale ? `piece ${locale}` : 'piece')
}

function syntheticSalt(plaintext: Bytes, key: Bytes): Bytes {
  return new Uint8Array(hmac(sha256, hmac(sha256, key, new Uint8Array([1])), plaintext).subarray(0, 16))
}
