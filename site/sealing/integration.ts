import type { AstroIntegration } from 'astro'
import { pagesAdapter } from '../building/adapter.ts'
import { followCampaigns, serveContainers, servePictures } from './dev-server.ts'
import { lendFolder, type SiteOptions } from './lend-site.ts'

/** The integration of the dev server: lends the pages their campaigns, and seals and encodes files on request. */
export function entreNous(options: SiteOptions): AstroIntegration {
  return pagesAdapter({
    async 'astro:server:setup'({ server }) {
      const site = await lendFolder(options)
      serveContainers(server, site)
      servePictures(server, site)
      followCampaigns(server, site, options.campaignsDir)
    },
  })
}
