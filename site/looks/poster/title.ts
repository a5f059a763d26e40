import sharp from 'sharp'
import { editionsOf } from '../../../campaigns/translation.ts'
import { loadFallbacks } from '../../preview/faces.ts'
import { breakings, isArabic } from '../../preview/lettering.ts'
import { keptJson, type SiteCampaign } from '../../sealing/site-campaigns.ts'

/** One line of a title, and how many times its own type size it is wide. */
interface Line {
  text: string
  em: number
}

/** As in typefaces.ts and look.css. */
const LATIN = { font: 'Bricolage Grotesque 96pt ExtraBold', axes: 'opsz=96,wdth=85,wght=800', tracking: -0.02 }
const ARABIC = { font: 'Readex Pro', axes: 'wght=700', tracking: 0 }

/** In pixels, for measuring. */
const SIZE = 200
const MOST_LINES = 5
/** Of one line to the next; as in look.css. */
const LEADING = { latin: 0.82, arabic: 1.15 }
/** Heights as shares of the title's width: what a phone has room for beside a cover, and a word of two letters. */
const TALLEST = 0.84
/** Beyond, one line shouts and the other whispers. */
const MOST_CONTRAST = 2.4

/** A title this short is a banner, in one line, where there is room. */
const WIDEST_BANNER = 9

const known = new Map<string, Promise<Line[]>>()

/** A title in lines that are each set as wide as the poster: as tall together as a phone has room for. */
export function titleLines(title: string): Promise<Line[]> {
  const lines = known.get(title) ?? keptJson({ kind: 'title lines', files: [], facts: { title } }, () => breakUp(title))
  known.set(title, lines)
  return lines
}

/** The measures of a campaign's titles in all its languages, since no style may stand in the page itself. */
export async function titleCss(campaign: SiteCampaign): Promise<string> {
  return (await Promise.all(editionsOf(campaign).map(measures))).join('')
}

async function measures({ locale, title }: SiteCampaign): Promise<string> {
  const lines = await titleLines(title)
  const whole = await measure(title)
  const isBanner = lines.length > 1 && whole <= WIDEST_BANNER
  const tall = height(title, lines)
  const banner = isBanner ? height(title, [{ text: title, em: whole }]) : tall
  const h1 = `h1:lang(${locale})`
  const ems = lines.map(({ em }, i) => `${h1} span:nth-child(${i + 1}){--em:${em.toFixed(3)}}`)
  const tokens = `:root:lang(${locale}){--lines-height:${tall.toFixed(3)};--banner-height:${banner.toFixed(3)}}`
  return tokens + ems.join('') + (isBanner ? bannerCss(h1, whole) : '')
}

/** One line on tablets, and on wide screens where no cover stands beside it. */
function bannerCss(h1: string, em: number): string {
  const rules = (scope: string) =>
    `${scope} ${h1}{font-size:calc(98.5cqi/${em.toFixed(3)});line-height:var(--leading)}${scope} ${h1} span{display:inline;font-size:inherit}`
  const closed = ':root:not([data-state=open])'
  return `@container page (36rem<=width<56rem){${rules(closed)}}@container page (width>=56rem){${rules(`${closed} .no-cover`)}}`
}

async function breakUp(title: string): Promise<Line[]> {
  let best: Line[] = []
  for (const breaking of breakings(title, MOST_LINES)) {
    const lines = await Promise.all(breaking.split('\n').map(async (text) => ({ text, em: await measure(text) })))
    const ems = lines.map(({ em }) => em)
    const isEven = Math.max(...ems) / Math.min(...ems) <= MOST_CONTRAST
    const fits = isEven && height(title, lines) <= TALLEST
    if (best.length === 0 || (fits && height(title, lines) > height(title, best))) best = lines
  }
  return best
}

function height(title: string, lines: Line[]): number {
  const leading = isArabic(title) ? LEADING.arabic : LEADING.latin
  return lines.reduce((sum, { em }) => sum + leading / em, 0)
}

async function measure(text: string): Promise<number> {
  const fallbacks = await loadFallbacks(text)
  const { font, axes, tracking } = isArabic(text) ? ARABIC : LATIN
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const markup = `<span font="${[font, ...fallbacks].join()}, ${SIZE} @${axes}" letter_spacing="${Math.round(tracking * SIZE * 1024)}">${escaped}</span>`
  const { width } = await sharp({ text: { text: markup, rgba: true, wrap: 'none', dpi: 72 } }).metadata()
  return Math.max(width / SIZE, 1 / TALLEST)
}
