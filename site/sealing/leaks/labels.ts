import { RunIndex } from './run-index.ts'

/** Part of a label that is recognised as such: a piece may take up a few words of a long title. */
const PART = 12

/** Shorter labels are parts of any text. */
const SHORTEST = 4

/** Marks with 1 what of each text belongs to a label that the campaigns publish: labels below 12 letters as a whole. */
export function coverLabels(texts: readonly Buffer[], labels: readonly Buffer[]): Uint8Array[] {
  const covers = texts.map(({ length }) => new Uint8Array(length))
  const parts = new RunIndex(texts, { block: PART / 2, minimum: () => PART })
  for (const label of labels) {
    if (label.length < PART) for (const [i, cover] of covers.entries()) coverWhole(cover, texts[i], label)
    parts.find(label, ({ source, start, length }) => {
      covers[source]?.fill(1, start, start + length)
      // Never enough: every place that a text shares with the label is to be marked.
      return false
    })
  }
  return covers
}

function coverWhole(cover: Uint8Array, text: Buffer | undefined, label: Buffer) {
  if (!text || label.length < SHORTEST) return
  for (let at = text.indexOf(label); at !== -1; at = text.indexOf(label, at + 1)) cover.fill(1, at, at + label.length)
}
