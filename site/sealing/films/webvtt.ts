import { Parser } from 'htmlparser2'

/** What is wrong with a WebVTT file, and on which line. */
export interface WebVttFault {
  line: number
  message: string
}

/** A text and when it is shown, in seconds. */
export interface Cue {
  start: number
  end: number
  /** Without the marks in it. */
  text: string
}

/** Whether bytes are captions or chapters, by how they begin. */
export function isWebVtt(bytes: Uint8Array): boolean {
  return /^\ufeff?WEBVTT/.test(new TextDecoder().decode(bytes.subarray(0, 12)))
}

const TIME = String.raw`(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})`
const TIMING = new RegExp(`^${TIME}[ \\t]+-->[ \\t]+${TIME}(?:[ \\t]+\\S.*)?$`)
const EXPECTED = 'expected such as 00:01.000 --> 00:04.500'

/** The first thing that is wrong with captions or chapters (W3C WebVTT, 4); undefined where they are right. */
export function webVttFault(source: string): WebVttFault | undefined {
  return faultAndCues(source).fault
}

/** What captions say, or chapters are called: one line each. */
export function webVttText(source: string): string {
  return faultAndCues(source)
    .cues.map(({ text }) => text)
    .join('\n')
}

/** The texts of captions, chapters or lyrics, in order. */
export function webVttCues(source: string): Cue[] {
  return faultAndCues(source).cues
}

function faultAndCues(source: string): { fault?: WebVttFault; cues: Cue[] } {
  const lines = source.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)
  const cues: Cue[] = []
  const wrong = (index: number, message: string) => ({ fault: { line: index + 1, message }, cues })
  if (!/^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? '')) return wrong(0, 'is no WebVTT, expected WEBVTT on its first line')
  for (const { at, block } of blocksOf(lines)) {
    const timing = block.findIndex((line) => line.includes('-->'))
    if (timing < 0 && (at === 0 || /^(?:NOTE|STYLE|REGION)\b/.test(block[0] ?? ''))) continue
    const [start, end] = timesOf(block[timing] ?? '') ?? []
    if (start === undefined || end === undefined)
      return wrong(at + Math.max(timing, 0), `has no times here, ${EXPECTED}`)
    if (timing > 1)
      return wrong(at + timing, 'has several lines right above its times, expected an empty line after them')
    if (end <= start) return wrong(at + timing, 'has a text here that ends before it begins')
    if (start < (cues.at(-1)?.start ?? 0))
      return wrong(at + timing, 'has a text here that begins before the one above it, expected them in order of time')
    const lines = block.slice(timing + 1)
    const lost = lossOf(lines)
    if (lost) return wrong(at + timing + 1 + lost.index, lost.message)
    const text = said(lines.join(' '))
    if (!text) return wrong(at + timing, 'has times here without a text, expected it on the next line')
    cues.push({ start, end, text })
  }
  return cues.length > 0 ? { cues } : wrong(0, 'has no text in it, expected times and a text')
}

/** Marks that WebVTT has or programs write, times among them. */
const MARK = /<(?:\/?[a-z][^<>]*|\/?|[\d:.]+)>/gi

/** What browsers show no more of than its beginning (W3C WebVTT, 6.1 and 6.4), or take for part of another text. */
function lossOf(lines: readonly string[]): { index: number; message: string } | undefined {
  const arrow = lines.findIndex((line) => line.includes('-->'))
  if (timesOf(lines[arrow] ?? ''))
    return { index: arrow, message: 'has times right below a text, expected an empty line between' }
  if (arrow >= 0) return { index: arrow, message: 'has a text with --> here, which no browser shows, expected →' }
  if (!lines.join(' ').replace(MARK, '').includes('<')) return undefined
  const index = Math.max(
    0,
    lines.findIndex((line) => line.replace(MARK, '').includes('<')),
  )
  return { index, message: 'has a < here that begins no mark: browsers show nothing behind it, expected &lt;' }
}

/** What a text says: its marks taken off, and its entities read as browsers read those of captions. */
function said(text: string): string {
  let read = ''
  const parser = new Parser({
    ontext: (part) => {
      read += part
    },
  })
  parser.end(text.replace(/<[^>]*>/g, '').trim())
  return read
}

/** Lines in a row, with the index of the first. */
function blocksOf(lines: readonly string[]): { at: number; block: string[] }[] {
  const blocks: { at: number; block: string[] }[] = []
  let isApart = true
  lines.forEach((line, i) => {
    if (line === '') isApart = true
    const isBlank = line.trim() === ''
    if (isBlank && isApart) return
    // A line of spaces is one of the text, unless times follow.
    const isBehindSpaces = lines[i - 1]?.trim() === '' && [line, lines[i + 1]].some((each) => each?.includes('-->'))
    if (isApart || (isBehindSpaces && !isBlank)) blocks.push({ at: i, block: [line] })
    else blocks.at(-1)?.block.push(line)
    isApart = false
  })
  return blocks
}

/** Seconds. */
function timesOf(line: string): [start: number, end: number] | undefined {
  const parts = TIMING.exec(line.trim())?.slice(1, 9)
  if (!parts) return undefined
  const [start, end] = [parts.slice(0, 4), parts.slice(4)].map(([hours = 0, minutes, seconds, thousandths]) => {
    return 3600 * Number(hours) + 60 * Number(minutes) + Number(seconds) + Number(thousandths) / 1000
  })
  return start === undefined || end === undefined ? undefined : [start, end]
}
