import { basename } from 'node:path'
import { expect, test, vi } from 'vitest'
import { inspectCampaigns } from '../../../site/sealing/inspection.ts'
import type * as Pictures from '../../../site/sealing/leaks/pictures.ts'
import { image, writeCampaigns } from '../../support/campaign-folder.ts'

vi.mock('../../../site/sealing/leaks/pictures.ts', async (original) => {
  const pictures = await original<typeof Pictures>()
  const reliefOfFile: typeof pictures.reliefOfFile = async (file) => {
    if (file.endsWith('broken.jpg')) throw new Error('the disk fails')
    return pictures.reliefOfFile(file)
  }
  return { ...pictures, reliefOfFile }
})

test('what fails unexpectedly where campaigns are compared is a problem of its own campaign, and the others are compared', async () => {
  const said = 'Rendez-vous à minuit derrière le théâtre.'
  const campaignsDir = await writeCampaigns({
    'a/campaign.yaml': 'title: A\ncover: { image: media/broken.jpg, alt: A }\n',
    'a/media/broken.jpg': await image(1),
    'a/sealed/x.md': 'Texte.',
    'b/campaign.yaml': 'title: B\n',
    'b/teaser.md': said,
    'b/sealed/x.md': said,
  })
  const { campaigns, problems } = await inspectCampaigns(campaignsDir)
  expect(campaigns.map(({ slug }) => slug)).toEqual(['a', 'b'])
  const errors = problems.filter(({ severity }) => severity === 'error')
  expect(errors.map(({ file, message }) => [basename(file), message])).toEqual([
    ['campaign.yaml', 'cannot be built: the disk fails'],
    ['teaser.md', expect.stringMatching(/^tells everybody text of piece x of campaign b/)],
  ])
})

test('a campaign that has passed is not checked again, but still compared with the others', async () => {
  const said = 'Rendez-vous à minuit derrière le théâtre.'
  const campaignsDir = await writeCampaigns({
    'a/campaign.yaml': 'title: A\n',
    'a/sealed/x.md': 'Texte. [nowhere](#nowhere)',
    'b/campaign.yaml': 'title: B\n',
    'b/teaser.md': said,
    'b/sealed/x.md': said,
  })
  const found = async (hasPassed?: () => boolean) => {
    const { problems } = await inspectCampaigns(campaignsDir, undefined, hasPassed)
    return problems.map(({ file }) => basename(file))
  }
  expect(await found()).toEqual(['x.md', 'teaser.md'])
  expect(await found(() => true)).toEqual(['teaser.md'])
})
