import { fileURLToPath, pathToFileURL } from 'node:url'
import type { AstroIntegration } from 'astro'
import { precompress } from '../precompress.ts'
import { covers } from './covers.ts'
import { followCampaigns, serveContainers } from './dev-server.ts'
import { findLeaks, LeakError } from './leak-check.ts'
import { sealSite } from './seal-site.ts'
import { lendSite, type SiteOptions } from './site-campaigns.ts'
import { openStaging, type Staging, tidy } from './staging.ts'

/**
 * Lends the pages their campaigns. A build seals every piece and its media, checks that nothing secret is left in any
 * file, and only then takes the place of the last one; the dev server seals what is asked for.
 *
 * Throws `CampaignProblems` before anything is written, and {@link LeakError}.
 */
export function entreNous(options: SiteOptions): AstroIntegration {
  const site = lendSite(options)
  let target = ''
  let staging: Staging | undefined
  return {
    name: 'entre-nous',
    hooks: {
      async 'astro:config:setup'({ command, config, updateConfig }) {
        target = fileURLToPath(config.outDir).replace(/[\\/]$/, '')
        updateConfig({ vite: { plugins: [covers(site)] } })
        if (command === 'dev') await tidy(target)
        if (command === 'build') {
          await site.campaigns()
          staging = await openStaging(target)
          updateConfig({ outDir: pathToFileURL(`${staging.folder}/`) })
        }
      },
      'astro:server:setup'({ server }) {
        serveContainers(server, site)
        followCampaigns(server, site, options.campaignsDir)
      },
      async 'astro:build:done'() {
        if (!staging) return
        const campaigns = await sealSite(staging.folder, target, await site.campaigns(), site.keyring)
        const leaks = await findLeaks(staging.folder, { secret: options.secret, campaigns })
        if (leaks.length > 0) throw new LeakError(leaks, target)
        // Only now: what a compressed twin holds has been read, and a leak is named once.
        await precompress(staging.folder)
        await staging.commit()
      },
    },
  }
}
