/** Runs shorter than this hold nothing that the leak check looks for. */
const SHORTEST = 6

/** The high byte of most letters outside East Asia, and of typographic punctuation, in UTF-16. */
const HIGHEST_BYTE = 0x24

/** UTF-16 and UTF-32 in both byte orders: bytes of a character, and where of them its lowest two are. */
const WIDE = [
  { width: 2, low: 0, high: 1 },
  { width: 2, low: 1, high: 0 },
  { width: 4, low: 0, high: 1 },
  { width: 4, low: 3, high: 2 },
]

/**
 * All text in a file, of whatever kind the file is: runs of UTF-8, and of UTF-16 and UTF-32 in both byte orders and every
 * alignment. Noise has no such runs, so this costs next to nothing on media and containers.
 */
export function textRuns(bytes: Uint8Array): string {
  const runs = utf8Runs(bytes)
  // Wide characters write Latin letters with zeros between.
  if (bytes.includes(0)) runs.push(...wideText(bytes))
  return runs.join('\n')
}

/** Runs of UTF-16 and UTF-32. */
export function wideText(bytes: Uint8Array): string[] {
  return WIDE.flatMap((form) => wideRuns(bytes, form))
}

function utf8Runs(bytes: Uint8Array): string[] {
  const decoder = new TextDecoder()
  const runs: string[] = []
  let start = 0
  let at = 0
  const close = () => {
    if (at - start >= SHORTEST) runs.push(decoder.decode(bytes.subarray(start, at)))
  }
  while (at < bytes.length) {
    const length = characterLength(bytes, at)
    if (length === 0) {
      close()
      start = at + 1
    }
    at += length || 1
  }
  close()
  return runs
}

/** Bytes of the UTF-8 character that starts here; 0 when none does, or one that no text holds. */
function characterLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0
  if (first < 0x80) return isPrintable(first) ? 1 : 0
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0
  for (let i = 1; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0
  return length
}

function isPrintable(ascii: number): boolean {
  return ascii >= 0x20 ? ascii !== 0x7f : ascii === 9 || ascii === 10 || ascii === 13
}

function wideRuns(bytes: Uint8Array, form: (typeof WIDE)[number]): string[] {
  return Array.from({ length: form.width }, (_, start) => wideRunsFrom(bytes, start, form)).flat()
}

function wideRunsFrom(bytes: Uint8Array, start: number, { width, low, high }: (typeof WIDE)[number]): string[] {
  const runs: string[] = []
  // Above the lowest two, UTF-32 has two bytes of zeros; UTF-16 has none.
  const rest = width === 4 ? 2 - Math.min(low, high) : undefined
  const isLetter = (at: number) => {
    const upper = bytes[at + high] ?? 0
    const isNarrow = rest === undefined || (bytes[at + rest] === 0 && bytes[at + rest + 1] === 0)
    return isNarrow && upper <= HIGHEST_BYTE && (upper > 0 || isPrintable(bytes[at + low] ?? 0))
  }
  const shortest = width * SHORTEST
  for (let from = start; from + shortest <= bytes.length; ) {
    // Backwards (Boyer and Moore, 1977): in noise, most characters need not be looked at.
    let end = from + shortest
    let at = end - width
    while (at >= from && isLetter(at)) at -= width
    if (at < from) {
      while (end + width <= bytes.length && isLetter(end)) end += width
      let text = ''
      for (let i = from; i < end; i += width)
        text += String.fromCharCode((bytes[i + high] ?? 0) * 256 + (bytes[i + low] ?? 0))
      runs.push(text)
      at = end
    }
    from = at + width
  }
  return runs
}
