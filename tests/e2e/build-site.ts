import type { Files } from '../support/campaign-folder.ts'
import { Workplace } from '../unit/sealing/workplace.ts'
import { campaignFiles } from './campaigns.ts'

/** Builds the tested site once, in a folder that every worker reads, unless `npm test` has. */
export default async function buildSite(): Promise<(() => Promise<void>) | undefined> {
  return process.env.E2E_FOLDER ? undefined : buildSiteOf(await campaignFiles())
}

/** Builds a site of campaigns with the real command; `TestSite` serves it. Returns what takes it away. */
export async function buildSiteOf(files: Files): Promise<() => Promise<void>> {
  const workplace = await Workplace.open()
  await workplace.write(files)
  const { code, stdout, stderr } = await workplace.build()
  if (code !== 0) throw new Error(`The site was not built: ${stdout}${stderr}`)
  process.env.E2E_FOLDER = workplace.folder
  return () => workplace.close()
}
