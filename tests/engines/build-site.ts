import { buildSiteOf } from '../e2e/build-site.ts'
import { engineFiles } from './campaigns.ts'
import { requireEngines } from './engines-here.ts'

/** Builds the tested site once for all engines, which it installs where they are missing. */
export default async function buildSite(): Promise<() => Promise<void>> {
  requireEngines()
  return buildSiteOf(await engineFiles())
}
