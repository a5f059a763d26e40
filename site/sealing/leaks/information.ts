/** Bytes that are looked at together, as many as the shortest run that counts anywhere. */
const STRETCH = 24

/** Of 12 letters that say something, 10 groups of three begin; of `lalalalalala` 2, of two letters in a row of each 4. */
const FEWEST_GROUPS = 8

/** Whether bytes of text say anything: not where a few letters come again and again, as in a placeholder or a drawn line. */
export function tells(text: Uint8Array): boolean {
  for (let start = 0; start === 0 || start + STRETCH / 2 < text.length; start += STRETCH / 2) {
    if (groupsIn(text.subarray(start, start + STRETCH)) >= FEWEST_GROUPS) return true
  }
  return false
}

function groupsIn(text: Uint8Array): number {
  const groups = new Set<number>()
  for (let at = 0; at + 3 <= text.length; at++) {
    groups.add(((text[at] ?? 0) << 16) | ((text[at + 1] ?? 0) << 8) | (text[at + 2] ?? 0))
  }
  return groups.size
}
