/** Runs shorter than this hold nothing that the leak check looks for. */
const SHORTEST = 12

/** The high byte of most letters outside East Asia, and of typographic punctuation, in UTF-16. */
const HIGHEST_BYTE = 0x24

/**
 * All text in a file, of whatever kind the file is: runs of UTF-8, and of UTF-16 in both byte orders and alignments.
 * Noise has no such runs, so this costs next to nothing on media and containers.
 */
export function textRuns(bytes: Uint8Array): string {
  const runs = utf8Runs(bytes)
  // UTF-16 writes Latin letters with zeros between.
  const parities = bytes.includes(0) ? [0, 1] : []
  for (const parity of parities) {
    runs.push(...utf16Runs(bytes, parity, 'utf-16le'), ...utf16Runs(bytes, parity, 'utf-16be'))
  }
  return runs.join('\n')
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

function utf16Runs(bytes: Uint8Array, parity: number, encoding: 'utf-16le' | 'utf-16be'): string[] {
  const decoder = new TextDecoder(encoding)
  const [high, low] = encoding === 'utf-16le' ? [1, 0] : [0, 1]
  const runs: string[] = []
  let start = parity
  let at = parity
  const close = () => {
    if (at - start >= 2 * SHORTEST) runs.push(decoder.decode(bytes.subarray(start, at)))
  }
  for (; at + 1 < bytes.length; at += 2) {
    const upper = bytes[at + high] ?? 0
    if (upper <= HIGHEST_BYTE && (upper > 0 || isPrintable(bytes[at + low] ?? 0))) continue
    close()
    start = at + 2
  }
  close()
  return runs
}
