/** Base58 in the Bitcoin alphabet, for 16 bytes at a time: always 22 characters, letters and digits only. */

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const LENGTH = 22
/** Two digits at a time: a quarter of the divisions, on the hottest path there is. */
const PAIR = 58 * 58
const PAIRS = Array.from({ length: PAIR }, (_, pair) => `${ALPHABET[Math.floor(pair / 58)]}${ALPHABET[pair % 58]}`)
const DIGITS = new Map([...ALPHABET].map((character, digit) => [character.charCodeAt(0), digit]))

/** Source of the pattern that 22 base58 characters match, for use in larger patterns. */
export const BASE58_PATTERN = `[${ALPHABET}]{${LENGTH}}`

/** 16 bytes as 22 characters, left-padded with `1` (zero). */
export function encodeBase58(bytes: Uint8Array): string {
  const pairs = new Uint16Array(LENGTH / 2)
  for (let at = 0; at < 16; at += 2) {
    let carry = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
    for (let i = pairs.length - 1; i >= 0; i--) {
      carry += (pairs[i] ?? 0) * 0x10000
      pairs[i] = carry % PAIR
      carry = Math.floor(carry / PAIR)
    }
  }
  let text = ''
  for (const pair of pairs) text += PAIRS[pair]
  return text
}

/** The 16 bytes of 22 characters; undefined for any other length, character, or value of 2^128 and above. */
export function decodeBase58(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (text.length !== LENGTH) return undefined
  const words = new Uint16Array(8)
  for (let at = 0; at < LENGTH; at += 2) {
    const high = DIGITS.get(text.charCodeAt(at))
    const low = DIGITS.get(text.charCodeAt(at + 1))
    if (high === undefined || low === undefined) return undefined
    let carry = high * 58 + low
    for (let i = words.length - 1; i >= 0; i--) {
      carry += (words[i] ?? 0) * PAIR
      words[i] = carry & 0xffff
      carry = Math.floor(carry / 0x10000)
    }
    if (carry > 0) return undefined
  }
  const bytes = new Uint8Array(16)
  words.forEach((word, i) => {
    bytes[2 * i] = word >> 8
    bytes[2 * i + 1] = word
  })
  return bytes
}
