import unhomoglyph from 'unhomoglyph'

/** Blanks, Braille's included, what is never shown, and the line that only stretches Arabic letters. */
const UNSEEN = /[\s\u2800\u0640\p{Default_Ignorable_Code_Point}]+/gu

/**
 * How a name looks, without blanks and invisible characters: as it is written, in capitals and in small letters (the
 * skeletons of Unicode's UTS 39, section 4). Two names can be taken for each other when they have one in common: `Νour`
 * with a Greek capital is `Nour`, and `νera` in small letters `vera`, but no single form says both. Accents are seen, and
 * so keep names apart.
 */
export function skeletonsOf(name: string): string[] {
  const visible = name.normalize('NFKD').replace(UNSEEN, '')
  const forms = [visible, visible.toUpperCase(), visible.toUpperCase().toLowerCase()]
  return [...new Set(forms.map((form) => unhomoglyph(form).normalize('NFKD')))]
}

/** Whether the two names can be mistaken for each other. */
export function areAlike(one: string, other: string): boolean {
  const skeletons = new Set(skeletonsOf(one))
  return skeletonsOf(other).some((skeleton) => skeletons.has(skeleton))
}
