import unhomoglyph from 'unhomoglyph'

/**
 * How a name looks, without blanks and invisible characters: as it is written, in capitals and in small letters (the
 * skeletons of Unicode's UTS 39, section 4). Two names can be taken for each other when they have one in common: `Νour`
 * with a Greek capital is `Nour`, and `νera` in small letters `vera`, but no single form says both. Accents are seen, and
 * so keep names apart.
 */
export function skeletonsOf(name: string): string[] {
  const visible = name.normalize('NFKD').replace(/[\s\p{Default_Ignorable_Code_Point}]+/gu, '')
  const forms = [visible, visible.toUpperCase(), visible.toUpperCase().toLowerCase()]
  return [...new Set(forms.map((form) => unhomoglyph(form).normalize('NFKD')))]
}

/** Whether the two names can be mistaken for each other. */
export function areAlike(one: string, other: string): boolean {
  const skeletons = new Set(skeletonsOf(one))
  return skeletonsOf(other).some((skeleton) => skeletons.has(skeleton))
}
