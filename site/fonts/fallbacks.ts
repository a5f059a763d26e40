import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/**
 * Fonts for the letters that no look's own have, in what is drawn at build: pictures under links, icons, posters. On the page
 * itself, phones have their own. By the name that the files give their family; the first that has a letter sets it.
 */
const FAMILIES = [
  { name: 'Noto Sans', id: 'noto-sans' },
  { name: 'Noto Sans Hebrew', id: 'noto-sans-hebrew' },
  { name: 'Noto Sans Thai', id: 'noto-sans-thai' },
] as const
const JAPANESE = { name: 'Noto Sans JP', id: 'noto-sans-jp' }
const CHINESE = { name: 'Noto Sans SC', id: 'noto-sans-sc' }
const KOREAN = { name: 'Noto Sans KR', id: 'noto-sans-kr' }

/** Characters that every look has: Latin and Arabic letters, digits, and their punctuation. */
const OWN =
  /[\p{Script=Latin}\p{Script=Arabic}\p{Script=Inherited}\u0020-\u024f\u2010-\u206f\u20ac\u2116\u2122\u2190-\u2193\s]/u

/** A part of a font: one file of its letters. */
export interface FallbackFile {
  family: string
  /** Absolute path of a WOFF2. */
  file: string
}

/** The fallback file of a letter; undefined where the look has it itself, or nothing has. */
export function fallbackFor(letter: string, text: string): FallbackFile | undefined {
  if (OWN.test(letter)) return undefined
  const code = letter.codePointAt(0) ?? 0
  for (const { name, id } of familiesFor(text)) {
    const subset = partsOf(id).find(({ ranges }) => ranges.some(([from, to]) => from <= code && code <= to))?.subset
    if (subset) {
      const file = require.resolve(`@fontsource-variable/${id}/files/${id}-${subset}-wght-normal.woff2`)
      return { family: name, file }
    }
  }
  return undefined
}

/** Letters of a text that cannot be drawn at build: rare scripts, and emoji, which differ between machines. */
export function unshownLetters(text: string): string[] {
  const letters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment)
  return letters.filter((each) => {
    const [letter = ''] = each
    return /\p{Emoji_Presentation}|\ufe0f/u.test(each) || !(OWN.test(letter) || fallbackFor(letter, text))
  })
}

/** Chinese and Japanese share letters and draw them differently: kana tell a Japanese text. */
function familiesFor(text: string) {
  const isJapanese = /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)
  return [...FAMILIES, ...(isJapanese ? [JAPANESE, CHINESE] : [CHINESE, JAPANESE]), KOREAN]
}

interface Part {
  subset: string
  ranges: [from: number, to: number][]
}

const parts = new Map<string, Part[]>()

/** Fontsource says which letters each of its files has, as `unicode-range` does. */
function partsOf(id: string): Part[] {
  const known = parts.get(id)
  if (known) return known
  const subsets = require(`@fontsource-variable/${id}/unicode.json`) as Record<string, string>
  const read = Object.entries(subsets).map(([subset, list]): Part => {
    const ranges = list.split(',').map((range): [number, number] => {
      const [from = '', to = from] = range.trim().replace('U+', '').split('-')
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)]
    })
    return { subset: subset.replace(/[[\]]/g, ''), ranges }
  })
  parts.set(id, read)
  return read
}
