import { buildSiteOf } from '../e2e/build-site.ts'
import { engineFiles } from './campaigns.ts'
import { requireEngines } from './engines-here.ts'

/** Installs engines that are missing, and builds the tested site once for all of them, unless `npm test` has. */
export default async function buildSite(): Promise<(() => Promise<void>) | undefined> {
  requireEngines()
  return process.env.E2E_FOLDER ? undefined : buildSiteOf(await engineFiles())
}
