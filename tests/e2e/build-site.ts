import { Workplace } from '../unit/sealing/workplace.ts'
import { campaignFiles } from './campaigns.ts'

/** Builds the tested site once, with the real command, in a folder that every worker reads. */
export default async function buildSite(): Promise<() => Promise<void>> {
  const workplace = await Workplace.open()
  await workplace.write(await campaignFiles())
  const { code, stdout, stderr } = await workplace.build()
  if (code !== 0) throw new Error(`The site was not built: ${stdout}${stderr}`)
  process.env.E2E_FOLDER = workplace.folder
  return () => workplace.close()
}
