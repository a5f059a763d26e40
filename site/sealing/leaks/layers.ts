import { brotliDecompressSync, constants, inflateRawSync, inflateSync } from 'node:zlib'
import { decodeEscapes } from './plain-text.ts'
import { textRuns, wideText } from './text-runs.ts'

/** A layer: a file's bytes, or the result of decoding some of them. */
export interface Layer {
  bytes: Uint8Array
  /** The text in the bytes, unescaped. */
  text: string
}

/** How deep layers are decoded: base64 of gzip of base64 is found; anything deeper was hidden on purpose. */
const DEPTH = 3

/** What stands between two lines of one run of base64: a line break, or the end of a string that a program goes on with. */
const BREAK = `(?:["'](?:[ \\t]*[+,])?)?[ \\t]*\\r?\\n[ \\t]*(?:(?:[+,][ \\t]*)?["'])?`
/** Shorter runs of base64 hold fewer than 24 bytes. A run goes on over line breaks; its last line can be one letter before `=`. */
const NEXT_LINE = `${BREAK}(?:[\\w+/-]{4,}|[\\w+/-]{1,3}(?==))`
const BASE64 = new RegExp(`[\\w+/-]{32,}(?:${NEXT_LINE})*|[\\w+/-]{16,}(?:${NEXT_LINE})+`, 'g')
const BREAKS = new RegExp(BREAK, 'g')
/** A word of base64 by itself, as in an attribute, of 6 bytes or more. */
const SHORT_BASE64 = /(?<![\w+/-])[\w+/-]{8,31}(?![\w+/-])/g

/** Pairs of hexadecimal digits in a row, 24 bytes of them or more. */
const HEX = /(?:[\da-f]{2}){24,}/gi
/** The same by themselves, of any length, as in `0x41, 0x42`, `41 42`, `41:42`, `5769 7220` and `\x41\x42`. */
const HEX_GROUP = /(?:(?<![\da-z])(?:0x)?|\\x)((?:[\da-f]{2})+)(?![\da-z])/gi
const HEX_GAP = new RegExp(`^(?:[\\s,:;-]{0,3}|${BREAK})$`)
/** The longest gap: a program's next line, far to the right. */
const LONGEST_GAP = 40
/** Numbers below 16, as a program lists them. */
const ONE_DIGIT = /\b0x([\da-f])\b/gi
/** A line of a dump, as xxd and hexdump write it: how far it is, 16 bytes, and the same in letters. */
const DUMPED = /^[\da-f]{6,8}(?::|[ \t]{2})[ \t]*((?:[\da-f]{2}[ \t]{0,2}){1,16}).*$/gim
/**
 * Bytes, or units of UTF-16, as `new Uint8Array([83, 97])`, `String.fromCharCode(83, 8217)` and a Buffer in JSON list them. V8
 * fails at a match of two million.
 */
const DECIMALS = /-?\b\d{1,5}(?:\s*,\s*-?\d{1,5}\b){5,99999}/g
/** Bytes of a code, and of a key: they are a layer of their own. */
const SHORTEST_LIST = 6
const LONG_LIST = 16

/** What a word that is no base64 decodes to: hardly ever are all of its bytes those of a text. */
const NO_TEXT = /[^\P{C}\t\r\n]|\ufffd/u

/** RFC 2045, section 6.7: `=C3=A9`, spaces and signs that some write so too, and `=` at the end of a line that goes on. */
const QUOTED = /(?:=[\da-f]{2}){2}|=[89A-F][\dA-F]|=(?:00|20|2C|2E|3D)[a-z]|=\r?\n/gi
const QUOTED_RUN = /(?:=[\da-f]{2})+/gi
const SOFT_BREAK = /=\r?\n/g
/** How far around such a sign is decoded: further away a text reads as it did, and no run that counts as found is longer. */
const AROUND = 512

const GZIP = [0x1f, 0x8b, 0x08]
/** RFC 1950: deflate with a window of 32 KiB, at each of the four levels. */
const ZLIB = [0x01, 0x5e, 0x9c, 0xda].map((level) => [0x78, level])

/** A truncated stream counts as far as it goes. Beyond the limit, a stream is taken for noise. */
const LIMITS = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 2 ** 28 }
const BROTLI_LIMITS = { finishFlush: constants.BROTLI_OPERATION_FLUSH, maxOutputLength: 2 ** 28 }

/** A file as it is. */
export function layerOf(bytes: Uint8Array): Layer {
  return { bytes, text: decodeEscapes(textRuns(bytes)) }
}

/**
 * Decodes a layer in every way, with the depth of each result: base64 in either alphabet, hexadecimal, decimal, quoted-printable,
 * gzip, zlib, deflate, brotli.
 */
export function* wrappedIn({ bytes, text }: Layer, depth: number): Generator<[bytes: Uint8Array, depth: number]> {
  if (depth === DEPTH) return
  for (const inner of inflated(bytes)) yield [inner, depth + 1]
  for (const inner of fromBase64(text)) yield [inner, depth + 1]
  for (const inner of fromHex(text)) yield [inner, depth + 1]
  const pairs = [...hexRuns(text), ...hexRuns(escapedIn(bytes))].map((run) => Buffer.from(run, 'hex'))
  const lists = [...pairs, ...fromDecimals(text)].filter(({ length }) => length >= SHORTEST_LIST)
  for (const list of lists) if (list.length >= LONG_LIST) yield [list, depth + 1]
  const short = [
    ...[...text.matchAll(SHORT_BASE64)].map(([word]) => Buffer.from(word, 'base64')),
    ...lists.filter(({ length }) => length < LONG_LIST),
  ].flatMap(textIn)
  if (short.length > 0) yield [Buffer.from(short.join('\n')), depth + 1]
  const quoted = aroundQuoted(text)
  if (quoted === '') return
  yield [fromQuotedPrintable(quoted), DEPTH]
  const written = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  yield [bytesOfQuotedPrintable(aroundQuoted(written)), DEPTH]
}

/** The parts of a text that quoted-printable changes: every page says `width=device-width`, which could be a sign of it. */
function aroundQuoted(text: string): string {
  const parts: string[] = []
  let [start, end] = [0, 0]
  for (const { index } of text.matchAll(QUOTED)) {
    if (index - AROUND > end) {
      if (end > 0) parts.push(text.slice(start, end))
      start = index - AROUND
    }
    end = index + AROUND
  }
  if (end > 0) parts.push(text.slice(start, end))
  return parts.join('\n')
}

/** What a few bytes say, in UTF-8 or a wider form; nothing where they are no text. */
function textIn(bytes: Buffer): string[] {
  const said = bytes.toString()
  if (!NO_TEXT.test(said)) return [said]
  return bytes.includes(0) ? wideText(bytes) : []
}

/** The bytes of a file that writes some as `\x41`, as they stand: its text has read them as letters. */
function escapedIn(bytes: Uint8Array): string {
  const written = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  return written.includes('\\x') ? written.toString('latin1') : ''
}

/** All layers of a file: itself, then everything that decodes from it. */
export function* layersOf(bytes: Uint8Array, depth = 0): Generator<Layer> {
  const layer = layerOf(bytes)
  yield layer
  for (const [inner, innerDepth] of wrappedIn(layer, depth)) yield* layersOf(inner, innerDepth)
}

/** Decodes a row of hexadecimal digits from both offsets, since the start of a pair is unknown. */
function* fromHex(text: string): Generator<Uint8Array> {
  for (const [run] of text.matchAll(HEX)) {
    for (const start of [0, 1]) yield Buffer.from(run.slice(start), 'hex')
  }
}

/** Hexadecimal digits that stand in groups, or in lines, a run of them as one. */
function* hexRuns(text: string): Generator<string> {
  const plain = text.replace(DUMPED, '$1').replace(ONE_DIGIT, '0x0$1')
  let [pairs, end] = ['', 0]
  for (const match of plain.matchAll(HEX_GROUP)) {
    const isNext = pairs !== '' && match.index - end < LONGEST_GAP && HEX_GAP.test(plain.slice(end, match.index))
    if (!isNext && pairs !== '') {
      yield pairs
      pairs = ''
    }
    pairs += match[1] ?? ''
    end = match.index + match[0].length
  }
  if (pairs !== '') yield pairs
}

/** Decodes decimal numbers in a row: bytes, with a sign or without, else units of UTF-16. */
function* fromDecimals(text: string): Generator<Buffer> {
  for (const [run] of text.matchAll(DECIMALS)) {
    const numbers = run.split(',').map(Number)
    if (numbers.every((number) => number >= -128 && number < 256)) yield Buffer.from(numbers)
    else if (numbers.every((number) => number > 0))
      yield Buffer.from(new TextDecoder('utf-16le').decode(Uint16Array.from(numbers)))
  }
}

/** Decodes quoted-printable, once: mails have one such layer. */
function fromQuotedPrintable(text: string): Uint8Array {
  const decoded = text.replace(SOFT_BREAK, '').replace(QUOTED_RUN, (run) => {
    const bytes = Buffer.from(run.replaceAll('=', ''), 'hex')
    const utf8 = bytes.toString('utf8')
    return utf8.includes('\ufffd') ? bytes.toString('latin1') : utf8
  })
  return Buffer.from(decoded)
}

/** The same of what is no text, such as a key, or is in UTF-16. */
function bytesOfQuotedPrintable(written: string): Uint8Array {
  const decoded = written.replace(SOFT_BREAK, '').replace(QUOTED_RUN, (run) => {
    return Buffer.from(run.replaceAll('=', ''), 'hex').toString('latin1')
  })
  return Buffer.from(decoded, 'latin1')
}

/** Decodes a run of base64 from each of the four offsets, since its start is unknown. */
function* fromBase64(text: string): Generator<Uint8Array> {
  for (const [run] of text.matchAll(BASE64)) {
    const row = run.replace(BREAKS, '')
    for (let start = 0; start < 4; start++) yield Buffer.from(row.slice(start), 'base64')
  }
}

function* inflated(bytes: Uint8Array): Generator<Uint8Array> {
  const starts = [
    ...placesOf(bytes, GZIP).map((at) => () => inflateRawSync(bytes.subarray(gzipBody(bytes, at)), LIMITS)),
    ...ZLIB.flatMap((magic) => placesOf(bytes, magic)).map((at) => () => inflateSync(bytes.subarray(at), LIMITS)),
    () => inflateRawSync(bytes, LIMITS),
    () => brotliDecompressSync(bytes, BROTLI_LIMITS),
  ]
  for (const inflate of starts) {
    const inner = attempt(inflate)
    if (inner && inner.length > 0) yield inner
  }
}

/** RFC 1952, section 2.3: where the deflate stream starts. Node's own gunzip refuses a stream that anything follows. */
function gzipBody(bytes: Uint8Array, start: number): number {
  const flags = bytes[start + 3] ?? 0
  let at = start + 10
  if (flags & 4) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0)
  // A file's name, then a comment, each up to a zero.
  for (const flag of [8, 16]) if (flags & flag) at = bytes.indexOf(0, at) + 1
  return flags & 2 ? at + 2 : at
}

function placesOf(bytes: Uint8Array, magic: number[]): number[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const needle = Buffer.from(magic)
  const places: number[] = []
  for (let at = buffer.indexOf(needle); at !== -1; at = buffer.indexOf(needle, at + 1)) places.push(at)
  return places
}

/** Inflates; undefined for anything that is not compressed, which is the usual case: to trace each stack takes a seventh of the check. */
function attempt(inflate: () => Buffer): Buffer | undefined {
  const { stackTraceLimit } = Error
  try {
    Error.stackTraceLimit = 0
    return inflate()
  } catch {
    return undefined
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}
