import { type Leak, LeakError } from '../sealing/leak-check.ts'
import { publicPictures } from '../sealing/public-copies.ts'
import { secretsInContainers, secretsOf } from '../sealing/secrets-of.ts'
import { keepAsItWas } from './campaign-build.ts'
import { checkStage } from './check-stage.ts'
import { writeManifest } from './common.ts'
import type { Context } from './context.ts'
import { addTwins, withTwins } from './twins.ts'

interface Cleared {
  /** Those that kept a campaign out. */
  leaks: Leak[]
  /** Digests of all secrets that are in none of the site's files. */
  cleared: string[]
}

/**
 * Looks for secrets in the whole site. A campaign in whose files one is found stays as it was; files of earlier builds that
 * hold one are not kept any longer. Throws {@link LeakError} where neither helps.
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
  // Compressing is left to other threads, and what is kept out takes its twins along.
  const [{ leaks: found, secrets }] = await Promise.all([check(context, common), addTwins(context, common)])
  if (found.length === 0) return { leaks: [], cleared: secrets }
  const leaks: Leak[] = []
  for (const leak of found) {
    if (leak.file in retired) {
      for (const path of withTwins(leak.file)) await stage.remove(path)
      delete retired[leak.file]
    } else leaks.push(leak)
  }
  const owners = builds.filter(({ state, files }) => state === 'made' && leaks.some(({ file }) => files.includes(file)))
  for (const build of owners) await keepAsItWas(build, context)
  await writeManifest(context)
  const { leaks: left, secrets: cleared } = await check(context, common)
  if (left.length > 0) throw new LeakError(leaks.length > 0 ? leaks : left, options.distDir)
  return { leaks, cleared }
}

async function check({ builds, stage, site, options, record, isSameCode }: Context, common: readonly string[]) {
  const pictures = builds.flatMap(({ state, campaign }) =>
    state === 'made' && campaign ? publicPictures(campaign) : [],
  )
  const open = new Set(await Promise.all(pictures.map(({ file }) => site.digests.of(file))))
  const source = { stage, keyring: site.keyring, digests: site.digests, open }
  const campaigns = builds.map(async ({ state, campaign, last, files }) => {
    if (state === 'made' && campaign) return [await secretsOf(campaign, source)]
    return state === 'kept' && last ? [await secretsInContainers(last.entry, files, source)] : []
  })
  const known = isSameCode && record ? record : { files: {}, cleared: [] }
  const checked = await checkStage({
    ...{
      stage,
      keyring: site.keyring,
      secret: options.secret,
      campaigns: (await Promise.all(campaigns)).flat(),
      common,
      held: new Set(
        builds.flatMap(({ state, last, files }) => (state === 'kept' && last ? [last.entry.slug, ...files] : [])),
      ),
    },
    cleared: {
      contents: new Set(Object.values(known.files).map(({ digest }) => digest)),
      secrets: new Set(known.cleared),
    },
  })
  return { ...checked, leaks: withoutTwins(checked.leaks) }
}

/** What a text gives away, its compressed twins give away too: that is said once. */
function withoutTwins(leaks: readonly Leak[]): Leak[] {
  const said = new Set(
    leaks.flatMap(({ file, what }) =>
      withTwins(file)
        .slice(1)
        .map((twin) => `${twin} ${what}`),
    ),
  )
  return leaks.filter(({ file, what }) => !said.has(`${file} ${what}`))
}
