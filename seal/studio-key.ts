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
 * The digest that is stored of a key or token. Plain SHA-256: nobody can try out 256 random bits, so slowness and salt
 * would protect nothing. It is looked up by this digest, which a guess cannot steer, so that timing reveals nothing.
 */
export function digestOf(token: string): string {
  return bytesToHex(sha256(utf8ToBytes(token)))
}

/**
 * Derives the next token from the old one and a salt: whoever has both gets the same one, whoever lacks either gets none.
 */
export function successorOf(token: string, salt: string): string {
  return write(sha256(utf8ToBytes(`${salt}/${token}`)))
}

function write(bytes: Uint8Array): string {
  return encodeBase58(bytes.subarray(0, 16)) + encodeBase58(bytes.subarray(16))
}
