import type { LookName } from '../../../campaigns/looks.ts'
import type { Locale } from '../../../campaigns/schema.ts'
import { editionsOf } from '../../../campaigns/translation.ts'
import { pairOf } from '../../fonts/typefaces.ts'
import { breakings, isArabic } from '../../preview/lettering.ts'
import { keptJson, type SiteCampaign } from '../../sealing/site-campaigns.ts'
import { ACCENTED_LEADING, asSet, isAccented, isTall, measure } from '../title-measures.ts'

type Titled = Pick<SiteCampaign, 'title' | 'locale' | 'look' | 'fonts'>
type Facts = Pick<Titled, 'title' | 'locale'> & { pair: LookName }

/** One line of a title, and its width in ems. */
interface Line {
  text: string
  em: number
}

/** As in look.css. */
const TRACKING = -0.02

const MOST_LINES = 5
/** Line heights, as in look.css. */
const LEADING = { latin: 0.82, accented: ACCENTED_LEADING, tall: 1.1, arabic: 1.15 }
/**
 * The largest height as a share of the title's width: the room of a phone beside a cover, then of a word of two letters.
 */
const TALLEST = 0.84
/** The largest ratio of type sizes between lines: beyond, one shouts and the other whispers. */
const MOST_CONTRAST = 2.4

/** Up to this width, in ems, a title is set in one line, where there is room. */
const WIDEST_BANNER = 9

const known = new Map<string, Promise<Line[]>>()

/** Breaks a title into lines that each fill the poster's width, together as tall as a phone has room for. */
export function titleLines({ title, locale, ...design }: Titled): Promise<Line[]> {
  const facts = { title, locale, pair: pairOf(design) }
  const id = JSON.stringify(facts)
  const lines = known.get(id) ?? keptJson({ kind: 'title lines', files: [], facts }, () => breakUp(facts))
  known.set(id, lines)
  return lines
}

/** CSS with the measures of a campaign's titles in all languages, since the page itself may hold no style. */
export async function titleCss(campaign: SiteCampaign): Promise<string> {
  return (await Promise.all(editionsOf(campaign).map(measures))).join('')
}

async function measures(edition: SiteCampaign): Promise<string> {
  const { locale, title } = edition
  const lines = await titleLines(edition)
  const facts = { title, locale, pair: pairOf(edition) }
  const whole = await widthOf(title, facts.pair, locale)
  const isBanner = lines.length > 1 && whole <= WIDEST_BANNER
  const tall = height(facts, lines)
  const h1 = `h1:lang(${locale})`
  const ems = lines.map(({ em }, i) => `${h1} span:nth-child(${i + 1}){--em:${em.toFixed(3)}}`)
  const kind = leadingOf(facts, lines)
  // As far apart in one line as in several: its height is that of their leading.
  const banner = isBanner ? LEADING[kind] / whole : tall
  const leading = kind === 'tall' || kind === 'accented' ? `;--leading:${LEADING[kind]}` : ''
  const tokens = `:root:lang(${locale}){--lines-height:${tall.toFixed(3)};--banner-height:${banner.toFixed(3)}${leading}}`
  return tokens + ems.join('') + (isBanner ? bannerCss(h1, whole) : '')
}

/** One line on tablets, and on wide screens where no cover stands beside it. */
function bannerCss(h1: string, em: number): string {
  const rules = (scope: string) =>
    `${scope} ${h1}{font-size:calc(98.5cqi/${em.toFixed(3)});line-height:var(--leading)}${scope} ${h1} span{display:inline;font-size:inherit}`
  const closed = ':root:not([data-state=open])'
  return `@container page (36rem<=width<56rem){${rules(closed)}}@container page (width>=56rem){${rules(`${closed} .no-cover`)}}`
}

async function breakUp(facts: Facts): Promise<Line[]> {
  const { title, locale, pair } = facts
  const all: Line[][] = []
  for (const breaking of breakings(title, MOST_LINES)) {
    const lines = breaking.split('\n').map(async (text) => ({ text, em: await widthOf(text, pair, locale) }))
    all.push(await Promise.all(lines))
  }
  const best = tallest(facts, all.filter(isEven)) ?? all[0] ?? []
  const isWhisper = best.length === 1 && (best[0]?.em ?? 0) > WIDEST_BANNER
  return (isWhisper && tallest(facts, all.map(heldBack))) || best
}

function isEven(lines: readonly Line[]): boolean {
  const ems = lines.map(({ em }) => em)
  return Math.max(...ems) / Math.min(...ems) <= MOST_CONTRAST
}

/** Makes short lines narrower than the poster, so that they do not shout. */
function heldBack(lines: readonly Line[]): Line[] {
  const widest = Math.max(...lines.map(({ em }) => em))
  return lines.map(({ text, em }) => ({ text, em: Math.max(em, widest / MOST_CONTRAST) }))
}

function tallest(facts: Facts, breakings: readonly Line[][]): Line[] | undefined {
  return breakings
    .filter((lines) => height(facts, lines) <= TALLEST)
    .reduce<Line[] | undefined>(
      (best, each) => (best && height(facts, best) >= height(facts, each) ? best : each),
      undefined,
    )
}

/** What the leading of a title goes by. */
function leadingOf({ title, locale, pair }: Facts, [, ...below]: readonly Line[]): keyof typeof LEADING {
  if (isArabic(title)) return 'arabic'
  if (isTall(title)) return 'tall'
  return below.some(({ text }) => isAccented(asSet(text, pair, locale))) ? 'accented' : 'latin'
}

function height(facts: Facts, lines: readonly Line[]): number {
  const leading = LEADING[leadingOf(facts, lines)]
  return lines.reduce((sum, { em }) => sum + leading / em, 0)
}

/** Width of a text; a default one where nothing of it can be drawn. */
async function widthOf(text: string, pair: LookName, locale: Locale): Promise<number> {
  return Math.max(await measure(asSet(text, pair, locale), pair, TRACKING), 1 / TALLEST)
}
