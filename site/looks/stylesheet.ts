import type { CampaignConfig } from '../../campaigns/schema.ts'
import { blurOf } from '../components/cover-blur.ts'
import { fontCss } from '../fonts/font-faces.ts'
import type { SiteCampaign } from '../sealing/site-campaigns.ts'
import parts from '../styles/inside.css?inline'
import page from '../styles/page.css?inline'
import cinemaInside from './cinema/inside.css?inline'
import cinema from './cinema/look.css?inline'
import cinemaMotion from './cinema/motion.css?inline'
import { colourTokens } from './colours.ts'
import letterInside from './letter/inside.css?inline'
import letter from './letter/look.css?inline'
import letterMotion from './letter/motion.css?inline'
import posterInside from './poster/inside.css?inline'
import poster from './poster/look.css?inline'
import posterMotion from './poster/motion.css?inline'

interface Styles {
  /** What everybody sees. */
  look: string
  /** What moves, for those who want it to. */
  motion: string
  /** What only those see who are let in. */
  inside: string
}

const STYLES: Record<CampaignConfig['look'], Styles> = {
  cinema: { look: cinema, motion: cinemaMotion, inside: cinemaInside },
  letter: { look: letter, motion: letterMotion, inside: letterInside },
  poster: { look: poster, motion: posterMotion, inside: posterInside },
}

const LAYERS = '@layer tokens,base,parts,look,scripts,states;'

/**
 * All that a campaign's page needs before it is opened, in one file, since every further one may cost a round trip: the
 * page's own rules, fonts, colours, and those of the look between the parts and the states.
 */
export async function lookStylesheet({ look, accent, cover }: SiteCampaign): Promise<string> {
  const { faces, tokens } = await fontCss(look)
  const coverTokens = cover
    ? `:root{--cover-blur:url(${await blurOf(cover.image)});--cover-focus:${cover.focus.map((share) => `${share}%`).join(' ')}}`
    : ''
  const rules = [tokens, coverTokens, colourTokens(look, accent), STYLES[look].look]
  const motion = `@media(prefers-reduced-motion:no-preference){${STYLES[look].motion}}`
  return `${LAYERS}${page}${faces}@layer look{${rules.join('')}${motion}}\n`
}

/** The rest of it, fetched with the script of what is inside. */
export function insideStylesheet({ look }: SiteCampaign): string {
  return `@layer parts{${parts}}@layer look{${STYLES[look].inside}}\n`
}
