import { readAddress } from './address.ts'
import { BASE58_PATTERN } from './base58.ts'

/** A key, as `seal/studio-key.ts` makes it. */
const KEY = new RegExp(`${BASE58_PATTERN}${BASE58_PATTERN}`)

/** The address by which a key is handed out. Fragments are not sent, so no server, proxy or log sees the key. */
export function studioUrl(siteUrl: string, key: string): string {
  return `${siteUrl}/studio/#${key}`
}

/**
 * Finds the key in pasted text, or in an address as a chat or a mail has left it: encoded, with signs or parameters behind it,
 * broken by line ends. Text without a key is given back, and opens nothing.
 */
export function findStudioKey(text: string): string {
  const reading = readAddress(text)
  const rest = reading.slice(reading.lastIndexOf('#') + 1)
  const joined = rest.replace(/[^A-Za-z0-9]+/g, '')
  const [key] = [rest, reading, joined].flatMap((each) => KEY.exec(each) ?? [])
  return key ?? text.trim()
}
