import { BASE58_PATTERN } from './base58.ts'

/** The parts of a private link: channel letter and link token. */
export interface PrivateLink {
  letter: string
  token: string
}

/** The most readings of a damaged address that are tried: words, even a sentence, can be glued to both of its ends. */
export const MOST_MEANINGS = 40

/** The most gateways that an address passes through, each of which encodes it once more. */
const MOST_ENCODINGS = 8

const LINK = new RegExp(`^([a-z])(${BASE58_PATTERN})$`)

/**
 * Letter and token on their own, and not part of a click id, which has `_` and `-`; keyboards begin with a capital. Without
 * lookbehind, which Safari lacks before 16.4.
 */
const ALONE = new RegExp(
  `(?:^|[^\\w-]|[?&]k|[*=_-]23|/[_-]|u00(?:23|3[dD]))([A-Za-z]${BASE58_PATTERN})(?![A-Za-z0-9])`,
  'g',
)
/** Letter and token at any place, whatever stands around them. */
const ANYWHERE = new RegExp(`(?=([a-zP]${BASE58_PATTERN}))`, 'g')
const TOKEN_ALONE = new RegExp(`(?:^|[^\\w-])(${BASE58_PATTERN})(?![A-Za-z0-9])`, 'g')
const TOKEN_ANYWHERE = new RegExp(`(?=(${BASE58_PATTERN}))`, 'g')

/** A character that HTML or a script wrote as its number, up to 255. */
const NUMBERED = /(?:\\x|[\\%]u00)([\da-f]{2})|&#x0*([\da-f]{2});|&#0*(\d{2,3});/gi
/** Other characters by number or name, tags of HTML, and letters beyond ASCII in quoted-printable. */
const NO_LETTER = /&#?\w{2,20};|[\\%]u[\da-fA-F]{4}|<\/?[a-z]{1,10} ?\/?>|(?:=[89A-F][\dA-F]){2,}/g

/** The mark before a link: `#` or `k=`. */
const MARK = /#|(?:^|[?&;/])k=/i
const NEXT_PARAMETER = /[?&][\w.]+=/

/** Splits letter and token; undefined when the text does not have their shape. Only the shape is checked. */
export function parsePrivateLink(text: string): PrivateLink | undefined {
  const [, letter, token] = LINK.exec(text) ?? []
  return letter && token ? { letter, token } : undefined
}

/** The address of a private link. Mail gateways break fragments, so e-mail carries it in the query. */
export function privateLinkUrl(campaignUrl: string, letter: string, token: string, isEmail: boolean): string {
  return `${campaignUrl}${isEmail ? '?k=' : '#'}${letter}${token}`
}

/** The address of a preview. Its letter is a capital, which no channel has. */
export function previewUrl(campaignUrl: string, token: string): string {
  return `${campaignUrl}#P${token}`
}

/** The address of an ambassador's own page. No channel letter stands in it: nobody forwards it. */
export function ambassadorUrl(campaignUrl: string, token: string): string {
  return `${campaignUrl}ambassador/#${token}`
}

/** The address of a page that checks a proof. */
export function proofUrl(campaignUrl: string, proof: string): string {
  return `${campaignUrl}proof/#${proof}`
}

/**
 * Every reading of an address that may be letter and token, likeliest first: those that stand alone before those with
 * something glued to them, and these before those broken by line ends, hyphens or invisible characters. Which one is right,
 * only the holder of the key can tell. The letter of a preview is `P`.
 *
 * @param rest of the address, after the campaign's own: path, query and fragment, in whatever encoding
 */
export function likelyLinks(rest: string): string[] {
  const reading = readAddress(rest)
  // Last first: a browser's own link is in the fragment, after an older one in the query.
  const marked = reading.split(MARK).slice(1).reverse()
  const parts = marked.map((part) => part.split(NEXT_PARAMETER)[0] ?? '')
  // Queries have click ids, in which anything may stand.
  const [path = ''] = reading.split(/[?#]/)
  const found = [
    // No channel has a capital.
    ...[...parts, reading].flatMap((part) => matches(part, ALONE).map((link) => link.replace(/^[^P]/, lower))),
    ...[...parts, path, ...parts.map(joined)].flatMap((part) => endsFirst(matches(part, ANYWHERE))),
  ]
  return [...new Set(found)].slice(0, MOST_MEANINGS)
}

/** Whether an address has the mark of a private link, followed by anything. */
export function isMarked(rest: string): boolean {
  return readAddress(rest).split(MARK).slice(1).some(Boolean)
}

/** Every 22 characters of a text that may be a token, for the holder of the key, who can tell. */
export function tokensIn(text: string): string[] {
  const plain = [text, ...unpacked(text)]
  const readings = plain.flatMap((each) => [each, readAddress(each)])
  return [...new Set([...readings, ...readings.map(joined)].flatMap((reading) => matches(reading, TOKEN_ANYWHERE)))]
}

/** The likeliest token behind the mark of an address that has no letter, as an ambassador's page; undefined: there is none. */
export function likelyToken(rest: string): string | undefined {
  const parts = readAddress(rest).split(MARK).slice(1).reverse()
  return [...parts.flatMap((part) => matches(part, TOKEN_ALONE)), ...parts.flatMap(tokensIn)][0]
}

/** Addresses that a gateway packed into its own in base64, as Sophos does. */
function unpacked(text: string): string[] {
  const packed = text.match(/[\w+/-]{40,}/g) ?? []
  // A letter beyond the last whole byte is none of it: `atob` would throw.
  const whole = packed.map((each) => (each.length % 4 === 1 ? each.slice(0, -1) : each))
  const plain = whole.map((each) => atob(each.replaceAll('-', '+').replaceAll('_', '/')))
  return plain.filter((each) => /^https?:/.test(each))
}

/** An address in plain characters: every mail gateway on its way may encode it, and keyboards have full-width letters. */
export function readAddress(text: string): string {
  let reading = text
  for (let time = 0; time < MOST_ENCODINGS; time++) reading = reading.replace(/(?:%[\da-f]{2})+/gi, decode)
  reading = reading.normalize('NFKD').replace(/&(?:amp;)+/gi, '&')
  return reading
    .replace(NUMBERED, (_, hex, entity, decimal) => String.fromCharCode(decimal ?? `0x${hex ?? entity}`))
    .replace(NO_LETTER, ' ')
}

function decode(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    // Not UTF-8: no letter or digit of a link is lost with it.
    return ' '
  }
}

function joined(text: string): string {
  return text.replace(/[^A-Za-z0-9]+/g, '')
}

const lower = (text: string) => text.toLowerCase()

/** Puts the readings at both ends first: text is glued to a link before it or after it, seldom both. */
function endsFirst(found: string[]): string[] {
  return [...found.slice(0, 1), ...found.slice(-1), ...found]
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap(([, found]) => found ?? [])
}
