import type { CampaignConfig } from '../../campaigns/schema.ts'
import { readText } from '../../campaigns/text-file.ts'
import { lookStylesOf, stylesOf } from '../../pieces/styles.ts'
import { blurOf } from '../blur.ts'
import { fontCss } from '../fonts/font-faces.ts'
import { pairOf } from '../fonts/typefaces.ts'
import type { SiteCampaign } from '../sealing/site-campaigns.ts'
import parts from '../styles/inside.css?inline'
import page from '../styles/page.css?inline'
import previewParts from '../styles/preview.css?inline'
import cinemaInside from './cinema/inside.css?inline'
import cinema from './cinema/look.css?inline'
import cinemaMotion from './cinema/motion.css?inline'
import cinemaOpening from './cinema/opening.css?inline'
import cinemaPreview from './cinema/preview.css?inline'
import { colourTokens } from './colours.ts'
import letterInside from './letter/inside.css?inline'
import letter from './letter/look.css?inline'
import letterMotion from './letter/motion.css?inline'
import letterOpening from './letter/opening.css?inline'
import letterPreview from './letter/preview.css?inline'
import { ownStylesheet } from './own-stylesheet.ts'
import posterInside from './poster/inside.css?inline'
import poster from './poster/look.css?inline'
import posterMotion from './poster/motion.css?inline'
import posterOpening from './poster/opening.css?inline'
import posterPreview from './poster/preview.css?inline'
import { ripCss, tearCss } from './poster/tears.ts'
import { titleCss } from './poster/title.ts'
import { UPRIGHT } from './tall-cover.ts'
import { wordCss } from './title-measures.ts'

interface Styles {
  /** What everybody sees. */
  look: string
  /** What moves, for those who want it to. */
  motion: string
  /** The second act of the opening, as the scene changes: nobody comes to it before what is inside has been fetched. */
  opening: string
  /** What only those see who are let in. */
  inside: string
  /** What only those see who look at a preview. */
  preview: string
}

const STYLES: Record<CampaignConfig['look'], Styles> = {
  cinema: { look: cinema, motion: cinemaMotion, opening: cinemaOpening, inside: cinemaInside, preview: cinemaPreview },
  letter: { look: letter, motion: letterMotion, opening: letterOpening, inside: letterInside, preview: letterPreview },
  poster: { look: poster, motion: posterMotion, opening: posterOpening, inside: posterInside, preview: posterPreview },
}

const LAYERS = '@layer tokens,base,parts,look,campaign,scripts,states;'

/**
 * All that a campaign's page needs before it is opened, in one file, since every further one may cost a round trip: the
 * page's own rules, fonts, colours, those of the look between the parts and the states, and the campaign's own.
 */
export async function lookStylesheet(campaign: SiteCampaign): Promise<string> {
  const { look, cover, radius, stylesheet } = campaign
  const { faces, tokens } = await fontCss(pairOf(campaign))
  const coverTokens = cover
    ? `:root{--cover-blur:url(${await blurOf(cover.image)});${focusToken(cover)}}${tallCss(campaign)}`
    : ''
  // The poster breaks its title itself, until it is open.
  const measured = look === 'poster' ? tearCss() + (await titleCss(campaign)) : await wordCss(campaign)
  const rules = [tokens, coverTokens, colourTokens(campaign), STYLES[look].look, measured]
  rules.push(moving(campaign, STYLES[look].motion))
  if (radius !== undefined) rules.push(`:root{--radius:${radius}px}`)
  const own = stylesheet ? `@layer campaign{${ownStylesheet(await readText(stylesheet))}}` : ''
  return `${LAYERS}${page}${faces}@layer look{${rules.join('')}}${own}\n`
}

function tallCss({ look, cover }: SiteCampaign): string {
  return cover?.tall && UPRIGHT[look] ? `@media${UPRIGHT[look]}{:root{${focusToken(cover.tall)}}}` : ''
}

function focusToken({ focus }: { focus: readonly number[] }): string {
  return `--cover-focus:${focus.map((share) => `${share}%`).join(' ')}`
}

/** The rest of it, fetched with the script of what is inside. */
export async function insideStylesheet(campaign: SiteCampaign): Promise<string> {
  const { inside, opening } = STYLES[campaign.look]
  const rips = campaign.look === 'poster' ? ripCss() + (await wordCss(campaign)) : ''
  return `@layer parts{${parts}${stylesOf(campaign.pieces)}}@layer look{${rips}${moving(campaign, opening)}${inside}${lookStylesOf(campaign.pieces, campaign.look)}}\n`
}

function moving({ motion }: SiteCampaign, rules: string): string {
  return motion === 'full' ? `@media(prefers-reduced-motion:no-preference){${rules}}` : ''
}

/** What marks a preview, fetched with its script. */
export function previewStylesheet({ look }: SiteCampaign): string {
  return `@layer parts{${previewParts}}@layer look{${STYLES[look].preview}}\n`
}
