import { readText } from '../../campaigns/text-file.ts'
import { kindsOf, stylesOf, stylesOverProseOf } from '../../pieces/styles.ts'
import { blurOf } from '../blur.ts'
import { fontCss } from '../fonts/font-faces.ts'
import { pairOf } from '../fonts/typefaces.ts'
import type { SiteCampaign } from '../sealing/site-campaigns.ts'
import circleParts from '../styles/circles.css?inline'
import desk from '../styles/desk.css?inline'
import parts from '../styles/inside.css?inline'
import page from '../styles/page.css?inline'
import previewParts from '../styles/preview.css?inline'
import { colourTokens } from './colours.ts'
import { LOOKS } from './index.ts'
import { ownStylesheet } from './own-stylesheet.ts'
import { tallCss, wordCss } from './title-measures.ts'

/**
 * The stylesheets of every look, by their path. `look`: what everybody sees. `motion`: what moves, for those who want it to.
 * `opening`: the second act of the opening, as the scene changes; nobody comes to it before what is inside has been fetched.
 * `inside`: what only those see who are let in. `preview`: what only those see who look at a preview.
 */
const SHEETS = import.meta.glob<string>('./*/*.css', { query: '?inline', import: 'default', eager: true })

function sheet({ look }: SiteCampaign, name: 'look' | 'motion' | 'opening' | 'inside' | 'preview'): string {
  const css = SHEETS[`./${look}/${name}.css`]
  if (css === undefined) throw new Error(`The look ${look} has no ${name}.css`)
  return css
}

/** The exports of a look's `measured.ts`: rules that depend on the title, before the page is opened and inside. */
interface Measured {
  pageCss(campaign: SiteCampaign): Promise<string>
  insideCss(campaign: SiteCampaign): Promise<string>
}

const MEASURED = import.meta.glob<Measured>('./*/measured.ts', { eager: true })

/** The measures of a look; one that leaves the title to the browser only needs those of its words. */
function measured({ look }: SiteCampaign): Measured {
  return MEASURED[`./${look}/measured.ts`] ?? { pageCss: wordCss, insideCss: async () => '' }
}

const LAYERS = '@layer tokens,base,parts,look,campaign,scripts,states;'

/**
 * The stylesheet of a campaign's page before it is opened, in one file, since each further one may cost a round trip: the
 * page's own rules, fonts, colours, the look's rules between those of the parts and of the states, and the campaign's own.
 */
export async function lookStylesheet(campaign: SiteCampaign): Promise<string> {
  const { cover, radius } = campaign
  const { faces, tokens } = await fontCss(pairOf(campaign))
  const coverTokens = cover
    ? `:root{--cover-blur:url(${await blurOf(cover.image)});${focusToken(cover)}}${uprightCss(campaign)}`
    : ''
  const rules = [tokens, coverTokens, colourTokens(campaign), sheet(campaign, 'look')]
  rules.push(await measured(campaign).pageCss(campaign), tallCss(campaign), moving(campaign, sheet(campaign, 'motion')))
  if (radius !== undefined) rules.push(`:root{--radius:${radius}px}`)
  return `${LAYERS}${page}${faces}@layer look{${rules.join('')}}${await ownLayer(campaign)}\n`
}

/** The campaign's own rules, over the look's. */
async function ownLayer({ stylesheet }: SiteCampaign): Promise<string> {
  return stylesheet ? `@layer campaign{${ownStylesheet(await readText(stylesheet))}}` : ''
}

function uprightCss({ look, cover }: SiteCampaign): string {
  const { upright } = LOOKS[look]
  return cover?.tall && upright ? `@media${upright}{:root{${focusToken(cover.tall)}}}` : ''
}

function focusToken({ focus }: { focus: readonly number[] }): string {
  return `--cover-focus:${focus.map((share) => `${share}%`).join(' ')}`
}

/** The stylesheet of the opened page, loaded with its script. */
export async function insideStylesheet(campaign: SiteCampaign): Promise<string> {
  const rules = [await measured(campaign).insideCss(campaign), moving(campaign, sheet(campaign, 'opening'))]
  rules.push(sheet(campaign, 'inside'), stylesOverProseOf(campaign.pieces))
  // A look's rules for a kind are in a stylesheet of the kind's name; without one, the kind's own have to do.
  for (const kind of kindsOf(campaign.pieces)) rules.push(SHEETS[`./${campaign.look}/${kind}.css`] ?? '')
  rules.push(SHEETS[`./${campaign.look}/brand.css`] ?? '')
  return `@layer parts{${parts}${stylesOf(campaign.pieces)}}@layer look{${rules.join('')}}\n`
}

function moving({ motion }: SiteCampaign, rules: string): string {
  return motion === 'full' ? `@media(prefers-reduced-motion:no-preference){${rules}}` : ''
}

/** The stylesheet of what circles show, loaded with their scripts. A look without rules for it has the common ones alone. */
export function circlesStylesheet({ look }: SiteCampaign): string {
  return `@layer parts{${circleParts}}@layer look{${SHEETS[`./${look}/circles.css`] ?? ''}}\n`
}

/** The stylesheet of a preview's bar, loaded with its script. */
export function previewStylesheet(campaign: SiteCampaign): string {
  return `@layer parts{${previewParts}}@layer look{${sheet(campaign, 'preview')}}\n`
}

/**
 * The stylesheet of pages beside the campaign's own, such as an ambassador's: fonts and colours of the campaign, and
 * its own rules. What else a look does there stands in its `desk.css`.
 */
export async function deskStylesheet(campaign: SiteCampaign): Promise<string> {
  const { faces, tokens } = await fontCss(pairOf(campaign))
  const rules = [tokens, colourTokens(campaign), SHEETS[`./${campaign.look}/desk.css`] ?? '']
  if (campaign.radius !== undefined) rules.push(`:root{--radius:${campaign.radius}px}`)
  return `${desk}${faces}@layer look{${rules.join('')}}${await ownLayer(campaign)}\n`
}
