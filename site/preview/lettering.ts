import sharp, { type OverlayOptions } from 'sharp'
import { unshownLetters } from '../fonts/fallbacks.ts'
import { type Face, loadFallbacks } from './faces.ts'
import { UNPACKED } from './picture.ts'

/** Text as pixels, cropped to its ink, to be placed as a layer. */
export interface Lettering {
  input: Buffer
  width: number
  height: number
}

interface Setting {
  face: Face
  colour: string
  /** The box to fill and the largest type size, in pixels. */
  width: number
  height: number
  largest: number
  /** Most lines. Default: 5. */
  lines?: number
  align?: 'left' | 'centre'
}

/** Type size for measuring, in points, which are pixels too. */
const SIZE = 100

/** The same for all texts: with another one, Pango loads every font anew, which takes three times as long as drawing. */
const DPI = 72

/** Sets a text as large as its box allows, in lines as even as possible; undefined when there is nothing to set. */
export async function letter(text: string, setting: Setting): Promise<Lettering | undefined> {
  const settable = drawable(text)
  if (!settable) return undefined
  const fallbacks = await loadFallbacks(settable)
  const set = { ...setting, fallbacks }
  const { width, height, largest, lines = 5 } = setting
  let best = { text: '', scale: 0 }
  for (const breaking of breakings(settable, lines)) {
    const size = await sharp(toInput(breaking, set)).metadata()
    const scale = Math.min(width / size.width, height / size.height, largest / SIZE)
    // Prefers fewer lines, unless more make it visibly larger.
    if (scale > best.scale * 1.04) best = { text: breaking, scale }
  }
  const { data, info } = await sharp(toInput(best.text, set, best.scale))
    // Fonts of the machine may not shrink to any size.
    .resize({ width, height, fit: 'inside', withoutEnlargement: true })
    .png(UNPACKED)
    .toBuffer({ resolveWithObject: true })
  return { input: data, width: info.width, height: info.height }
}

/** Puts a layer's point `(atX, atY)`, in shares of its size, at a point of the picture. */
export function place(
  lettering: Lettering | undefined,
  x: number,
  y: number,
  atX: number,
  atY: number,
): OverlayOptions[] {
  if (!lettering) return []
  const { input, width, height } = lettering
  return [{ input, left: Math.round(x - width * atX), top: Math.round(y - height * atY) }]
}

export function isArabic(text: string): boolean {
  return /\p{Script=Arabic}/u.test(text)
}

/** Without letters that no font of ours has, as of emoji: those of machines differ, and without any, boxes stand for them. */
export function drawable(text: string): string {
  const unshown = unshownLetters(text)
  const letters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment)
  return letters
    .filter((each) => !unshown.includes(each))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The text in one line, in two, and so on, each time with the longest line as short as can be. No word is ever broken. */
export function breakings(text: string, most: number): string[] {
  const words = unbroken(text)
  const found = new Map<number, string>()
  for (let width = text.length; width > 0; width--) {
    const lines = fill(words, width)
    if (lines.length <= most) found.set(lines.length, lines.join('\n'))
  }
  return [...found.values()]
}

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** Characters that no line ends with. */
const OPENING = /[\p{Ps}\p{Pi} ]$/u

const WORDS = new Intl.Segmenter(undefined, { granularity: 'word' })

/** Whether words follow each other without spaces, so that only a dictionary tells where a line may break. */
export function isUnspaced(text: string): boolean {
  return UNSPACED.test(text)
}

/** Splits a text into unbreakable parts, each with the space before it. */
export function unbroken(text: string): string[] {
  // French has a space before some marks and within quotation marks, where no line may break.
  const bound = text.replace(/(?<=«) | (?=[;:!?»])/g, '\u00a0')
  return bound.split(/(?= )/).flatMap((word) => (isUnspaced(word) ? wordsIn(word) : [word]))
}

/**
 * Splits a text by a dictionary. Marks stay with the words they close or open, and Japanese particles with the word before.
 */
function wordsIn(text: string): string[] {
  const found: string[] = []
  for (const { segment, isWordLike } of WORDS.segment(text)) {
    const last = found.at(-1)
    const follows = isWordLike ? /^\p{Script=Hiragana}{1,2}$/u.test(segment) : !OPENING.test(segment)
    if (last !== undefined && (follows || OPENING.test(last))) found[found.length - 1] = last + segment
    else found.push(segment)
  }
  return found
}

function fill(words: string[], width: number): string[] {
  const lines: string[] = []
  for (const word of words) {
    const longer = `${lines.at(-1)}${word}`
    if (lines.length > 0 && longer.length <= width) lines[lines.length - 1] = longer
    else lines.push(word.trimStart())
  }
  return lines
}

function toInput(
  text: string,
  { face, fallbacks, colour, align = 'left' }: Setting & { fallbacks: string[] },
  scale = 1,
) {
  const { leading, tracking } = face
  const { family, axes } = face[isArabic(text) ? 'arabic' : 'latin']
  // Arabic letters are joined, and its families have more line spacing than they need.
  const [lineHeight, space] = isArabic(text) ? [0.83, 0] : [leading, tracking]
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const size = SIZE * (Math.max(1, Math.floor(DPI * scale)) / DPI)
  // Pango measures type in points, but spaces between letters in 1024ths of a pixel.
  const markup =
    `<span font="${[family, ...fallbacks].join()}, ${size}${axes && ` @${axes}`}" foreground="${colour}" line_height="${lineHeight}" ` +
    `letter_spacing="${Math.round(space * SIZE * scale * 1024)}">${escaped}</span>`
  return { text: { text: markup, align, rgba: true, wrap: 'none', dpi: DPI } } as const
}
