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

/** The Astro config of the dev server and of Astro's own tools. */
export function siteConfig({ port, ...settings }: SiteSettings): AstroUserConfig {
  return { ...pagesConfig, server: { port }, adapter: entreNous(settings) }
}

/**
 * The Astro config of the pages, bundled as for a server that renders each page on request: one bundle then renders
 * whatever changed, at any address, and a build needs Astro's bundler only when our own code changed.
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
