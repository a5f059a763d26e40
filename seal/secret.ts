import { hkdf } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { encodeBase58 } from './base58.ts'

/** What a derived key is for. One purpose never sees another's key (HKDF's `info`, RFC 5869 section 3.2). */
type Purpose = 'link' | 'pass' | 'root' | 'words' | 'content' | 'manifest'

/** Shortest secret that is accepted, in characters: 32 random characters hold more than the 128 bits we need. */
export const SECRET_MIN_LENGTH = 32

/** Every key of one deployment, derived on demand from its one secret. */
export interface Keyring {
  /** Authenticates the link tokens of a campaign. */
  link(slug: string): Uint8Array
  /** Authenticates the passes of a campaign. */
  pass(slug: string): Uint8Array
  /** Names the roots of a campaign. */
  root(slug: string): Uint8Array
  /** Chooses and hides the words that fans of a campaign say to each other. */
  words(slug: string): Uint8Array
  /** Encrypts one piece of a campaign; 16 bytes, RFC 8188's input keying material. */
  content(slug: string, piece: string): Uint8Array<ArrayBuffer>
  /** Encrypts the manifest that the build hands to the API. */
  manifest(): Uint8Array<ArrayBuffer>
}

/**
 * Derives all keys from one secret by HKDF-SHA-256, one `info` per purpose, campaign and piece.
 * Slugs and piece ids hold no `/`, so no two scopes share an `info`.
 */
export function createKeyring(secret: string): Keyring {
  const input = utf8ToBytes(secret)
  const derive = (length: number, purpose: Purpose, ...scope: string[]) =>
    new Uint8Array(hkdf(sha256, input, undefined, utf8ToBytes(['entrenous', purpose, ...scope].join('/')), length))
  return {
    link: (slug) => derive(32, 'link', slug),
    pass: (slug) => derive(32, 'pass', slug),
    root: (slug) => derive(32, 'root', slug),
    words: (slug) => derive(32, 'words', slug),
    content: (slug, piece) => derive(16, 'content', slug, piece),
    manifest: () => derive(16, 'manifest'),
  }
}

/**
 * A 16-byte name under a key, as 22 base58 characters: says nothing of what it names to whoever lacks the key.
 */
export function keyedName(key: Uint8Array, text: string): string {
  return encodeBase58(hmac(sha256, key, utf8ToBytes(text)).subarray(0, 16))
}

/**
 * So many numbers under a key, each from 0 to below `size`: always the same for a text, and as good as drawn by lot to
 * whoever lacks the key. At most eight; `size` far below 2^32, so that none is noticeably likelier.
 */
export function keyedNumbers(
  key: Uint8Array,
  text: string,
  { count, size }: { count: number; size: number },
): number[] {
  const digest = hmac(sha256, key, utf8ToBytes(text))
  const view = new DataView(digest.buffer, digest.byteOffset)
  return Array.from({ length: count }, (_, i) => view.getUint32(4 * i) % size)
}
