import sharp from 'sharp'
import type { LookName } from '../../campaigns/looks.ts'
import type { Locale } from '../../campaigns/schema.ts'
import { editionsOf } from '../../campaigns/translation.ts'
import { pairOf } from '../fonts/typefaces.ts'
import { facesOf, loadFallbacks } from '../preview/faces.ts'
import { isArabic, unbroken } from '../preview/lettering.ts'
import { keptJson, type SiteCampaign } from '../sealing/site-campaigns.ts'
import { LOOKS } from './index.ts'

/** Type size for measuring, in pixels. */
const SIZE = 200

/**
 * Letters that reach higher or lower than others: Vietnamese ones with a mark above another or one below, those of India and
 * Southeast Asia, and those of East Asia, which fill their square.
 */
const TALL =
  /[\u0900-\u109f\u1100-\u11ff\u1780-\u17ff\u1ea0-\u1ef9\u3040-\u9fff\uac00-\ud7a3\uf900-\ufaff\u{20000}-\u{3ffff}]/u

/** Whether lines of a text would run into each other as close as Latin ones stand. */
export const isTall = (text: string) => TALL.test(text)

/** Whether a capital of it has a mark above: such a line runs into the one before it. */
export const isAccented = (text: string) => /\p{Lu}[\u0300-\u0315]/u.test(text.normalize('NFD'))

/** Line height of capitals with marks above, as a share of the type size. */
export const ACCENTED_LEADING = 1

/** Width of a text in one line, in ems, in a pair's display face. `tracking` is in em. */
export async function measure(text: string, pair: LookName, tracking = 0): Promise<number> {
  const fallbacks = await loadFallbacks(text)
  const { family, axes } = facesOf(pair).title[isArabic(text) ? 'arabic' : 'latin']
  const space = isArabic(text) ? 0 : Math.round(tracking * SIZE * 1024)
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const markup = `<span font="${[family, ...fallbacks].join()}, ${SIZE}${axes && ` @${axes}`}" letter_spacing="${space}">${escaped}</span>`
  const { width } = await sharp({ text: { text: markup, rgba: true, wrap: 'none', dpi: 72 } }).metadata()
  return width / SIZE
}

/** A text as a pair's titles are set: in capitals where the pair does so. */
export function asSet(text: string, pair: LookName, locale: Locale): string {
  return LOOKS[pair].typefaces.setting['display-case'] === 'uppercase' ? text.toLocaleUpperCase(locale) : text
}

/**
 * The width of the widest word of a campaign's titles, in each language, for looks that let a browser break the title: it
 * limits the type size.
 */
export async function wordCss(campaign: SiteCampaign): Promise<string> {
  const rules = editionsOf(campaign).map(async (edition) => {
    const leading = leadingOf(edition.title, edition)
    const token = leading === undefined ? '' : `;--display-leading:${leading}`
    return `:root:lang(${edition.locale}){--word:${(await widestWord(edition)).toFixed(2)}${token}}`
  })
  return (await Promise.all(rules)).join('')
}

/** Of a title that needs more than its pair gives; behind its first word, a line may begin anywhere. */
function leadingOf(title: string, { locale, ...design }: SiteCampaign): number | undefined {
  if (isTall(title)) return 1.2
  const pair = pairOf(design)
  const isClose = Number(LOOKS[pair].typefaces.setting['display-leading']) < ACCENTED_LEADING
  return isClose && isAccented(asSet(title, pair, locale).replace(/^\S+/, '')) ? ACCENTED_LEADING : undefined
}

/** Room between the lines of pieces' titles that need it, whatever the look gives others, and for headings in their texts. */
export function tallCss(campaign: SiteCampaign): string {
  const rules = editionsOf(campaign).map((edition) => {
    const leading = Math.max(...edition.pieces.map(({ title }) => leadingOf(title, edition) ?? 0))
    if (leading <= 0) return ''
    const scope = `lang(${edition.locale})`
    return `:root:${scope}{--tall-leading:${leading}}[data-piece][data-state] h3:${scope}{line-height:var(--tall-leading)}`
  })
  return rules.join('')
}

function widestWord({ title, locale, ...design }: SiteCampaign): Promise<number> {
  const pair = pairOf(design)
  return keptJson({ kind: 'widest word', files: [], facts: { title, locale, pair } }, async () => {
    const words = unbroken(asSet(title, pair, locale)).map((word) => measure(word.trim(), pair))
    return Math.max(1, ...(await Promise.all(words)))
  })
}
