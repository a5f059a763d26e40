import type { AstroAdapter, AstroIntegration } from 'astro'

const ADAPTER: AstroAdapter = {
  name: 'entre-nous:pages',
  entrypointResolution: 'auto',
  serverEntrypoint: new URL('entry.ts', import.meta.url),
  supportedAstroFeatures: { serverOutput: 'stable' },
}

/** Makes Astro bundle the pages for `renderer.ts`, which asks for them one by one. */
export function pagesAdapter(hooks: AstroIntegration['hooks'] = {}): AstroIntegration {
  return {
    name: ADAPTER.name,
    hooks: {
      ...hooks,
      'astro:config:done': ({ setAdapter }) => setAdapter(ADAPTER),
    },
  }
}
