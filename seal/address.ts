import { BASE58_PATTERN } from './base58.ts'

/** A channel letter and a link token, as a private link carries them. */
export interface PrivateLink {
  letter: string
  token: string
}

/** So many meanings of a damaged address are told apart at most: words can be glued to both of its ends. */
export const MOST_MEANINGS = 12

/** An address passes through so many gateways at most, each of which encodes it once more. */
const MOST_ENCODINGS = 8

const LINK = new RegExp(`^([a-z])(${BASE58_PATTERN})$`)

/**
 * Letter and token alone, and no part of a click id, which has `_` and `-`. A mark may have lost its sign (`?k`), or have
 * been written in a gateway's own way (`*23`, `=23`, `-23`). Without lookbehind: Safari has it since 16.4.
 */
const ALONE = new RegExp(`(?:^|[^\\w-]|[?&]k|[*=_-]23|/[_-])([a-zP]${BASE58_PATTERN})(?![A-Za-z0-9])`, 'g')
/** At each place where they may begin, whatever stands around them. */
const ANYWHERE = new RegExp(`(?=([a-zP]${BASE58_PATTERN}))`, 'g')
const TOKEN_ANYWHERE = new RegExp(`(?=(${BASE58_PATTERN}))`, 'g')

/** What a link stands behind. */
const MARK = /#|(?:^|[?&;/])k=/i
const NEXT_PARAMETER = /[?&][\w.]+=/

/** Splits `letter + token`; undefined when it does not have that shape (which is all this checks). */
export function parsePrivateLink(text: string): PrivateLink | undefined {
  const [, letter, token] = LINK.exec(text) ?? []
  return letter && token ? { letter, token } : undefined
}

/** The address of a private link. Mail gateways break fragments, so e-mail carries it in the query. */
export function privateLinkUrl(campaignUrl: string, letter: string, token: string, isEmail: boolean): string {
  return `${campaignUrl}${isEmail ? '?k=' : '#'}${letter}${token}`
}

/** The address of a preview: its letter is a capital, which no channel has. */
export function previewUrl(campaignUrl: string, token: string): string {
  return `${campaignUrl}#P${token}`
}

/**
 * Everything behind a campaign's own address that may be letter and token, likeliest first: what stands alone before what
 * has something glued to it, and that before what is broken into pieces by line ends, hyphens or invisible characters.
 * Only who has the key can tell which it is. The letter of a preview is `P`.
 *
 * @param rest of the address: path, query and fragment, in whatever encoding
 */
export function likelyLinks(rest: string): string[] {
  const reading = readAddress(rest)
  // The last first: a browser's own link stands in the fragment, behind an old one in the query.
  const marked = reading.split(MARK).slice(1).reverse()
  const parts = marked.map((part) => part.split(NEXT_PARAMETER)[0] ?? '')
  const found = [
    ...[...parts, reading].flatMap((part) => matches(part, ALONE)),
    ...parts.flatMap((part) => endsFirst(matches(part, ANYWHERE))),
    ...parts.flatMap((part) => endsFirst(matches(joined(part), ANYWHERE))),
  ]
  return [...new Set(found)].slice(0, MOST_MEANINGS)
}

/** Whether an address has a mark of a private link with anything behind it. */
export function isMarked(rest: string): boolean {
  return readAddress(rest).split(MARK).slice(1).some(Boolean)
}

/** Every 22 characters in a text that may be a token: for those who have the key, and can tell. */
export function tokensIn(text: string): string[] {
  const readings = [text, readAddress(text)]
  return [...new Set([...readings, ...readings.map(joined)].flatMap((reading) => matches(reading, TOKEN_ANYWHERE)))]
}

/** An address in plain characters: every mail gateway on its way may encode it, and keyboards have full-width letters. */
export function readAddress(text: string): string {
  let reading = text
  for (let time = 0; time < MOST_ENCODINGS; time++) reading = reading.replace(/(?:%[\da-f]{2})+/gi, decode)
  return reading.normalize('NFKD').replace(/&#?\w{2,20};/g, ' ')
}

function decode(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    // Another encoding than UTF-8: no letter or digit of ours is lost with it.
    return ' '
  }
}

function joined(text: string): string {
  return text.replace(/[^A-Za-z0-9]+/g, '')
}

/** Something is glued to a link before it or behind it, seldom both. */
function endsFirst(found: string[]): string[] {
  return [...found.slice(0, 1), ...found.slice(-1), ...found]
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap(([, found]) => found ?? [])
}
