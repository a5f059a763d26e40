import sharp from 'sharp'
import { editionsOf } from '../../campaigns/translation.ts'
import { pairOf } from '../fonts/typefaces.ts'
import { loadFallbacks } from '../preview/faces.ts'
import { isArabic, unbroken } from '../preview/lettering.ts'
import { keptJson, type SiteCampaign } from '../sealing/site-campaigns.ts'

type Look = SiteCampaign['look']

interface Face {
  font: string
  axes: string
}

/** The display faces of each pair, as in typefaces.ts. */
const FACES: Record<Look, { latin: Face; arabic: Face }> = {
  cinema: {
    latin: { font: 'Archivo SemiBold', axes: 'wdth=75,wght=800' },
    arabic: { font: 'Cairo', axes: 'wght=800' },
  },
  letter: {
    latin: { font: 'Fraunces', axes: 'opsz=144,wght=420,SOFT=50,WONK=0' },
    arabic: { font: 'Markazi Text', axes: 'wght=500' },
  },
  poster: {
    latin: { font: 'Bricolage Grotesque 96pt ExtraBold', axes: 'opsz=96,wdth=85,wght=800' },
    arabic: { font: 'Readex Pro', axes: 'wght=700' },
  },
}

/** In pixels, for measuring. */
const SIZE = 200

/** Vietnamese letters that bear one mark above another, or one below. */
export const hasStackedMarks = (text: string) => /[\u1ea0-\u1ef9]/.test(text)

/** How many times its own type size a text in one line is wide, in a pair's display face. `tracking` is in em. */
export async function measure(text: string, pair: Look, tracking = 0): Promise<number> {
  const fallbacks = await loadFallbacks(text)
  const { font, axes } = FACES[pair][isArabic(text) ? 'arabic' : 'latin']
  const space = isArabic(text) ? 0 : Math.round(tracking * SIZE * 1024)
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const markup = `<span font="${[font, ...fallbacks].join()}, ${SIZE} @${axes}" letter_spacing="${space}">${escaped}</span>`
  const { width } = await sharp({ text: { text: markup, rgba: true, wrap: 'none', dpi: 72 } }).metadata()
  return width / SIZE
}

/**
 * How wide the widest word of a campaign's title is, in each of its languages, for looks that let a browser break the
 * title: no type is larger than that word has room for.
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
    // The pair of that look is set in capitals.
    const set = pair === 'cinema' ? title.toLocaleUpperCase(locale) : title
    const words = unbroken(set).map((word) => measure(word.trim(), pair))
    return Math.max(1, ...(await Promise.all(words)))
  })
}
