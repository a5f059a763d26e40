import { relative } from 'node:path'
import type { Campaign } from '../../campaigns/campaign.ts'
import { withoutDemos } from '../../campaigns/demo.ts'
import { CampaignProblems, isIn, type Problem } from '../../campaigns/problem.ts'
import { createKeyring } from '../../seal/secret.ts'
import { cannotBeBuilt, inspectCampaigns } from '../sealing/inspection.ts'
import { forSite } from '../sealing/lend-site.ts'
import { lend, type Site } from '../sealing/site-campaigns.ts'
import { bundleStudio, type StudioFile } from '../studio-files.ts'
import { Cache } from './cache.ts'
import type { CampaignBuild } from './campaign-build.ts'
import { openCommonCache } from './common-cache.ts'
import { Digests } from './digests.ts'
import { FilmStore } from './film-store.ts'
import { lastCampaigns } from './held.ts'
import { type BuildOptions, type Inputs, readInputs } from './inputs.ts'
import type { Progress } from './progress.ts'
import { type BuildRecord, readRecord } from './record.ts'
import { openRenderer, type Renderer } from './renderer.ts'
import { lookAt, Stage } from './stage.ts'

/** One build: what it is made from, and what comes of it. */
export interface Context {
  options: BuildOptions
  site: Site
  inputs: Inputs
  /** Of the last build under this secret. */
  record: BuildRecord | undefined
  /** Whether the last site was built by the same code. */
  isSameCode: boolean
  stage: Stage
  /** One for each folder, in order. */
  builds: CampaignBuild[]
  /** Demos that are not to be in the site. */
  leftOut: readonly Campaign[]
  /** Errors of those that are broken. */
  problems: Problem[]
  progress: Progress
  /** Bundles the pages when they are first asked for, which takes seconds after our own code changed. */
  renderer(): Promise<Renderer>
}

/**
 * Reads all that a build begins with, and lends it to the pages. A broken campaign stops only itself; throws
 * {@link CampaignProblems} when what is wrong belongs to none.
 *
 * @param folder where the site is built
 */
export async function openContext(options: BuildOptions, folder: string, progress: Progress): Promise<Context> {
  const keyring = createKeyring(options.secret)
  const cache = new Cache(options.dataDir, keyring)
  const record = await readRecord(cache)
  const digests = new Digests(record?.stamps)
  const inputs = await readInputs(options, digests)
  const last = await lookAt(options.distDir, record?.files)
  const builds: CampaignBuild[] = []
  const site: Site = {
    ...{ siteUrl: options.siteUrl, keyring, cache, digests, code: inputs.code },
    commonCache: await openCommonCache(options.dataDir, inputs.code),
    films: new FilmStore(options.dataDir, keyring, (file) => progress.packages(relative(options.campaignsDir, file))),
    campaigns: async () => builds.flatMap(({ campaign }) => campaign ?? []),
    problems: async () => [],
    studio: once<StudioFile[]>(bundleStudio),
  }
  lend(site)
  const { campaigns, problems } = await inspectCampaigns(options.campaignsDir, options.siteUrl)
  const { open, leftOut } = withoutDemos(campaigns, options)
  const errors = problems.filter(({ severity }) => severity === 'error')
  const ownerOf = (problem: Problem) => [...inputs.folders.keys()].find((each) => isIn(each, problem))
  if (errors.some((error) => ownerOf(error) === undefined)) throw new CampaignProblems(errors)
  const broken = new Set(errors.map(ownerOf))
  const lastOf = await lastCampaigns(last, keyring, record)
  for (const each of inputs.folders.keys()) {
    if (leftOut.some(({ folder }) => folder === each)) continue
    const sound = broken.has(each) ? undefined : open.find((campaign) => campaign.folder === each)
    const campaign = await (sound && forSite(sound, site))?.catch((error: unknown) => {
      errors.push(cannotBeBuilt({ folder: each }, error))
      return undefined
    })
    builds.push({ folder: each, campaign, last: lastOf(each), state: 'made', files: [] })
  }
  return {
    ...{ options, site, inputs, record, builds, leftOut, problems: errors, progress, stage: new Stage(folder, last) },
    isSameCode: record?.code === inputs.code && record.siteUrl === options.siteUrl,
    renderer: once(() => openRenderer({ ...options, code: inputs.code })),
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}
