import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { build, type Metafile, type Plugin } from 'esbuild'

const ROOT = resolve(import.meta.dirname, '../..')

/** The Worker, as `wrangler.jsonc` names it. */
export const WORKER = join(ROOT, 'node_modules/.cache/entre-nous/edge/worker.js')

/** Zod brings its messages in fifty languages, a fifth of the whole, and a reader of JSON Schemas: the API speaks one, and writes them. */
const withoutIdleZod: Plugin = {
  name: 'without-idle-zod',
  setup({ onResolve, onLoad }) {
    const leaveOut = (file: RegExp, contents: string) => {
      onResolve({ filter: file }, ({ path, importer }) =>
        importer.includes('/zod/') ? { path, namespace: 'left-out', pluginData: contents } : undefined,
      )
    }
    leaveOut(/\/locales\/index\.js$/, 'export {}')
    leaveOut(/\/from-json-schema\.js$/, 'export const fromJSONSchema = undefined')
    onLoad({ filter: /.*/, namespace: 'left-out' }, ({ pluginData }) => ({ contents: pluginData }))
  },
}

const LOOKALIKES = /^[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u

/** Only Cyrillic, Greek and Armenian letters are asked about (`campaigns/contact-details.ts`): other lookalikes are left out. */
const onlyLookalikeLetters: Plugin = {
  name: 'only-lookalike-letters',
  setup({ onLoad }) {
    onLoad({ filter: /unhomoglyph\/data\.json$/ }, async ({ path }) => {
      const all: Record<string, string> = JSON.parse(await readFile(path, 'utf8'))
      const kept = Object.entries(all).filter(([sign]) => LOOKALIKES.test(sign))
      return { contents: JSON.stringify(Object.fromEntries(kept)), loader: 'json' }
    })
  },
}

/**
 * Bundles the Worker.
 *
 * @param entry its module, within the project: tests have one of their own
 * @param outfile absolute
 */
export async function bundleWorker(entry = 'api/edge/worker.ts', outfile = WORKER): Promise<Metafile> {
  await mkdir(dirname(outfile), { recursive: true })
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    outfile,
    bundle: true,
    minify: true,
    metafile: true,
    format: 'esm',
    target: 'es2024',
    // Licences stand beside it.
    legalComments: 'external',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*', 'node:*'],
    loader: { '.sql': 'text' },
    plugins: [withoutIdleZod, onlyLookalikeLetters],
  })
  return metafile
}
