import { Command } from 'commander'
import { loadSettings, requireSecret } from '../api/env.ts'
import { readManifest } from '../api/manifest-file.ts'
import { withoutDemos } from '../campaigns/demo.ts'
import { tidy } from '../site/sealing/staging.ts'
import { run } from './fail.ts'
import { healthUrl, siteLine } from './place.ts'
import { publicLines, requireDemos } from './public.ts'
import { serveOn, stopOnSignal } from './serving.ts'
import { tellSnapshots } from './snapshot-folder.ts'

/** `npm run serve`: serves the last build, in production. Builds nothing and prints no link. */
await new Command('npm run serve --')
  .description('serve the last build')
  .option('--check', 'only check the settings and the build, and say what would be public')
  .showHelpAfterError()
  .action(({ check }: { check?: true }) => run(() => serve(check)))
  .parseAsync()

async function serve(isTrial = false): Promise<void> {
  const settings = loadSettings()
  const secret = await requireSecret(settings)
  await tidy(settings.distDir)
  const { manifest } = await readManifest(settings.distDir, secret)
  requireDemos(
    settings,
    manifest.campaigns.map(({ slug }) => slug),
  )
  console.log(publicLines(withoutDemos(manifest.campaigns, settings), settings.siteUrl, Date.now()))
  if (isTrial) {
    console.log(await tellSnapshots(settings.snapshots))
    // Read by `deploy/entrenous-release`: only the program knows how its settings are written.
    console.log(`Health: ${healthUrl(settings)}`)
    return console.log(`Ready to serve ${siteLine(settings)}`)
  }
  const site = await serveOn(settings, secret)
  stopOnSignal(site)
  console.log(`Serving ${siteLine(settings)} on port ${site.port}`)
}
