import type { SiteCampaign } from '../../sealing/site-campaigns.ts'
import { wordCss } from '../title-measures.ts'
import { ripCss, tearCss } from './tears.ts'
import { titleCss } from './title.ts'

/** A poster breaks its title itself, until it is open. */
export async function pageCss(campaign: SiteCampaign): Promise<string> {
  return tearCss() + (await titleCss(campaign))
}

export async function insideCss(campaign: SiteCampaign): Promise<string> {
  return ripCss() + (await wordCss(campaign))
}
