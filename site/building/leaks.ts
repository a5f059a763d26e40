import { type Leak, LeakError } from '../sealing/leak-check.ts'
import { publicPictures } from '../sealing/public-copies.ts'
import { secretsInContainers, secretsOf } from '../sealing/secrets-of.ts'
import type { Site } from '../sealing/site-campaigns.ts'
import { keepAsItWas } from './campaign-build.ts'
import { checkStage } from './check-stage.ts'
import { writeManifest } from './common.ts'
import type { CampaignBuild, Context } from './context.ts'
import { addTwins, withTwins } from './twins.ts'

interface Cleared {
  /** Leaks that kept a campaign out. */
  leaks: Leak[]
  /** Digests of all secrets that are in none of the site's files. */
  cleared: string[]
}

/**
 * Looks for secrets in the whole site. A campaign stays as it was if its files hold one, or if it seals what was public before.
 * Files of earlier builds that hold one are removed. Throws {@link LeakError} where neither helps.
 *
 * @param common files that belong to no campaign
 * @param retired files of earlier builds; loses those that are removed
 */
export async function checkForLeaks(
  context: Context,
  common: readonly string[],
  retired: Record<string, number>,
): Promise<Cleared> {
  const { builds, stage, options } = context
  // Compressing runs on other threads meanwhile; the twins of a campaign that is kept out go with it.
  let [checked] = await Promise.all([check(context, common), addTwins(context, common)])
  const leaks: Leak[] = []
  while (checked.leaks.length > 0) {
    const [old = [], live = []] = [true, false].map((isOld) =>
      checked.leaks.filter(({ file }) => file in retired === isOld),
    )
    leaks.push(...live)
    for (const { file } of old) {
      for (const path of withTwins(file)) await stage.remove(path)
      delete retired[file]
    }
    const givers = giversOf(live, builds)
    if (live.length > 0 && givers.length === 0) throw new LeakError(leaks, options.distDir)
    for (const build of givers) await keepAsItWas(build, context)
    await writeManifest(context)
    checked = await check(context, common)
  }
  return { leaks, cleared: checked.secrets }
}

/** The campaigns whose new files give a secret away; where the file was public before, those that seal it now. */
function giversOf(leaks: readonly Leak[], builds: readonly CampaignBuild[]): CampaignBuild[] {
  const made = builds.filter(({ state }) => state === 'made')
  const showing = made.filter(({ files }) => leaks.some(({ file }) => files.includes(file)))
  return showing.length > 0 ? showing : made.filter(({ campaign }) => leaks.some(({ slug }) => slug === campaign?.slug))
}

/** Digests of a campaign's public pictures: the same files are no secret. */
export async function publicDigestsOf({ state, campaign, last }: CampaignBuild, { digests }: Site): Promise<string[]> {
  if (state !== 'made' || !campaign) return state === 'kept' ? (last?.publicDigests ?? []) : []
  return Promise.all(publicPictures(campaign).map(({ file }) => digests.of(file)))
}

async function check({ builds, stage, site, options, record, isSameCode }: Context, common: readonly string[]) {
  const publicDigests = new Set((await Promise.all(builds.map((build) => publicDigestsOf(build, site)))).flat())
  const source = { stage, keyring: site.keyring, digests: site.digests, publicDigests }
  const campaigns = builds.map(async ({ state, campaign, last, files }) => {
    if (state === 'made' && campaign) return [await secretsOf(campaign, source)]
    return state === 'kept' && last ? [await secretsInContainers(last.entry, files, source)] : []
  })
  const known = isSameCode && record ? record : { files: {}, cleared: [] }
  return checkStage({
    ...{ stage, keyring: site.keyring, secret: options.secret, common },
    campaigns: (await Promise.all(campaigns)).flat(),
    held: new Set(
      builds.flatMap(({ state, last, files }) => (state === 'kept' && last ? [last.entry.slug, ...files] : [])),
    ),
    cleared: {
      contents: new Set(Object.values(known.files).map(({ digest }) => digest)),
      secrets: new Set(known.cleared),
    },
  })
}
