import type { AstroUserConfig } from 'astro'
import { ROOT } from './building/code.ts'
import { entreNous } from './sealing/integration.ts'

interface SiteSettings {
  siteUrl: string
  port: number
  /** Absolute paths. */
  campaignsDir: string
  dataDir: string
  secret: string
}

/** How the dev server and Astro's own tools see the site. */
export function siteConfig({ port, ...settings }: SiteSettings): AstroUserConfig {
  return { ...pagesConfig, server: { port }, adapter: entreNous(settings) }
}

/**
 * How Astro bundles the pages. As for a server, which is asked for each page: so one bundle renders whatever changed, at any
 * address, and a build needs Astro's bundler only when our own code did.
 */
export const pagesConfig: AstroUserConfig = {
  root: ROOT,
  srcDir: 'site',
  publicDir: 'site/public',
  output: 'server',
  trailingSlash: 'always',
  compressHTML: true,
  devToolbar: { enabled: false },
  // The Content-Security-Policy allows no inline script or style: nothing is inlined.
  build: { inlineStylesheets: 'never', assets: 'assets' },
  // Pictures are encoded by the build itself (`pictures/`), and nobody has a session here.
  image: { service: { entrypoint: 'astro/assets/services/noop' } },
  session: false,
  vite: { build: { assetsInlineLimit: 0 } },
}
