import { resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type AstroUserConfig, build } from 'astro'
import { pagesConfig } from '../astro-config.ts'
import { pagesAdapter } from './adapter.ts'

type Plugin = NonNullable<NonNullable<AstroUserConfig['vite']>['plugins']>[number]

const OURS = ['site', 'pieces', 'campaigns'].map((name) => resolve(import.meta.dirname, '../..', name) + sep)
const URL_HERE = 'import.meta.url'
const PACKAGE = /^(?:@[\w-]+\/)?[a-z][\w.-]*(?:\/|$)/
const OF_ASTRO = /^(?:astro|virtual|node)(?:[:/]|$)/

/** `node bundle.ts <folder>`: bundles the pages, in a process of its own, so that its memory is given back. */
const [, , folder = ''] = process.argv

process.env.ASTRO_TELEMETRY_DISABLED = '1'
const { vite, ...config } = pagesConfig
await build({
  ...config,
  vite: { ...vite, plugins: [packagesByAddress()] },
  outDir: folder,
  adapter: pagesAdapter(),
  configFile: false,
  // Silent: an error is thrown anyway.
  logLevel: 'silent',
})

/**
 * Resolves packages and `import.meta.url` at build time: the bundle lies in the data folder, where Node would not find
 * them.
 */
function packagesByAddress(): Plugin {
  return {
    name: 'entre-nous:packages',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name !== 'client',
    resolveId(id, importer) {
      return importer && PACKAGE.test(id) && !OF_ASTRO.test(id) ? { id: import.meta.resolve(id), external: true } : null
    },
    transform(code, id) {
      const isOurs = OURS.some((folder) => id.startsWith(folder)) && !id.includes('?')
      return isOurs && code.includes(URL_HERE) ? code.replaceAll(URL_HERE, JSON.stringify(pathToFileURL(id))) : null
    },
  }
}
