import { relative } from 'node:path'
import type { Campaign } from '../../campaigns/campaign.ts'
import { withoutDemos } from '../../campaigns/demo.ts'
import { CampaignProblems, isIn, type Problem } from '../../campaigns/problem.ts'
import { createKeyring } from '../../seal/secret.ts'
import { countryTable } from '../circles/country-table.ts'
import { cannotBeBuilt, inspectCampaigns } from '../sealing/inspection.ts'
import { forSite } from '../sealing/lend-site.ts'
import { lend, type Site, type SiteCampaign } from '../sealing/site-campaigns.ts'
import { deskFiles, type StudioFile, studioFiles } from '../studio-files.ts'
import { Cache } from './cache.ts'
import { openCommonCache } from './common-cache.ts'
import { Digests } from './digests.ts'
import { FilmStore } from './film-store.ts'
import { type LastCampaign, lastCampaigns } from './held.ts'
import { type BuildOptions, type Inputs, readInputs } from './inputs.ts'
import type { Progress } from './progress.ts'
import { type BuildRecord, readRecord } from './record.ts'
import { openRenderer, type Renderer } from './renderer.ts'
import { lookAt, Stage } from './stage.ts'

/** A campaign on its way into the site. */
export interface CampaignBuild {
  /** Absolute path. */
  folder: string
  /** The campaign as its folder describes it; undefined if broken. */
  campaign: SiteCampaign | undefined
  /** The campaign as it is in the last site; undefined if it is not in there. */
  last: LastCampaign | undefined
  /** What the site has of it: the new version, the earlier one, or nothing. */
  state: 'made' | 'kept' | 'out'
  /** Everything of it in the site, by path. */
  files: string[]
}

/** The state of one build. */
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
  /** Demos that are left out of the site. */
  leftOut: readonly Campaign[]
  /** Errors of broken campaigns. */
  problems: Problem[]
  progress: Progress
  /** Settles when the pages are bundled, which takes seconds after our own code changed. */
  renderer(): Promise<Renderer>
}

/**
 * Reads everything that a build starts from, and lends it to the pages. A broken campaign stops only itself; throws {@link
 * CampaignProblems} for errors that belong to none.
 *
 * @param folder where the site is built
 */
export async function openContext(options: BuildOptions, folder: string, progress: Progress): Promise<Context> {
  const keyring = createKeyring(options.secret)
  const cache = new Cache(options.dataDir, keyring)
  const record = await readRecord(cache)
  const digests = new Digests(record?.stamps)
  const inputs = await readInputs(options, digests)
  const renderer = once(() => openRenderer({ ...options, code: inputs.code }))
  // In a process of its own, while this one reads the campaigns. Whoever asks for it hears of a failure.
  renderer().catch(() => undefined)
  const last = await lookAt(options.distDir, record?.files)
  const builds: CampaignBuild[] = []
  const commonCache = await openCommonCache(options.dataDir, inputs.code)
  const site: Site = {
    ...{ siteUrl: options.siteUrl, keyring, cache, commonCache, digests, code: inputs.code },
    films: new FilmStore(options.dataDir, keyring, (file) => progress.packages(relative(options.campaignsDir, file))),
    campaigns: async () => builds.flatMap(({ campaign }) => campaign ?? []),
    problems: async () => [],
    studio: once<StudioFile[]>(() => studioFiles(commonCache)),
    desk: once<StudioFile[]>(() => deskFiles(commonCache)),
    country: countryTable,
  }
  lend(site)
  const isSameCode = record?.code === inputs.code && record.siteUrl === options.siteUrl
  const passed = new Map(isSameCode ? record.campaigns.map(({ folder, digest }) => [folder, digest]) : [])
  const hasPassed = ({ folder }: Campaign) => passed.get(folder) === inputs.folders.get(folder)
  const { campaigns, problems } = await inspectCampaigns(options.campaignsDir, options.siteUrl, hasPassed)
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
    ...{ options, site, inputs, record, builds, leftOut, problems: errors, progress, renderer },
    stage: new Stage(folder, last),
    isSameCode,
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}
