import type { CampaignConfig } from '../../campaigns/schema.ts'
import { blurOf } from '../components/cover-blur.ts'
import { fontCss } from '../fonts/font-faces.ts'
import type { SiteCampaign } from '../sealing/site-campaigns.ts'
import cinema from './cinema/look.css?inline'
import { colourTokens } from './colours.ts'
import letter from './letter/look.css?inline'
import poster from './poster/look.css?inline'

type Look = CampaignConfig['look']

const STYLES: Record<Look, string> = { cinema, letter, poster }

/** All that makes one campaign look as it does: fonts, colours, and the look's own rules between the parts and the states. */
export async function lookStylesheet({ look, accent, cover }: SiteCampaign): Promise<string> {
  const { faces, tokens } = await fontCss(look)
  const coverTokens = cover
    ? `:root{--cover-blur:url(${await blurOf(cover.image)});--cover-focus:${cover.focus.map((share) => `${share}%`).join(' ')}}`
    : ''
  return `@layer tokens,base,parts,look,scripts,states;${faces}@layer look{${tokens}${coverTokens}${colourTokens(look, accent)}${STYLES[look]}}\n`
}
