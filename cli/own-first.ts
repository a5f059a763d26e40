import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { CONFIG } from '../campaigns/campaign.ts'
import type { CampaignManifest } from '../campaigns/manifest.ts'

/** Sorts campaigns for their maker: own ones before demos, the one whose `campaign.yaml` was written last first. */
export async function ownFirst(
  campaigns: readonly CampaignManifest[],
  campaignsDir: string,
): Promise<CampaignManifest[]> {
  const dated = await Promise.all(
    campaigns.map(async (campaign) => {
      const file = await stat(join(campaignsDir, campaign.slug, CONFIG)).catch(() => undefined)
      return { campaign, writtenAt: file?.mtimeMs ?? 0 }
    }),
  )
  return dated
    .sort((a, b) => Number(a.campaign.demo) - Number(b.campaign.demo) || b.writtenAt - a.writtenAt)
    .map(({ campaign }) => campaign)
}
