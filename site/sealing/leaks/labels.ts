import { RunIndex } from './run-index.ts'

/** The shortest part of a label that is recognised: a piece may repeat a few words of a long title. */
const PART = 12

/** Shorter labels are parts of any text. */
const SHORTEST = 4

/** The separator of texts, which occurs in neither texts nor labels. */
const GAP = Buffer.from([0])

/** Marks with 1 the parts of each text that belong to a public label; labels below 12 letters only as a whole. */
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
      // Never stops: every place that a text shares with the label is marked.
      return false
    })
  }
  return covers
}

function coverWhole(cover: Uint8Array, text: Buffer, label: Buffer) {
  for (let at = text.indexOf(label); at !== -1; at = text.indexOf(label, at + 1)) cover.fill(1, at, at + label.length)
}

/** Removes duplicates: pieces of several campaigns may share a title. */
function unique(labels: readonly Buffer[]): Buffer[] {
  return [...new Map(labels.map((label) => [label.toString(), label])).values()]
}
