import type { HookParameters } from 'astro'
import type { Site } from './site-campaigns.ts'

type Plugin = NonNullable<
  NonNullable<Parameters<HookParameters<'astro:config:setup'>['updateConfig']>[0]['vite']>['plugins']
>[number]

const NAME = 'entre-nous:covers'

/** The module's id in Vite's graph. */
export const COVERS = `\0${NAME}`

/**
 * `import covers from 'entre-nous:covers'`: every campaign's cover by slug, imported as Astro imports images, so that
 * its pipeline finds them although they lie outside the site's own folder.
 */
export function covers(site: Site): Plugin {
  return {
    name: NAME,
    resolveId: (id) => (id === NAME ? COVERS : undefined),
    async load(id) {
      if (id !== COVERS) return undefined
      const found = (await site.campaigns()).flatMap(({ slug, cover }) => (cover ? [{ slug, image: cover.image }] : []))
      const imports = found.map(({ image }, i) => `import cover${i} from ${JSON.stringify(image)}`)
      const entries = found.map(({ slug }, i) => `${JSON.stringify(slug)}: cover${i}`)
      return `${imports.join('\n')}\nexport default { ${entries.join(', ')} }\n`
    },
  }
}
