/**
 * The text of a list, as programs write it: UTF-8 with or without a byte order mark, UTF-16 (Excel's "Unicode text", and
 * without a mark databases'), or the Windows code page of western Europe where it is neither.
 */
export function decodeList(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  // Of a digit, a separator or a line end in UTF-16 one half is zero.
  const zero = bytes.indexOf(0)
  if (zero >= 0) return new TextDecoder(zero % 2 === 1 ? 'utf-16le' : 'utf-16be').decode(bytes)
  return utf8(bytes) ?? western(bytes)
}

/** Why these bytes are no list that can be read, and what helps; undefined where they are one. */
export function byteFault(bytes: Uint8Array): string | undefined {
  const start = bytes.subarray(0, 4)
  if (WORKBOOKS.some((mark) => mark.every((byte, i) => start[i] === byte))) {
    return 'is a workbook, expected it saved as CSV (in Excel: “CSV UTF-8”)'
  }
  if (bytes.includes(0) || utf8(bytes) !== undefined) return undefined
  const misread = MISREAD.exec(western(bytes))?.[0]
  if (misread === undefined) return undefined
  return `its letters cannot be told (“${misread}”), expected it saved in UTF-8 (in Excel: “CSV UTF-8”)`
}

/** How ZIP archives begin, which Excel's and LibreOffice's files are, and older ones of Excel. */
const WORKBOOKS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
]

/**
 * What no text of western Europe has: a word of accented letters, as of Arabic ones, a sign or a capital where Polish or a
 * Mac has a letter, and what the code page leaves out.
 */
const MISREAD =
  /[\p{L}\u0081]*(?:[À-ÿ]{3}|\p{Ll}[À-ÞŠŽŸ¹³¿¯¼¾ˆ]\p{Ll}|\p{Ll}[ŽŸ](?!\p{L})|[¹³¿£¯]\p{L}|[\u0081\u008d\u008f\u0090\u009d])\p{L}*/u

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const western = (bytes: Uint8Array) => new TextDecoder('windows-1252').decode(bytes)
