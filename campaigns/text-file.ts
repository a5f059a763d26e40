import { readFile, stat } from 'node:fs/promises'

const BOM = '\ufeff'

/** The largest text, in bytes: nobody writes a hundredth of it, and what reads Markdown takes many times as much memory. */
const LARGEST_TEXT = 16 * 2 ** 20

/** Reads a text of a campaign. Throws {@link UnfitText}, and errors of reading a file. */
export async function readText(file: string, most = LARGEST_TEXT): Promise<string> {
  const { size } = await stat(file)
  if (size > most) throw new UnfitText(file, { line: 1, message: tooLarge(size, most) })
  const bytes = await readFile(file)
  const fault = encodingFault(bytes)
  if (fault) throw new UnfitText(file, fault)
  return bytes.toString('utf8').replace(BOM, '')
}

function tooLarge(size: number, most: number): string {
  const megabytes = (bytes: number) => Math.ceil(bytes / 2 ** 20)
  return `is ${megabytes(size)} MiB large, expected a text of ${megabytes(most)} MiB at most`
}

interface TextFault {
  /** From 1. */
  line: number
  message: string
}

/** A text that is too large, or in another encoding than UTF-8. */
export class UnfitText extends Error {
  override name = 'UnfitText'
  readonly file: string
  readonly line: number

  constructor(file: string, { line, message }: TextFault) {
    super(message)
    this.file = file
    this.line = line
  }
}

const MEND = 'expected UTF-8: in the editor, save it again with that encoding'

/** How files of other programs begin, which renaming makes no text of. */
const OTHERS: [string, string][] = [
  ['{\\rtf', 'RTF'],
  ['PK\x03\x04', 'a document of an office program'],
  ['\xd0\xcf\x11\xe0', 'a document of an office program'],
  ['%PDF-', 'PDF'],
]

function encodingFault(bytes: Buffer): TextFault | undefined {
  const [, other] = OTHERS.find(([start]) => bytes.subarray(0, start.length).toString('latin1') === start) ?? []
  if (other) return { line: 1, message: `saved as ${other}, expected plain text` }
  const wide = utf16(bytes)
  if (wide) return { line: 1, message: `saved as ${wide}, not UTF-8, ${MEND}` }
  const bad = firstBadByte(bytes)
  if (bad !== undefined) {
    const meant = new TextDecoder('windows-1252').decode(bytes.subarray(bad, bad + 1))
    const line = lineAt(bytes, bad)
    return { line, message: `not UTF-8, "${around(bytes, bad, meant)}" is in another encoding, ${MEND}` }
  }
  return oddCharacter(bytes.toString('utf8'))
}

/** Control characters (except tabs and line ends), bidirectional controls, and the replacement character. */
const ODD = /(?![\t\n\r])[\p{Cc}\u202d\u202e\ufffd]/u

function oddCharacter(text: string): TextFault | undefined {
  const { 0: character, index } = ODD.exec(text) ?? {}
  if (character === undefined) return undefined
  const code = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
  const line = text.slice(0, index).split('\n').length
  const mend = character === '\ufffd' ? 'stands for a letter that was lost' : 'is none'
  return { line, message: `holds a character that ${mend} (${code}), expected text` }
}

/** UTF-8 that a program took for Windows-1252 and saved again (mojibake): é has become Ã©, ’ â€™, ę Ä™, ل Ù„. With the word around it. */
export const MISREAD = /\S*(?:Ã[¡-ª¬-º¼-¿]|Â[¡-¿]|â€|[ÄÅ][‚„†‡™›º¼]|(?:[ØÙ][¡-¿„…†‡ˆ‰Š]){2})\S*/g
export const WAS_MISREAD = 'was read in another encoding before, expected its letters: é, not Ã©'

/** What no text of single bytes is full of. */
const CONTROLS = [0, 1, 2, 3, 4, 5, 6, 7, 8]

/**
 * Detects UTF-16 by its byte order mark; without one, by a control character in most of every second byte: a zero in Latin
 * text, a 6 in Arabic.
 */
function utf16(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return bytes[2] === 0 && bytes[3] === 0 ? 'UTF-32' : 'UTF-16'
  if (first === 0xfe && second === 0xff) return 'UTF-16'
  const start = bytes.subarray(0, 400)
  const isHigh = (half: number) => {
    const every = start.filter((_, at) => at % 2 === half)
    return CONTROLS.some((control) => every.filter((byte) => byte === control).length > every.length / 2)
  }
  return isHigh(0) || isHigh(1) ? 'UTF-16' : undefined
}

function firstBadByte(bytes: Uint8Array): number | undefined {
  const isSound = (end: number) => {
    try {
      // Streaming mode: a character that is cut at the end is no error.
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end), { stream: end < bytes.length })
      return true
    } catch {
      return false
    }
  }
  if (isSound(bytes.length)) return undefined
  let [sound, bad] = [0, bytes.length]
  while (bad - sound > 1) {
    const middle = (sound + bad) >> 1
    if (isSound(middle)) sound = middle
    else bad = middle
  }
  // A byte that could begin a longer character is only found wrong at the next one.
  while (sound > 0 && (bytes[sound - 1] ?? 0) >= 0x80) sound--
  return sound
}

function lineAt(bytes: Uint8Array, at: number): number {
  return bytes.subarray(0, at).filter((byte) => byte === 0x0a).length + 1
}

/** The word around a byte, as it was meant. */
function around(bytes: Uint8Array, at: number, meant: string): string {
  const read = (from: number, to: number) => new TextDecoder('windows-1252').decode(bytes.subarray(from, to))
  const before = /\S{0,20}$/.exec(read(Math.max(0, at - 20), at))?.[0] ?? ''
  const after = /^\S{0,20}/.exec(read(at + 1, at + 21))?.[0] ?? ''
  return before + meant + after
}

/** The error of reading a file, in words for those who have to mend it. */
export function readingFault(error: unknown): { line: number; message: string } {
  if (error instanceof UnfitText) return error
  const { message, ...fault } = error instanceof Error ? error : new Error(String(error))
  const code = 'code' in fault ? String(fault.code) : message
  return { line: 1, message: `cannot be read (${code}), expected files and folders that this user may open` }
}
