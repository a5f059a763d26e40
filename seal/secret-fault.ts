import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** Shortest secret that is accepted, in characters: 32 random characters hold more than the 128 bits we need. */
const SHORTEST = 32

/** Of 32 random characters, even hexadecimal ones, fewer are different once in 27 million. */
const FEWEST_DIFFERENT = 8

/** SHA-256 of secrets that everybody can read: `.entrenous-walk/secret` of this repository's history. */
const PUBLISHED = ['9840ff25734c124a4491cbe70820e82ee16e9fed691004dee36cee2a92d24fec']

/** A secret that may not be used. The message says where it stands, what is wrong with it and the mend, never what it is. */
export class SecretFault extends Error {
  override name = 'SecretFault'
}

/** What is wrong with a secret, and what to do; undefined for one that can be used. */
export function faultOf(secret: string): string | undefined {
  const text = secret.trim()
  const mend = `expected ${SHORTEST} random characters or more, such as those of \`openssl rand -base64 32\``
  if (text.length < SHORTEST) return `shorter than ${SHORTEST} characters, ${mend}`
  if (new Set(text).size < FEWEST_DIFFERENT) return `fewer than ${FEWEST_DIFFERENT} different characters, ${mend}`
  if (PUBLISHED.includes(bytesToHex(sha256(utf8ToBytes(text))))) {
    return `published in the history of this project, so that anybody can forge links and open pieces, ${mend}`
  }
  return undefined
}
