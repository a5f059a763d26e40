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

/** Vietnamese letters that bear one mark above another, or one below. */
export const hasStackedMarks = (text: string) => /[\u1ea0-\u1ef9]/.test(text)

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
    const leading = hasStackedMarks(edition.title) ? ';--display-leading:1.2' : ''
    return `:root:lang(${edition.locale}){--word:${(await widestWord(edition)).toFixed(2)}${leading}}`
  })
  return (await Promise.all(rules)).join('')
}

function widestWord({ title, locale, ...design }: SiteCampaign): Promise<number> {
  const pair = pairOf(design)
  return keptJson({ kind: 'widest word', files: [], facts: { title, locale, pair } }, async () => {
    const words = unbroken(asSet(title, pair, locale)).map((word) => measure(word.trim(), pair))
    return Math.max(1, ...(await Promise.all(words)))
  })
}
