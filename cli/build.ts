import { relative } from 'node:path'
import { Command } from 'commander'
import { loadSettings, resolveSecret, type Settings } from '../api/env.ts'
import { readManifest } from '../api/manifest-file.ts'
import { campaignFolders } from '../campaigns/folder.ts'
import { createKeyring } from '../seal/secret.ts'
import { Cache } from '../site/building/cache.ts'
import { codeDigest } from '../site/building/code.ts'
import { Digests } from '../site/building/digests.ts'
import { readRecord } from '../site/building/record.ts'
import { bundlePages } from '../site/building/renderer.ts'
import { upToDate } from '../site/building/up-to-date.ts'
import { run } from './fail.ts'
import { onHangUp } from './hang-up.ts'
import { publicLines, requireDemos } from './public.ts'
import { requireStanding } from './standing-secret.ts'

// A signal would end the process without exit handlers, one of which removes the half-built site.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
onHangUp(() => process.exit(1))

await new Command('npm run build --')
  .description('build the site, seal it and check it for leaks')
  .option(
    '--new-secret',
    'also where the site that stands, or the database, is of another one: its links are dead then',
  )
  .showHelpAfterError()
  .action(({ newSecret }: { newSecret?: true }) => run(() => build(newSecret)))
  .parseAsync()

async function build(isNewSecret = false): Promise<void> {
  const startedAt = performance.now()
  const settings = loadSettings()
  if (settings.demos.length > 0) {
    const folders = await campaignFolders(settings.campaignsDir)
    requireDemos(
      settings,
      folders.flatMap(({ name, isLeftOut }) => (isLeftOut ? [] : name)),
    )
  }
  const { secret, madeIn } = await resolveSecret(settings)
  if (!isNewSecret) await requireStanding(settings, secret)
  if (madeIn) console.log(`Made a secret in ${relative(process.cwd(), madeIn)}: keep it, every link depends on it.`)
  const options = { ...settings, secret }
  const seconds = () => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`
  const dist = relative(process.cwd(), settings.distDir)
  const cache = new Cache(settings.dataDir, createKeyring(secret))
  const last = await upToDate(options, cache, Date.now())
  if (last) {
    console.log(`${dist}/: ${last.campaigns.length} campaigns, nothing changed since they were built (${seconds()})`)
    return tellPublic(settings, secret, last.leftOut)
  }
  // Begins while the build itself is loaded, which hears of a failure.
  const code = await codeDigest(new Digests((await readRecord(cache))?.stamps))
  void bundlePages({ ...options, code }).catch(() => undefined)
  // Imported only now: loading the build takes longer than finding that none is needed.
  const [{ buildSite }, { tellProgress, tellProblems }] = await Promise.all([
    import('../site/building/build-site.ts'),
    import('./build-report.ts'),
  ])
  const progress = tellProgress(process.stdout)
  const built = await buildSite(options, progress).finally(() => progress.end())
  console.log(`${dist}/: ${built.campaigns} campaigns, ${built.pieces} pieces sealed, nothing leaks (${seconds()})`)
  await tellPublic(settings, secret, built.leftOut)
  if (tellProblems(built, settings.distDir)) process.exitCode = 1
}

/** Says what the site would show before it does. */
async function tellPublic(settings: Settings, secret: string, leftOut: readonly { slug: string }[]): Promise<void> {
  if (!settings.isProduction) return
  const { manifest } = await readManifest(settings.distDir, secret)
  console.log(publicLines({ open: manifest.campaigns, leftOut }, settings.siteUrl, Date.now()))
}
