import { doubleMetaphone } from 'double-metaphone'

/**
 * How a word sounds, coarsely: words that can be heard as one another have the same key, however they are spelled.
 * Keys are only ever compared within one language.
 */
export type Sound = (word: string) => string

/** Lower case, letters only, no accents. */
export function plain(word: string): string {
  return word
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .normalize('NFKD')
    .replace(/[^a-z]/g, '')
}

type Rule = readonly [pattern: RegExp, sound: string]

/** Applies the rules in their order, then writes every doubled letter once. A cedilla is heard, so it goes first. */
function bySpelling(rules: readonly Rule[]): Sound {
  const once: Rule = [/(.)\1+/g, '$1']
  return (word) =>
    [...rules, once].reduce(
      (text, [pattern, sound]) => text.replace(pattern, sound),
      plain(word.normalize('NFC').toLowerCase().replaceAll('ç', 'ss').replaceAll('ñ', 'ny')),
    )
}

/** Capitals are sounds that a spelling writes with several letters: nasal A, O and Q (in), N (gn), U (ou), W (oi). */
const french = bySpelling([
  [/ph/g, 'f'],
  [/s?ch|sh/g, 'X'],
  [/h/g, ''],
  [/sc(?=[eiy])/g, 's'],
  [/cc(?=[eiy])/g, 'ks'],
  [/c(?=[eiy])/g, 's'],
  [/qu?|c/g, 'k'],
  [/gn/g, 'N'],
  [/gu(?=[eiy])/g, 'G'],
  [/ge(?=[ao])|g(?=[eiy])/g, 'j'],
  [/ti(?=on|el|eu)/g, 'si'],
  [/(?<=[aeiouy])s(?=[aeiouy])/g, 'z'],
  [/oin(?![aeiouynm])/g, 'WQ'],
  [/oi|oy/g, 'W'],
  [/(?:ai|ei|i|y|u)[nm](?![aeiouynm])/g, 'Q'],
  [/[ae][nm](?![aeiouynm])/g, 'A'],
  [/o[nm](?![aeiouynm])/g, 'O'],
  [/(?<=[AOQ])p(?=t)/g, ''],
  [/e?au/g, 'o'],
  [/ou/g, 'U'],
  [/oe?u|eu/g, 'E'],
  [/ai|ei|ay|ey|e[tz]$/g, 'E'],
  [/y/g, 'i'],
  [/w/g, 'v'],
  [/(?:es?|[stdpzgx]+)$/g, ''],
  [/x/g, 'ks'],
  [/E/g, 'e'],
])

const spanish = bySpelling([
  [/ch/g, 'X'],
  [/h/g, ''],
  [/ll/g, 'y'],
  [/gu(?=[ei])/g, 'G'],
  [/g(?=[ei])/g, 'j'],
  [/c(?=[ei])|z/g, 's'],
  [/qu(?=[ei])|c/g, 'k'],
  [/[vw]/g, 'b'],
  [/x/g, 'ks'],
])

const italian = bySpelling([
  [/sc(?=[ei])/g, 'S'],
  [/c(?=[ei])/g, 'X'],
  [/g(?=[ei])/g, 'j'],
  [/h/g, ''],
  [/c?qu|cu(?=[aeio])/g, 'kw'],
  [/[ck]/g, 'k'],
])

const portuguese = bySpelling([
  [/ch/g, 'x'],
  [/lh/g, 'L'],
  [/nh/g, 'N'],
  [/h/g, ''],
  [/ss|[sx]?c(?=[ei])/g, 'S'],
  [/(?<=[aeiou])s(?=[aeiou])/g, 'z'],
  [/s/g, 'S'],
  [/gu(?=[ei])/g, 'G'],
  [/g(?=[ei])/g, 'j'],
  [/qu(?=[ei])|c/g, 'k'],
  [/z$/g, 'S'],
  [/l(?![aeiou])/g, 'u'],
  [/m$/g, 'n'],
  [/o$/g, 'u'],
  [/e$/g, 'i'],
])

/** English is spelled by habit, not by rule: Double Metaphone knows its habits, except that a first W or Y is heard. */
const english: Sound = (word) => {
  const [glide = ''] = /^(?:w(?!r|ho)|y)/.exec(plain(word)) ?? []
  return glide + doubleMetaphone(plain(word))[0]
}

export const SOUNDS = { en: english, fr: french, es: spanish, it: italian, pt: portuguese }
