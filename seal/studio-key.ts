import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { encodeBase58 } from './base58.ts'

/**
 * Keys and session tokens of the studio: 256 random bits as 44 letters and digits, which a double click selects whole
 * and no messenger cuts.
 */

export function newStudioToken(): string {
  return write(crypto.getRandomValues(new Uint8Array(32)))
}

/**
 * What is kept of a key or token. Plain SHA-256: nobody tries out 256 random bits, so slowness and salt would protect
 * nothing. It is looked up by this digest, which a guess cannot steer: how long a comparison takes tells nothing.
 */
export function digestOf(token: string): string {
  return bytesToHex(sha256(utf8ToBytes(token)))
}

/**
 * The token that takes another's place: whoever has both the old one and the salt makes the same one again, whoever
 * lacks either makes none.
 */
export function successorOf(token: string, salt: string): string {
  return write(sha256(utf8ToBytes(`${salt}/${token}`)))
}

/** The address that a key is handed out as. Fragments are not sent: no server, proxy or log sees it. */
export function studioUrl(siteUrl: string, key: string): string {
  return `${siteUrl}/studio/#${key}`
}

/** The key in what somebody pasted: the whole address, or the key with blanks around it. */
export function findStudioKey(text: string): string {
  return text.slice(text.lastIndexOf('#') + 1).trim()
}

function write(bytes: Uint8Array): string {
  return encodeBase58(bytes.subarray(0, 16)) + encodeBase58(bytes.subarray(16))
}
