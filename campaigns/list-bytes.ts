/**
 * The text of a list, as programs write it: UTF-8 with or without a byte order mark, UTF-16 (Excel's "Unicode text", and
 * without a mark databases'), or the Windows code page of western Europe where it is neither.
 */
export function decodeList(bytes: Uint8Array): string {
  const order = utf16Of(bytes)
  return order ? new TextDecoder(order).decode(bytes) : (utf8(bytes) ?? western(bytes))
}

/** The order of bytes of UTF-16, by its mark or since the same half of what is in most lists is zero: line ends, digits, separators. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const zero = bytes.indexOf(0)
  const count = (sign: number) => bytes.filter((byte) => byte === sign).length
  const isOneHalf = bytes.every((byte, i) => byte !== 0 || i % 2 === zero % 2)
  // A zero in other text is a fault of its line.
  if (zero < 0 || bytes.length % 2 === 1 || !isOneHalf || count(0) < count(0x0a)) return undefined
  return zero % 2 === 1 ? 'utf-16le' : 'utf-16be'
}

/** Bytes that are no list: a workbook, or text of which this run of letters cannot be told. */
export type Unreadable = { why: 'workbook' } | { why: 'letters'; letters: string }

/** Why these bytes are no list that can be read; undefined where they are one. */
export function unreadable(bytes: Uint8Array): Unreadable | undefined {
  const start = bytes.subarray(0, 4)
  if (WORKBOOKS.some((mark) => mark.every((byte, i) => start[i] === byte))) return { why: 'workbook' }
  if (utf16Of(bytes) || utf8(bytes) !== undefined) return undefined
  const letters = MISREAD.exec(western(bytes))?.[0]
  return letters === undefined ? undefined : { why: 'letters', letters }
}

/** The same for the command line, with what helps. */
export function byteFault(bytes: Uint8Array): string | undefined {
  const found = unreadable(bytes)
  if (found?.why === 'workbook') return 'is a workbook, expected it saved as CSV (in Excel: “CSV UTF-8”)'
  return found && `its letters cannot be told (“${found.letters}”), expected it saved in UTF-8 (in Excel: “CSV UTF-8”)`
}

/** How ZIP archives begin, which Excel's and LibreOffice's files are, and older ones of Excel. */
const WORKBOOKS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
]

/**
 * What no text of western Europe has: a run of accented letters, as of Arabic ones, a sign or a capital where Polish, DOS or a
 * Mac has a letter, and what the code page leaves out. Sæþór has three accented letters in a row, and Spanish begins with ¿.
 */
const MISREAD =
  /[\p{L}\u0081]*(?:[À-ÿ]{4}|\p{L}[ŠŽŸ‚„†‡ˆ‰‹]\p{Ll}|\p{Ll}[Æ¹³¿¯¼¾]\p{Ll}|\p{Ll}[ŽŸ‚](?!\p{L})|[¹³£¯]\p{L}|¿\p{Ll}(?!.*\?)|[\u0081\u008d\u008f\u0090\u009d])\p{L}*/u

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const western = (bytes: Uint8Array) => new TextDecoder('windows-1252').decode(bytes)
