import { RunIndex } from './run-index.ts'

/** Part of a label that is recognised as such: a piece may take up a few words of a long title. */
const PART = 12

/** Shorter labels are parts of any text. */
const SHORTEST = 4

/** Between two texts: in neither, nor in a label. */
const GAP = Buffer.from([0])

/** Marks with 1 what of each text belongs to a label that the campaigns publish: labels below 12 letters as a whole. */
export function coverLabels(texts: readonly Buffer[], labels: readonly Buffer[]): Uint8Array[] {
  const all = Buffer.concat(texts.flatMap((text) => [text, GAP]))
  const cover = new Uint8Array(all.length)
  let start = 0
  const covers = texts.map(({ length }) => {
    const own = cover.subarray(start, start + length)
    start += length + GAP.length
    return own
  })
  const parts = new RunIndex(texts, { block: PART / 2, minimum: () => PART })
  for (const label of unique(labels)) {
    if (label.length >= SHORTEST && label.length < PART) coverWhole(cover, all, label)
    parts.find(label, ({ source, start, length }) => {
      covers[source]?.fill(1, start, start + length)
      // Never enough: every place that a text shares with the label is to be marked.
      return false
    })
  }
  return covers
}

function coverWhole(cover: Uint8Array, text: Buffer, label: Buffer) {
  for (let at = text.indexOf(label); at !== -1; at = text.indexOf(label, at + 1)) cover.fill(1, at, at + label.length)
}

/** Campaigns have pieces of the same title. */
function unique(labels: readonly Buffer[]): Buffer[] {
  return [...new Map(labels.map((label) => [label.toString(), label])).values()]
}
