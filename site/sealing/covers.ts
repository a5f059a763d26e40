import type { HookParameters } from 'astro'
import type { Site, SiteCampaign } from './site-campaigns.ts'

type Plugin = NonNullable<
  NonNullable<Parameters<HookParameters<'astro:config:setup'>['updateConfig']>[0]['vite']>['plugins']
>[number]

const NAME = 'entre-nous:covers'

/** The module's id in Vite's graph. */
export const COVERS = `\0${NAME}`

/**
 * `import covers, { logos } from 'entre-nous:covers'`: every campaign's by slug, imported as Astro imports images, so
 * that its pipeline finds them although they lie outside the site's own folder.
 */
export function covers(site: Site): Plugin {
  return {
    name: NAME,
    resolveId: (id) => (id === NAME ? COVERS : undefined),
    async load(id) {
      if (id !== COVERS) return undefined
      const campaigns = await site.campaigns()
      const covers = imported('cover', campaigns, ({ cover }) => cover?.image)
      const logos = imported('logo', campaigns, ({ logo }) => logo)
      return `${covers.imports}${logos.imports}export default ${covers.bySlug}\nexport const logos = ${logos.bySlug}\n`
    },
  }
}

function imported(name: string, campaigns: SiteCampaign[], imageOf: (campaign: SiteCampaign) => string | undefined) {
  const images = campaigns.flatMap((campaign, i) => {
    const image = imageOf(campaign)
    return image ? [{ slug: JSON.stringify(campaign.slug), local: `${name}${i}`, path: JSON.stringify(image) }] : []
  })
  return {
    imports: images.map(({ local, path }) => `import ${local} from ${path}\n`).join(''),
    bySlug: `{ ${images.map(({ slug, local }) => `${slug}: ${local}`).join(', ')} }`,
  }
}
