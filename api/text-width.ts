/** How wide text is in a font that nobody knows, such as a reader's system font: near enough to make it fit exactly. */

/** Widths in ems, of the kinds of characters that differ most; means over Arial, Helvetica, Segoe UI and Roboto. */
const KINDS: readonly (readonly [RegExp, number])[] = [
  [/\p{M}|\p{Cf}/u, 0],
  [/[ijlI.,:;'’|!()[\]]|\p{Zs}/u, 0.27],
  [/[frt"“”«»‹›·\-/]/u, 0.37],
  [/[mwMW@%&–—…]/u, 0.88],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}]/u, 1],
  [/\p{Lu}/u, 0.68],
]
const OTHER_EMS = 0.55

/** @param digit the width of a digit in this font */
export function emsOf(text: string, digit = OTHER_EMS): number {
  return [...text].reduce((sum, character) => sum + widthOf(character, digit), 0)
}

function widthOf(character: string, digit: number): number {
  if (/\p{Nd}/u.test(character)) return digit
  return KINDS.find(([kind]) => kind.test(character))?.[1] ?? OTHER_EMS
}

/** Leaves out the end of a text that is wider than some ems, between two characters as its readers see them. */
export function shorten(text: string, maxEms: number): string {
  if (emsOf(text) <= maxEms) return text
  let kept = ''
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (emsOf(`${kept}${segment}…`) > maxEms) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}
