import { join } from 'node:path'
import { type Campaign, CONFIG } from '../../campaigns/campaign.ts'
import { type Loaded, loadCampaigns } from '../../campaigns/load.ts'
import { byPlace, isIn, type Problem } from '../../campaigns/problem.ts'
import { readText, UnfitText } from '../../campaigns/text-file.ts'
import { letterProblems } from '../fonts/letter-problems.ts'
import { colourProblems } from '../looks/colour-problems.ts'
import { coverProblems } from '../looks/cover-problems.ts'
import { logoProblems } from '../looks/logo.ts'
import { stylesheetFindings } from '../looks/own-stylesheet.ts'
import { htmlProblems } from './html-problems.ts'
import { markdownProblems } from './markdown-problems.ts'
import { mediaProblems } from './media-problems.ts'
import { contentsOf, publicCopies } from './public-copies.ts'

/**
 * Loads campaigns as {@link loadCampaigns}, and checks each as the site would show it. The build begins with this, so that
 * what passes the check can be built. A campaign that cannot be checked is a problem of its own.
 *
 * @param hasPassed whether a campaign is as it was when it passed this check; then only what changes with time or with others is
 * looked at
 */
export async function inspectCampaigns(
  campaignsDir: string,
  siteUrl?: string,
  hasPassed = (_campaign: Campaign) => false,
): Promise<Loaded> {
  const { campaigns, problems } = await loadCampaigns(campaignsDir, siteUrl)
  const found = await Promise.all(
    campaigns
      .filter((campaign) => !hasPassed(campaign))
      .map((campaign) => inspect(campaign).catch((error: unknown) => [cannotBeBuilt(campaign, error)])),
  )
  const faults = [...problems, ...found.flat()]
  // A broken campaign is not built, so it gives nothing away.
  const isSound = ({ folder }: Campaign) => !faults.some((fault) => fault.severity === 'error' && isIn(folder, fault))
  const read = await Promise.all(
    campaigns
      .filter(isSound)
      .map((campaign) => contentsOf(campaign).catch((error: unknown) => cannotBeBuilt(campaign, error))),
  )
  const failed = read.filter((each) => 'severity' in each)
  const copies = await publicCopies(read.filter((each) => 'campaign' in each))
  return { campaigns, problems: [...faults, ...failed, ...copies].sort(byPlace) }
}

async function inspect(campaign: Campaign): Promise<Problem[]> {
  const found = await Promise.all([
    htmlProblems([campaign]),
    markdownProblems(campaign),
    mediaProblems(campaign),
    colourProblems(campaign),
    letterProblems(campaign),
    coverProblems(campaign),
    logoProblems(campaign),
    stylesheetProblems(campaign),
  ])
  return found.flat()
}

/** The problem of a campaign that fails unexpectedly. */
export function cannotBeBuilt({ folder }: Pick<Campaign, 'folder'>, error: unknown, source = CONFIG): Problem {
  const [severity, field] = ['error' as const, '']
  if (error instanceof UnfitText) return { severity, file: error.file, line: error.line, field, message: error.message }
  const message = `cannot be built: ${error instanceof Error ? error.message : error}`
  return { severity, file: join(folder, source), line: 1, field, message }
}

async function stylesheetProblems({ stylesheet: file }: Campaign): Promise<Problem[]> {
  if (!file) return []
  return stylesheetFindings(await readText(file)).map((finding) => ({ ...finding, file, field: '' }))
}
