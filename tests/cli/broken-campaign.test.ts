import { symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { openFile } from '../../db/clients/file.ts'
import { writeCampaigns } from '../support/campaign-folder.ts'
import { SECRET, temporaryFolder, writeDist } from '../support/fixture.ts'
import { endAll, run } from '../support/program.ts'

afterEach(endAll)

it('lists the links of a campaign that is broken now as it was last built, and looks at no other campaign', async () => {
  const distDir = await writeDist()
  const folder = await temporaryFolder()
  await symlink(distDir, join(folder, 'dist'))
  await (await openFile(`file:${dirname(distDir)}/entrenous.db`)).close()
  await writeCampaigns(
    {
      'open/campaign.yaml': 'titel: Open',
      'other/campaign.yaml': 'title: Other',
      'other/sealed/x.md': '![](../media/no.jpg)',
    },
    join(folder, 'campaigns'),
  )
  const env = { ENTRENOUS_DATA: dirname(distDir), ENTRENOUS_SECRET: SECRET, SITE_URL: 'https://share.example' }
  const links = run(['cli/entrenous.ts', 'links', 'open'], folder, env)
  expect(await links.ended).toBe(0)
  expect(links.said()).toMatch(
    /campaigns\/open\/campaign\.yaml:1 titel: unknown field.*\nopen: as it was last built, until/,
  )
  expect(links.said()).toMatch(/https:\/\/share\.example\/open\/#/)
  expect(links.said()).not.toContain('no.jpg')
  const never = run(['cli/entrenous.ts', 'links', 'other'], folder, env)
  expect(await never.ended).toBe(1)
  expect(never.said()).toMatch(/other\/sealed\/x\.md:1 /)
})
