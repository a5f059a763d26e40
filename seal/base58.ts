/** Base58 in the Bitcoin alphabet, for 16 bytes at a time: always 22 characters, letters and digits only. */

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const LENGTH = 22
/** Two digits at a time: a quarter of the divisions, on the hottest path. */
const PAIR = 58 * 58
const PAIRS = Array.from({ length: PAIR }, (_, pair) => `${ALPHABET[Math.floor(pair / 58)]}${ALPHABET[pair % 58]}`)
/** A word of 32 bits, so that a word of pairs is below 2^53 and exact. */
const WORD = 2 ** 32
const NO_DIGIT = 58
/** Value of each digit, by character code. */
const DIGITS = new Uint8Array(128).fill(NO_DIGIT)
for (const [digit, character] of [...ALPHABET].entries()) DIGITS[character.charCodeAt(0)] = digit

/** Source of the pattern that 22 base58 characters match, for use in larger patterns. */
export const BASE58_PATTERN = `[${ALPHABET}]{${LENGTH}}`

/** 16 bytes as 22 characters, left-padded with `1` (zero). */
export function encodeBase58(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const pairs = new Uint16Array(LENGTH / 2)
  for (let at = 0; at < 16; at += 4) {
    let carry = view.getUint32(at)
    for (let i = pairs.length - 1; i >= 0; i--) {
      carry += (pairs[i] ?? 0) * WORD
      const quotient = Math.floor(carry / PAIR)
      pairs[i] = carry - quotient * PAIR
      carry = quotient
    }
  }
  let text = ''
  for (const pair of pairs) text += PAIRS[pair]
  return text
}

/** The 16 bytes of 22 characters; undefined for any other length, character, or value of 2^128 and above. */
export function decodeBase58(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (text.length !== LENGTH) return undefined
  const words = new Uint32Array(4)
  for (let at = 0; at < LENGTH; at += 2) {
    const high = DIGITS[text.charCodeAt(at)] ?? NO_DIGIT
    const low = DIGITS[text.charCodeAt(at + 1)] ?? NO_DIGIT
    if (high === NO_DIGIT || low === NO_DIGIT) return undefined
    let carry = high * 58 + low
    for (let i = words.length - 1; i >= 0; i--) {
      carry += (words[i] ?? 0) * PAIR
      words[i] = carry
      carry = Math.floor(carry / WORD)
    }
    if (carry > 0) return undefined
  }
  const bytes = new Uint8Array(16)
  const view = new DataView(bytes.buffer)
  words.forEach((word, i) => {
    view.setUint32(4 * i, word)
  })
  return bytes
}
