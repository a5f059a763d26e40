import { LONGEST_LABEL, TURNS } from '../../../campaigns/label.ts'

/** The most names that the API takes at once. */
const MOST = 1000

/** Splits pasted text into names, one a line, without duplicates, whether composed or decomposed. */
export function namesOf(pasted: string): string[] {
  const lines = pasted.replaceAll(TURNS, '').split(/\r?\n/)
  const names = new Set(
    lines.map((line) =>
      line
        .replaceAll(/\p{Cc}+/gu, ' ')
        .trim()
        .normalize('NFC'),
    ),
  )
  names.delete('')
  return [...names]
}

export function isTooMany(names: readonly string[]): boolean {
  return names.length > MOST
}

export function tooLongOf(names: readonly string[]): string[] {
  return names.filter(({ length }) => length > LONGEST_LABEL)
}

export function takenOf(names: readonly string[], existing: readonly { label: string }[]): string[] {
  const taken = new Set(existing.map(({ label }) => label.normalize('NFC')))
  return names.filter((name) => taken.has(name))
}
