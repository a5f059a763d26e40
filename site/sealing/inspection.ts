import { readFile } from 'node:fs/promises'
import { type Campaign, type Loaded, loadCampaigns } from '../../campaigns/load.ts'
import { byPlace, CampaignProblems, type Problem } from '../../campaigns/problem.ts'
import { letterProblems } from '../fonts/letter-problems.ts'
import { colourProblems } from '../looks/colour-problems.ts'
import { logoProblems } from '../looks/logo.ts'
import { stylesheetFindings } from '../looks/own-stylesheet.ts'
import { htmlProblems } from './html-problems.ts'
import { markdownProblems } from './markdown-problems.ts'
import { mediaProblems } from './media-problems.ts'

/** As {@link loadCampaigns}, and looks at each campaign as the site would show it. */
export async function inspectCampaigns(campaignsDir: string, siteUrl?: string): Promise<Loaded> {
  const { campaigns, problems } = await loadCampaigns(campaignsDir, siteUrl)
  const found = await Promise.all([
    htmlProblems(campaigns),
    markdownProblems(campaigns),
    ...campaigns.map(mediaProblems),
    ...campaigns.map(colourProblems),
    ...campaigns.map(letterProblems),
    ...campaigns.map(logoProblems),
    ...campaigns.map(stylesheetProblems),
  ])
  return { campaigns, problems: [...problems, ...found.flat()].sort(byPlace) }
}

/** As {@link inspectCampaigns}, but a single error stops it: throws {@link CampaignProblems} with all of them. */
export async function requireCampaigns(campaignsDir: string): Promise<Campaign[]> {
  const { campaigns, problems } = await inspectCampaigns(campaignsDir)
  const errors = problems.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new CampaignProblems(errors)
  return campaigns
}

async function stylesheetProblems({ stylesheet: file }: Campaign): Promise<Problem[]> {
  if (!file) return []
  return stylesheetFindings(await readFile(file, 'utf8')).map((finding) => ({ ...finding, file, field: '' }))
}
