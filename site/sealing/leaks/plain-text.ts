/** Letters that HTML names by their accent: `&eacute;` is e and acute. */
const ACCENTS: Record<string, string> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  uml: '\u0308',
  tilde: '\u0303',
  cedil: '\u0327',
  ring: '\u030a',
  caron: '\u030c',
}

/** The other entities whose character matters: ligatures are letters, the rest can stand in a key or end a tag. */
const CHARACTERS: Record<string, string> = {
  oelig: 'œ',
  OElig: 'Œ',
  aelig: 'æ',
  AElig: 'Æ',
  szlig: 'ß',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
}

const NAMED_ENTITY = /&(?:([a-zA-Z])(acute|grave|circ|uml|tilde|cedil|ring|caron)|([a-zA-Z]+));/g
const NUMERIC_ENTITY = /&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi
/** Bytes of UTF-8, as programs write them that have no `\u`: `\xc3\xa9` is é. */
const ESCAPED_BYTES = /(?:\\x[\da-f]{2}){2,}/gi
const ESCAPE = /\\(?:u\{([0-9a-f]{1,6})\}|u([0-9a-f]{4})|x([0-9a-f]{2})|([^ux]))/gi
const PERCENT = /(?:%[0-9a-f]{2})+/gi

/** Undoes what HTML, JavaScript, JSON and addresses do to text. Unknown escapes fall away. */
export function decodeEscapes(text: string): string {
  return text
    .replace(NUMERIC_ENTITY, (_, hex?: string, decimal?: string) =>
      character(hex ? Number.parseInt(hex, 16) : Number(decimal)),
    )
    .replace(NAMED_ENTITY, (_, letter?: string, accent = '', name = '') =>
      letter ? letter + ACCENTS[accent] : (CHARACTERS[name] ?? ' '),
    )
    .replace(ESCAPED_BYTES, (run) => {
      const said = Buffer.from(run.replace(/\\x/gi, ''), 'hex').toString()
      return said.includes('\ufffd') ? run : said
    })
    .replace(ESCAPE, (_, braced?: string, four?: string, two?: string, other?: string) => {
      const hex = braced ?? four ?? two
      return hex ? character(Number.parseInt(hex, 16)) : unescaped(other ?? '')
    })
    .replace(PERCENT, (run) => {
      try {
        return decodeURIComponent(run)
      } catch {
        // Not an address: a percent sign before two letters.
        return run
      }
    })
}

/** A text as it stands, and as it reads between its tags. */
export function viewsOf(text: string): string[] {
  return [...new Set([stripTags(text), text])]
}

export function stripTags(text: string): string {
  return text.replace(/<[^<>]*>/g, '')
}

/** What of each ASCII character counts: letters in lower case and digits; 0 for the others. */
const COUNTS = Uint8Array.from({ length: 0x80 }, (_, code) => {
  const letter = String.fromCharCode(code).toLowerCase()
  return /[a-z0-9]/.test(letter) ? letter.charCodeAt(0) : 0
})

/**
 * What two texts have in common when they say the same, as UTF-8: letters and digits, in lower case and without accents, so
 * that neither typography, markup, composition (NFC, NFD) nor a slug makes a difference.
 */
export function comparable(text: string): Buffer {
  // Scripts are ASCII mostly, and Unicode's tables take ten times as long.
  const bytes = Buffer.from(text.replace(/[\u0080-\uffff]+/g, lettersOf))
  let length = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    const counted = byte < 0x80 ? COUNTS[byte] : byte
    if (counted) bytes[length++] = counted
  }
  return bytes.subarray(0, length)
}

export function normalise(text: string): string {
  return comparable(text).toString()
}

/** A sigma looks another way at the end of a word, and where that is depends on what stands beside it. */
function lettersOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replaceAll('ς', 'σ')
}

function character(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : ' '
}

/** `\/` is a slash, `\n` a line break; the letters of other escapes are no letters of the text. */
function unescaped(character: string): string {
  if (character === 'n') return '\n'
  return /[a-z0]/i.test(character) ? ' ' : character
}
