import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { CampaignManifest } from '../../campaigns/manifest.ts'
import { ownFirst } from '../../cli/own-first.ts'
import { writeCampaigns } from '../support/campaign-folder.ts'
import { manifest } from '../support/fixture.ts'

it('lists the campaign that was written last first, and the demos after all others', async () => {
  const slugs = ['older', 'demo', 'newer']
  const folder = await writeCampaigns(Object.fromEntries(slugs.map((slug) => [`${slug}/campaign.yaml`, 'title: T'])))
  await utimes(join(folder, 'older', 'campaign.yaml'), 1, 1)
  const [any] = manifest.campaigns
  const campaigns = slugs.map((slug) => ({ ...any, slug, demo: slug === 'demo' }) as CampaignManifest)
  expect((await ownFirst(campaigns, folder)).map(({ slug }) => slug)).toEqual(['newer', 'older', 'demo'])
})
