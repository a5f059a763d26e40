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

/** `node bundle.ts <folder>`: bundles the pages. A process of its own gives its memory back. */
const [, , folder = ''] = process.argv

process.env.ASTRO_TELEMETRY_DISABLED = '1'
const { vite, ...config } = pagesConfig
await build({
  ...config,
  vite: { ...vite, plugins: [packagesByAddress()] },
  outDir: folder,
  adapter: pagesAdapter(),
  configFile: false,
  // Silent: whatever stops it is thrown.
  logLevel: 'silent',
})

/**
 * The bundle lies in the data folder, from where Node would not find our packages by their names, nor our sources theirs by
 * `import.meta.url`.
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
