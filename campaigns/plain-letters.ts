import unhomoglyph from 'unhomoglyph'

/** Full stops of other scripts and heights, which readers take for one. */
const DOTS = /[\u3002\u2024\uff61\u00b7\u2022\u2219\u22c5\u06d4\u0589]/gu
const DASHES = /[\p{Pd}\u2212]/gu

/**
 * A text in small letters without accents and invisible characters, Cyrillic and Greek letters that look Latin as Latin
 * (UTS 39), digits of every script as ours, and words that were spelled letter by letter as words. Words of other alphabets
 * are to be compared in this form too.
 */
export function plainOf(text: string): string {
  const composed = text.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}|\\/gu, '')
  const digits = composed.replace(/\p{Nd}/gu, (digit) => String(digitOf(digit)))
  const latin = digits.replace(/[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/gu, (letter) =>
    unhomoglyph(letter),
  )
  const marked = latin.replace(DOTS, '.').replace(DASHES, '-')
  return marked.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(SPELLED, joined)
}

/** Three letters or more, each apart by the same sign. */
const SPELLED = /(?<![\p{L}\d])\p{L}(?:([ ._*-])\p{L})(?:\1\p{L})+(?![\p{L}\d])/gu
const joined = (word: string) => word.replace(/[ ._*-]/g, '')

/** Digits of a script stand in tens from its zero on, which no digit goes before. */
function digitOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
  return code - zero
}
