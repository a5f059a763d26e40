/** Controls, and marks that turn the direction of what stands beside a text (Unicode's bidirectional overrides). */
const UNSEEN = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu

/** A text as it is kept: its lines as they are, at most one empty line in a row, nothing that cannot be seen. */
export function tidyText(text: string): string {
  const lines = text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .split('\n')
    .map((line) => line.replace(/\t/g, ' ').replace(UNSEEN, '').trimEnd())
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** The same on one line. */
export function tidyLine(text: string): string {
  return tidyText(text).replace(/\s+/g, ' ')
}

/** Characters as a reader counts them, more or less: an emoji of one code point is one. */
export const lengthOf = (text: string): number => [...text].length
