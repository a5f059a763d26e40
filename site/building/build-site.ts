import { basename } from 'node:path'
import { CampaignProblems, type Problem } from '../../campaigns/problem.ts'
import { type Leak, LeakError } from '../sealing/leak-check.ts'
import { openStaging } from '../sealing/staging.ts'
import { keepAsItWas, makeCampaigns, takeUnchanged } from './campaign-build.ts'
import { makeCommon, writeManifest } from './common.ts'
import { type CampaignBuild, type Context, openContext } from './context.ts'
import type { BuildOptions } from './inputs.ts'
import { checkForLeaks, publicDigestsOf } from './leaks.ts'
import type { Progress } from './progress.ts'
import { type BuildRecord, demosKey, VERSION, writeRecord } from './record.ts'
import { keepRetired } from './retired.ts'
import { addTwins } from './twins.ts'

/** The result of a build. */
export interface Built {
  /** Number of campaigns in the site, new or as they were. */
  campaigns: number
  pieces: number
  /** Slugs of campaigns that stay as they were; then folders of those that the site lacks. */
  kept: string[]
  left: string[]
  /** Demos that are hidden in production. */
  leftOut: readonly { slug: string }[]
  problems: readonly Problem[]
  leaks: readonly Leak[]
}

/**
 * Builds the site beside the last one, and replaces that when the new one is complete and no secret is found in any file.
 * Unchanged parts are taken over. A campaign that is broken, or whose pages give a secret away, stays as it was.
 *
 * Throws `CampaignProblems` or {@link LeakError} when there is nothing to put in place; the last site stays.
 */
export async function buildSite(options: BuildOptions, progress: Progress): Promise<Built> {
  const staging = await openStaging(options.distDir)
  const context = await openContext(options, staging.folder, progress)
  const { builds, problems } = context
  for (const build of builds) if (!build.campaign) await keepAsItWas(build, context)
  const changed: CampaignBuild[] = []
  for (const build of builds) if (build.campaign && !(await takeUnchanged(build, context))) changed.push(build)
  for (const [build, problem] of await makeCampaigns(changed, context)) {
    problems.push(problem)
    await keepAsItWas(build, context)
  }
  const common = await makeCommon(context)
  const entries = await writeManifest(context)
  const retired = await keepRetired(context, entries)
  const { leaks, cleared } = await checkForLeaks(context, common.files, retired)
  // Where no campaign was made, the last site stays in place.
  if (builds.length === 0 || builds.some(({ state }) => state === 'made')) {
    await addTwins(context, common.files)
    await staging.commit()
    await remember(context, { common, retired, cleared })
  } else if (builds.every(({ state }) => state === 'out')) {
    throw leaks.length > 0 ? new LeakError(leaks, options.distDir) : new CampaignProblems(problems)
  }
  const slugs = builds.filter(({ state }) => state === 'kept').flatMap(({ last }) => last?.entry.slug ?? [])
  return {
    ...{ campaigns: entries.length, pieces: entries.flatMap(({ pieces }) => pieces).length, problems, leaks },
    kept: slugs,
    leftOut: context.leftOut,
    left: builds.filter(({ state }) => state === 'out').map(({ folder }) => basename(folder)),
  }
}

/** Writes the record for the next build, now that the site is in place. */
async function remember(context: Context, done: Pick<BuildRecord, 'common' | 'retired' | 'cleared'>): Promise<void> {
  const { builds, leftOut, inputs, options, record, isSameCode, site, stage } = context
  const inSite = builds.filter(({ state }) => state !== 'out')
  const campaigns = inSite.map(async (build) => {
    const { folder, state, last, campaign, files } = build
    const before = isSameCode ? record?.campaigns.find((each) => each.folder === folder) : undefined
    const isMade = state === 'made'
    const slug = (isMade ? campaign?.slug : last?.entry.slug) ?? ''
    return {
      folder,
      slug,
      digest: (isMade ? inputs.folders.get(folder) : before?.digest) ?? '',
      files,
      publicDigests: await publicDigestsOf(build, site),
    }
  })
  await writeRecord(site.cache, {
    ...{
      version: VERSION,
      code: inputs.code,
      siteUrl: options.siteUrl,
      campaigns: await Promise.all(campaigns),
      ...done,
    },
    leftOut: leftOut.map(({ folder, slug }) => ({ folder, slug, digest: inputs.folders.get(folder) ?? '' })),
    demos: demosKey(options),
    stamps: site.digests.entries(),
    files: await stage.record(options.distDir),
    isWhole: builds.every(({ state }) => state === 'made'),
  })
  await Promise.all([site.cache, site.commonCache, site.films].map((kept) => kept.prune(Date.now())))
}
