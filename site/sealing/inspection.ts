import { join } from 'node:path'
import { type Campaign, CONFIG } from '../../campaigns/campaign.ts'
import { type Loaded, loadCampaigns } from '../../campaigns/load.ts'
import { byPlace, CampaignProblems, type Problem } from '../../campaigns/problem.ts'
import { NotUtf8, readText } from '../../campaigns/text-file.ts'
import { letterProblems } from '../fonts/letter-problems.ts'
import { colourProblems } from '../looks/colour-problems.ts'
import { logoProblems } from '../looks/logo.ts'
import { stylesheetFindings } from '../looks/own-stylesheet.ts'
import { tallCoverProblems } from '../looks/tall-cover.ts'
import { htmlProblems } from './html-problems.ts'
import { markdownProblems } from './markdown-problems.ts'
import { mediaProblems } from './media-problems.ts'

/**
 * As {@link loadCampaigns}, and looks at each campaign as the site would show it. The build begins with this, so that what
 * passes the check can be built. One that cannot be looked at is a problem of its own.
 */
export async function inspectCampaigns(campaignsDir: string, siteUrl?: string): Promise<Loaded> {
  const { campaigns, problems } = await loadCampaigns(campaignsDir, siteUrl)
  const found = await Promise.all(
    campaigns.map((campaign) => inspect(campaign).catch((error: unknown) => [cannotBeBuilt(campaign, error)])),
  )
  return { campaigns, problems: [...problems, ...found.flat()].sort(byPlace) }
}

async function inspect(campaign: Campaign): Promise<Problem[]> {
  const found = await Promise.all([
    htmlProblems([campaign]),
    markdownProblems(campaign),
    mediaProblems(campaign),
    colourProblems(campaign),
    letterProblems(campaign),
    tallCoverProblems(campaign),
    logoProblems(campaign),
    stylesheetProblems(campaign),
  ])
  return found.flat()
}

/** What stands in a campaign's way where nothing has foreseen it. */
export function cannotBeBuilt({ folder }: Pick<Campaign, 'folder'>, error: unknown, source = CONFIG): Problem {
  const message = `cannot be built: ${error instanceof Error ? error.message : error}`
  const line = error instanceof NotUtf8 ? error.line : 1
  return { severity: 'error', file: join(folder, source), line, field: '', message }
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
  return stylesheetFindings(await readText(file)).map((finding) => ({ ...finding, file, field: '' }))
}
