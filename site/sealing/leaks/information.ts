/** Length of the window, in bytes: that of the shortest run that counts anywhere. */
const STRETCH = 24

/**
 * The fewest distinct trigrams in a window: 12 letters of real text have 10, `lalalalalala` has 2, alternating runs of two
 * letters 4.
 */
const FEWEST_GROUPS = 8

/** Whether bytes hold information: not where a few letters repeat, as in a placeholder or a drawn line. */
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
