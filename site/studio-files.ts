import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Plugin } from 'esbuild'
import type { Cache } from './building/cache.ts'

export interface StudioFile {
  /** File name with a digest of the content, below `assets/studio/` or `assets/desk/`. */
  name: string
  contents: Uint8Array<ArrayBuffer>
}

/** {@link bundleStudio}, or its result from the cache of what depends on our code alone. */
export const studioFiles = (cache: Cache) => kept(cache, 'studio', bundleStudio)

/** {@link bundleDesk}, likewise. */
export const deskFiles = (cache: Cache) => kept(cache, 'desk', bundleDesk)

async function kept(cache: Cache, name: string, bundle: () => Promise<StudioFile[]>): Promise<StudioFile[]> {
  const kept = await cache.made([name], async () => {
    const files = (await bundle()).map(({ name, contents }) => [name, Buffer.from(contents).toString('base64')])
    return new TextEncoder().encode(JSON.stringify(files))
  })
  const files: [name: string, contents: string][] = JSON.parse(new TextDecoder().decode(kept))
  return files.map(([name, contents]) => ({ name, contents: new Uint8Array(Buffer.from(contents, 'base64')) }))
}

/**
 * Bundles the studio's scripts and styles. A bundle of its own: within Astro's, the code that studio and fan's page share
 * would become a further file for every fan.
 */
export const bundleStudio = () => bundle('studio', ['main.tsx', 'styles/studio.css'])

/** Bundles the scripts of pages beside a campaign's own, an ambassador's and that of a proof: for the same reason. */
export const bundleDesk = () => bundle('desk', ['ambassador.ts', 'proof.ts'])

async function bundle(name: 'studio' | 'desk', entryPoints: string[]): Promise<StudioFile[]> {
  const folder = resolve(import.meta.dirname, name)
  const outdir = resolve(folder, 'out')
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints,
    outdir,
    entryNames: '[name].[hash]',
    chunkNames: '[name].[hash]',
    assetNames: '[name].[hash]',
    publicPath: `/assets/${name}/`,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2023',
    minify: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.woff2': 'file' },
    plugins: [inlineStyles],
    legalComments: 'none',
    write: false,
    logLevel: 'silent',
  })
  return outputFiles.map(({ path, contents }) => ({
    name: path.slice(outdir.length + 1),
    contents: new Uint8Array(contents),
  }))
}

/** `import css from './x.css?inline'`, as Vite has it: the minified rules of what is loaded later, as text. */
const inlineStyles: Plugin = {
  name: 'inline-styles',
  setup({ onResolve, onLoad, esbuild }) {
    onResolve({ filter: /\.css\?inline$/ }, ({ path, resolveDir }) => ({
      path: resolve(resolveDir, path.replace('?inline', '')),
      namespace: 'inline-style',
    }))
    onLoad({ filter: /.*/, namespace: 'inline-style' }, async ({ path }) => {
      const { code } = await esbuild.transform(await readFile(path, 'utf8'), { loader: 'css', minify: true })
      return { contents: code, loader: 'text' }
    })
  },
}

/** Addresses of the entry files: `main.js` and `studio.css`. */
export function studioHrefs(files: readonly StudioFile[]): { script: string; style: string } {
  const find = (pattern: RegExp) => `/assets/studio/${files.find(({ name }) => pattern.test(name))?.name}`
  return { script: find(/^main\..*js$/), style: find(/^studio\..*css$/) }
}

/** Address of the script of a page beside a campaign's own. */
export function deskHref(files: readonly StudioFile[], page: 'ambassador' | 'proof'): string {
  return `/assets/desk/${files.find(({ name }) => name.startsWith(`${page}.`))?.name}`
}
