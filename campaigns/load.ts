import { basename, join, resolve } from 'node:path'
import { type Campaign, CONFIG } from './campaign.ts'
import { campaignFolders } from './folder.ts'
import { broken, loadCampaign } from './load-campaign.ts'
import { byPlace, type Problem } from './problem.ts'

export interface Loaded {
  campaigns: Campaign[]
  problems: Problem[]
}

/**
 * Reads every campaign below a folder. Folders whose name starts with `_` or `.` are not campaigns.
 * @param siteUrl base of the links, which the length of messages depends on
 * @param only slug of one campaign: pieces and pictures of the others are skipped
 */
export async function loadCampaigns(folder: string, siteUrl = 'https://example.org', only?: string): Promise<Loaded> {
  const campaignsDir = resolve(folder)
  const folders = await campaignFolders(campaignsDir).catch(() => undefined)
  const here = { severity: 'error', file: campaignsDir, line: 1, field: '' } as const
  if (!folders) {
    return { campaigns: [], problems: [{ ...here, message: 'no such folder, expected CAMPAIGNS_DIR to name one' }] }
  }
  const loaded = await Promise.all(
    folders.map(({ path, fault, isLeftOut }) =>
      fault ? broken(path, 1, fault, isLeftOut && 'warning') : loadCampaign(path, siteUrl, only),
    ),
  )
  const problems = loaded.flatMap((each) => each.problems)
  if (folders.every(({ isLeftOut }) => isLeftOut))
    problems.push({ ...here, message: 'no campaign in it, expected one: npm run entrenous -- new' })
  const bySlug = new Map<string, Campaign>()
  for (const { campaign, lineOf } of loaded) {
    if (!campaign) continue
    const other = bySlug.get(campaign.slug)
    if (other) {
      problems.push({
        ...here,
        file: join(campaign.folder, CONFIG),
        line: lineOf(['slug']),
        field: 'slug',
        message: `"${campaign.slug}" is the slug of ${basename(other.folder)}/ as well, expected another`,
      })
    } else bySlug.set(campaign.slug, campaign)
  }
  return { campaigns: [...bySlug.values()], problems: problems.sort(byPlace) }
}
