import { resolve } from 'node:path'
import type { AstroUserConfig } from 'astro'
import type { DemoSettings } from '../campaigns/demo.ts'
import { entreNous } from './sealing/integration.ts'

interface SiteSettings extends DemoSettings {
  siteUrl: string
  port: number
  /** Absolute paths. */
  distDir: string
  campaignsDir: string
  secret: string
}

/** How Astro builds and serves the site: one description for `npm run build`, `npm run dev` and Astro's own tools. */
export function siteConfig(settings: SiteSettings): AstroUserConfig {
  const { siteUrl, port, distDir } = settings
  return {
    root: resolve(import.meta.dirname, '..'),
    site: siteUrl,
    srcDir: 'site',
    publicDir: 'site/public',
    outDir: distDir,
    trailingSlash: 'always',
    compressHTML: true,
    devToolbar: { enabled: false },
    server: { port },
    // The Content-Security-Policy allows no inline script or style: nothing is inlined.
    build: { inlineStylesheets: 'never', assets: 'assets' },
    // Half the effort takes a third of the time, and gives files a few per cent larger.
    image: { service: { entrypoint: 'astro/assets/services/sharp', config: { avif: { effort: 2 } } } },
    vite: { build: { assetsInlineLimit: 0 } },
    integrations: [entreNous(settings)],
  }
}
