import { root } from 'astro:config/server'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

interface StudioFile {
  /** Holds a digest of the content, and is below `assets/studio/`. */
  name: string
  contents: Uint8Array<ArrayBuffer>
}

let made: Promise<StudioFile[]> | undefined

/**
 * The studio's scripts and styles. Bundled by themselves: in Astro's own bundle, what the studio shares with the fan's
 * page would become a file more for every fan.
 */
function studioFiles(): Promise<StudioFile[]> {
  if (import.meta.env.DEV) return bundle()
  made ??= bundle()
  return made
}

/** The files of a kind, as routes. Each kind has its own: Astro's dev server finds no route without an ending for them. */
export async function studioPaths(ending: 'js' | 'css' | 'woff2') {
  const files = (await studioFiles()).filter(({ name }) => name.endsWith(`.${ending}`))
  return files.map(({ name, contents }) => ({
    params: { name: name.slice(0, -ending.length - 1) },
    props: { contents },
  }))
}

/** Where the browser finds what begins it: `main.js` and `studio.css`. */
export async function studioHrefs(): Promise<{ script: string; style: string }> {
  const names = (await studioFiles()).map(({ name }) => name)
  const find = (pattern: RegExp) => `/assets/studio/${names.find((name) => pattern.test(name))}`
  return { script: find(/^main\..*js$/), style: find(/^studio\..*css$/) }
}

async function bundle(): Promise<StudioFile[]> {
  const folder = fileURLToPath(new URL('site/studio/', root))
  const outdir = `${folder}out/`
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: ['main.tsx', 'styles/studio.css'],
    outdir,
    entryNames: '[name].[hash]',
    chunkNames: '[name].[hash]',
    assetNames: '[name].[hash]',
    publicPath: '/assets/studio/',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2023',
    minify: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.woff2': 'file' },
    legalComments: 'none',
    write: false,
    logLevel: 'silent',
  })
  return outputFiles.map(({ path, contents }) => ({
    name: path.slice(outdir.length),
    contents: new Uint8Array(contents),
  }))
}
