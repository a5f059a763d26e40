import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** Shortest secret that is accepted, in characters: 32 random characters hold more than the 128 bits we need. */
const SHORTEST = 32

/** The fewest distinct characters: of 32 random ones, even hexadecimal, fewer differ once in 27 million. */
const FEWEST_DIFFERENT = 8

/** SHA-256 of secrets that were published: `.entrenous-walk/secret` of this repository's history. */
const PUBLISHED = ['9840ff25734c124a4491cbe70820e82ee16e9fed691004dee36cee2a92d24fec']

/** A secret that must not be used. The message names its place, the fault and the mend, never the secret. */
export class SecretFault extends Error {
  override name = 'SecretFault'
}

/** The fault of a secret and its mend; undefined for a good one. */
export function faultOf(secret: string): string | undefined {
  const text = secret.trim()
  const mend = `expected ${SHORTEST} random characters or more, such as those of \`openssl rand -base64 32\``
  if (text.length < SHORTEST) return `shorter than ${SHORTEST} characters, ${mend}`
  if (new Set(text).size < FEWEST_DIFFERENT) return `fewer than ${FEWEST_DIFFERENT} different characters, ${mend}`
  if (PUBLISHED.includes(bytesToHex(sha256(utf8ToBytes(text))))) {
    return `published in the history of this project, so that anybody can forge links and open pieces; what was made with it gets another by \`npm run entrenous -- secret replace\`. A new one: ${mend}`
  }
  return undefined
}
