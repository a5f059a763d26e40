import { join } from 'node:path'
import { stop as stopEsbuild } from 'esbuild'
import { type CampaignManifest, MANIFEST_FILE, toManifest } from '../../campaigns/manifest.ts'
import { sealDeterministically } from '../../seal/container.ts'
import { pairOf } from '../fonts/typefaces.ts'
import type { Context } from './context.ts'
import { writeEdgeFiles } from './edge-files.ts'
import { inParallel } from './in-parallel.ts'
import type { BuildRecord } from './record.ts'
import { filesBelow } from './stage.ts'
import { commonTasks } from './tasks.ts'
import { withTwins } from './twins.ts'

/** Makes the files that belong to no campaign, and the fonts; takes them over where neither changed. */
export async function makeCommon({ builds, stage, site, record, isSameCode, renderer }: Context) {
  const campaigns = builds.flatMap(({ campaign, state }) => (campaign && state === 'made' ? campaign : []))
  const fonts = [...new Set(campaigns.map(pairOf))].sort()
  const last = record?.common
  if (isSameCode && last?.digest === fonts.join()) {
    const taken = await Promise.all(last.files.map((path) => stage.take(path)))
    if (taken.every(Boolean)) return last
  }
  const tasks = await commonTasks(fonts, site, renderer)
  await inParallel(tasks, async ({ path, make }) => stage.write(path, await make()))
  // Its service would keep 100 MB to the end.
  await stopEsbuild()
  const { client } = await renderer()
  const bundled = await filesBelow(client)
  for (const path of bundled) await stage.adopt(join(client, path), path)
  const files = [...tasks.map(({ path }) => path), ...bundled].flatMap(withTwins)
  return { digest: fonts.join(), files } satisfies BuildRecord['common']
}

/** Writes the sealed manifest of the campaigns in the site, and what else is of all of them; returns them. */
export async function writeManifest({ builds, stage, site, options }: Context): Promise<CampaignManifest[]> {
  const entries = builds.flatMap(({ state, campaign, last }) => {
    if (state === 'made' && campaign) return toManifest([campaign]).campaigns
    return state === 'kept' && last ? [last.entry] : []
  })
  const text = new TextEncoder().encode(JSON.stringify({ ...toManifest([]), campaigns: entries }))
  await stage.write(MANIFEST_FILE, await sealDeterministically(text, site.keyring.manifest(), 'manifest'))
  await writeEdgeFiles(stage, entries, options.siteUrl)
  return entries
}
