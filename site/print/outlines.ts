import type { Font } from 'harfbuzzjs'
import type { CampaignConfig, Locale } from '../../campaigns/schema.ts'
import { fallbackFor } from '../fonts/fallbacks.ts'
import { SCRIPTS, type Script } from '../fonts/scripts.ts'
import { axesOf, pathOf } from '../fonts/typefaces.ts'
import { unpackedFont } from '../fonts/unpacked.ts'
import { directionOf } from '../i18n/locale.ts'
import { LOOKS } from '../looks/index.ts'

/** An unbreakable word as operators of a PDF path, in thousandths of the type size, upwards. */
interface Word {
  path: string
  width: number
  /** Whether a sentence ends with it. */
  isEnd: boolean
}

/** A text as outlines, so that the printer needs no font. */
export interface Outlines {
  words: Word[]
  space: number
  /** Extent of the ink above and below the baseline. */
  top: number
  bottom: number
  leading: number
}

export interface Setting {
  look: CampaignConfig['look']
  role: 'display' | 'text'
  locale: Locale
}

const EM = 1000
const TEXT_WEIGHT = 500
const TEXT_LEADING = 1.35
/** The tightest tracking: letters as tall as a hand need more room than on a screen. */
const TIGHTEST = -0.02
/** Line height of Arabic, whose letters extend further than any capital. */
const ARABIC_LEADING = 1.25

/** Shapes a text by HarfBuzz: ligatures, kerning and the joining of Arabic letters are those of the typeface. */
export async function outline(text: string, setting: Setting): Promise<Outlines> {
  const { look, role, locale } = setting
  const tokens = LOOKS[look].typefaces.setting
  const isUpper = role === 'display' && tokens['display-case'] === 'uppercase'
  const said = isUpper ? text.toLocaleUpperCase(locale) : text
  const tracked = Number.parseFloat(tokens['display-tracking'] ?? '0')
  const tracking = role === 'display' ? Math.max(TIGHTEST, tracked) * EM : 0
  const fonts = await fontsFor(said, setting)
  const drawn = wordsOf(said, locale).map((word) => ({
    ...drawWord(word, said, fonts, locale, tracking),
    isEnd: /[.!?؟]$/.test(word),
  }))
  const words = drawn.filter(({ path }) => path.length > 0)
  return {
    words: words.map(({ path, width, isEnd }) => ({ path: path.join(' '), width: Math.round(width), isEnd })),
    space: EM * 0.25 + tracking,
    top: Math.max(0, ...words.map(({ top }) => top)),
    bottom: Math.min(0, ...words.map(({ bottom }) => bottom)),
    leading: directionOf(locale) === 'rtl' ? ARABIC_LEADING : Number(tokens[`${role}-leading`] ?? TEXT_LEADING),
  }
}

/** Orders words: within text from right to left, runs of the other direction stay together. */
function wordsOf(text: string, locale: Locale): string[] {
  const words = text.split(/[ \n]+/).filter(Boolean)
  if (directionOf(locale) === 'ltr') return words
  const units: string[] = []
  for (const word of words) {
    const before = units.at(-1)
    if (before === undefined || isArabic(before) || isArabic(word)) units.push(word)
    else units[units.length - 1] = `${before} ${word}`
  }
  return units
}

const isArabic = (text: string) => /\p{Script=Arabic}/u.test(text)

interface Fonts {
  /** Loaded only to draw an outline: its WebAssembly takes long. */
  harfbuzz: typeof import('harfbuzzjs')
  /** Fonts by script, or by the file of a fallback. */
  bySource: Map<string, Font>
}

async function fontsFor(text: string, { look, role }: Setting): Promise<Fonts> {
  const [style] = LOOKS[look].typefaces[role].styles
  const weight = role === 'display' ? Number(LOOKS[look].typefaces.setting['display-weight']) : TEXT_WEIGHT
  const needed = new Set([...text].map((letter) => sourceOf(letter, text)))
  const [harfbuzz, { default: subsetFont }] = await Promise.all([import('harfbuzzjs'), import('subset-font')])
  const { Blob, Face, Font } = harfbuzz
  const bySource: Fonts['bySource'] = new Map()
  for (const source of needed) {
    const cut = source in SCRIPTS ? style.cuts[source as Script] : { file: source, axes: { wght: weight } }
    if (!cut) continue
    const variationAxes = axesOf(cut, weight)
    const bytes = await subsetFont(await unpackedFont(pathOf(cut)), `${text} `, {
      targetFormat: 'truetype',
      variationAxes,
    })
    bySource.set(source, new Font(new Face(new Blob(new Uint8Array(bytes)))))
  }
  return { harfbuzz, bySource }
}

/** The source of a letter: a script of the look, or the file of a fallback. */
function sourceOf(letter: string, text: string): string {
  return fallbackFor(letter, text)?.file ?? scriptOf(letter)
}

function scriptOf(letter: string): Script {
  if (isArabic(letter) || SCRIPTS.arabic.includes(letter)) return 'arabic'
  return SCRIPTS.latin.includes(letter) ? 'latin' : 'polish'
}

interface Drawn {
  path: string[]
  width: number
  top: number
  bottom: number
}

function drawWord(word: string, whole: string, fonts: Fonts, locale: Locale, tracking: number): Drawn {
  const drawn: Drawn = { path: [], width: 0, top: 0, bottom: 0 }
  const runs = runsOf(word, whole)
  if (directionOf(locale) === 'rtl' && isArabic(word)) runs.reverse()
  for (const { source, text } of runs) {
    const font = fonts.bySource.get(source)
    if (font) drawRun(drawn, text, { ...fonts, font }, locale, source === 'arabic' ? 0 : tracking)
  }
  return drawn
}

function runsOf(word: string, whole: string): { source: string; text: string }[] {
  const runs: { source: string; text: string }[] = []
  for (const letter of word) {
    const [last, source] = [runs.at(-1), sourceOf(letter, whole)]
    // Marks belong to the letter that they stand on.
    if (last && (last.source === source || /\p{M}/u.test(letter))) last.text += letter
    else runs.push({ source, text: letter })
  }
  return runs
}

interface Run extends Pick<Fonts, 'harfbuzz'> {
  font: Font
}

function drawRun(drawn: Drawn, text: string, { harfbuzz, font }: Run, locale: Locale, tracking: number): void {
  const buffer = new harfbuzz.Buffer()
  buffer.addText(text)
  buffer.guessSegmentProperties()
  buffer.setLanguage(locale)
  harfbuzz.shape(font, buffer)
  const scale = EM / font.face.upem
  for (const { codepoint, xAdvance = 0, xOffset = 0, yOffset = 0 } of buffer.getGlyphInfosAndPositions()) {
    // Glyph 0: the typeface lacks the letter, mostly an emoji.
    if (codepoint === 0) continue
    const x = drawn.width + xOffset * scale
    const { operators, ys } = toPdf(font.glyphToPath(codepoint), scale, x, yOffset * scale)
    if (operators) drawn.path.push(operators)
    drawn.top = Math.max(drawn.top, ...ys)
    drawn.bottom = Math.min(drawn.bottom, ...ys)
    drawn.width += xAdvance * scale + tracking
  }
}

type Point = [x: number, y: number]

/** A path of SVG as operators of PDF (ISO 32000-1, 8.5.2), which knows no quadratic curves. */
function toPdf(svg: string, scale: number, dx: number, dy: number): { operators: string; ys: number[] } {
  const operators: string[] = []
  const ys: number[] = []
  let at: Point = [0, 0]
  for (const [, command = '', given = ''] of svg.matchAll(/([MLQCZ])([^MLQCZ]*)/g)) {
    const numbers = (given.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number)
    const points = numbers.flatMap((x, i): Point[] =>
      i % 2 ? [] : [[x * scale + dx, (numbers[i + 1] ?? 0) * scale + dy]],
    )
    ys.push(...points.map(([, y]) => y))
    const [first = at, end = first] = points
    if (command === 'Z') operators.push('h')
    else if (command === 'Q') operators.push(`${write([towards(at, first), towards(end, first), end])} c`)
    else operators.push(`${write(points)} ${{ M: 'm', L: 'l', C: 'c' }[command]}`)
    at = points.at(-1) ?? at
  }
  return { operators: operators.join(' '), ys }
}

const towards = ([x, y]: Point, [tx, ty]: Point): Point => [x + ((tx - x) * 2) / 3, y + ((ty - y) * 2) / 3]
const write = (points: readonly Point[]) =>
  points
    .flat()
    .map((n) => Number(n.toFixed(1)))
    .join(' ')
