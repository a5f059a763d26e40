import unhomoglyph from 'unhomoglyph'
import { withPlainSigns } from './look-alike-signs.ts'

/**
 * A text in small letters without accents and invisible characters, Cyrillic and Greek letters that look Latin as Latin
 * (UTS 39), digits of every script as ours, and words that were spelled letter by letter as words. Words of other alphabets
 * are to be compared in this form too.
 */
export function plainOf(text: string): string {
  return lettersOf(text).toLowerCase().replace(SPELLED, joined)
}

/** The same with its capitals, and nothing joined. */
export function lettersOf(text: string): string {
  const composed = text.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}|\\/gu, '')
  const digits = composed.replace(/\p{Nd}/gu, (digit) => String(digitOf(digit)))
  const latin = digits.replace(/[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/gu, (letter) =>
    unhomoglyph(letter),
  )
  return withPlainSigns(latin).normalize('NFKD').replace(/\p{M}/gu, '')
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
