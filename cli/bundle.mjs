// @ts-check
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'

/**
 * A program and all that it imports as one file: it starts in a third of the time and memory that its modules would take
 * one by one, and on a Node that strips no types. It is made anew whenever a source or a package has changed.
 *
 * `npm run bundle` makes those of a production server: for folders that its own user may not write.
 */

const ROOT = resolve(import.meta.dirname, '..')
const CACHE = join(ROOT, 'node_modules', '.cache', 'entre-nous')
/** What npm writes on each install: it changes with every package. */
const PACKAGES = 'node_modules/.package-lock.json'
const PRODUCTION = ['cli/serve.ts', 'cli/entrenous.ts']

/** Packages of native code, or that start threads from files of their own. */
const EXTERNAL = ['libsql', 'pino', 'pino-pretty', 'sharp']
/** Bundles kept of each program: a running server may still start a thread from the one that it came from. */
const KEPT = 3
const DAY_MS = 86_400_000

/** Node's own `require`, for packages in CommonJS. */
const BANNER =
  "import { createRequire as requireHere } from 'node:module'; const require = requireHere(import.meta.url);"

/** The bundle cannot be written. The message names the reason and the mend. */
class BundleFault extends Error {
  /** @override */
  name = 'BundleFault'
}

/**
 * @param {string} program path of its source from the project's root
 * @returns {Promise<string>} path of its bundle
 */
export async function bundleOf(program) {
  const folder = join(CACHE, program.replace(/\.ts$/, ''))
  const last = lastOf(folder)
  if (last && last.digest === digestOf(last.inputs)) return join(folder, last.digest, 'main.mjs')
  const draft = join(folder, `draft.${process.pid}`)
  try {
    mkdirSync(draft, { recursive: true })
    const inputs = await write(program, draft)
    const digest = digestOf(inputs)
    writeFileSync(`${draft}.json`, JSON.stringify({ digest, inputs }))
    const main = join(folder, digest, 'main.mjs')
    takePlace(draft, main)
    renameSync(`${draft}.json`, join(folder, 'last.json'))
    prune(folder)
    return main
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    if (!['EACCES', 'EPERM', 'EROFS'].includes(code)) throw cause
    const fault = `${CACHE} cannot be written (${code}), and what is in it is of another version`
    throw new BundleFault(`${fault}. As the owner of the folder, after each update: npm run bundle`, { cause })
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

/**
 * Keeps the same bundle of another process, which may run from it by now.
 *
 * @param {string} draft
 * @param {string} main
 */
function takePlace(draft, main) {
  if (existsSync(main)) return
  try {
    renameSync(draft, dirname(main))
  } catch (error) {
    if (!existsSync(main)) throw error
  }
}

/**
 * @param {string} folder
 * @returns {{ digest: string, inputs: string[] } | undefined}
 */
function lastOf(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, 'last.json'), 'utf8'))
  } catch {
    return undefined
  }
}

/** @param {string[]} inputs paths from the root; one that is gone counts as empty */
function digestOf(inputs) {
  const hash = createHash('sha256')
  for (const input of [...inputs, PACKAGES]) {
    hash.update(`\0${input}\0`)
    try {
      hash.update(readFileSync(join(ROOT, input)))
    } catch {}
  }
  return hash.digest('hex').slice(0, 16)
}

/**
 * Writes a program and its threads; returns the project's own files that went into them.
 *
 * @param {string} program
 * @param {string} folder
 */
async function write(program, folder) {
  const { build, stop } = await import('esbuild')
  /** @type {Map<string, string>} source by name of output */
  const programs = new Map([['main', join(ROOT, program)]])
  const inputs = new Set(['cli/bundle.mjs'])
  // A map may grow while it is iterated: a program that starts a thread adds the thread's program.
  for (const [out, source] of programs) {
    const { metafile } = await build({
      absWorkingDir: ROOT,
      entryPoints: [{ in: source, out }],
      outdir: folder,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20.19',
      minifyWhitespace: true,
      minifySyntax: true,
      external: EXTERNAL,
      banner: { js: BANNER },
      plugins: [ownPlaces(folder, programs), unread],
      metafile: true,
      logLevel: 'silent',
    })
    for (const input of Object.keys(metafile.inputs)) if (!input.startsWith('node_modules/')) inputs.add(input)
  }
  // Its process would stay beside a server for as long as that runs, with a hundred megabytes.
  await stop()
  return [...inputs].sort()
}

const OWN_PLACE = /new URL\('(\.\/[\w-]+)\.ts', import\.meta\.url\)|import\.meta\.url/g

/**
 * Files are still found from the source that names them, and what it imports when asked to (the site's own code, which a
 * production server does not have the packages for) is loaded from there. A program that it starts as a thread,
 * `new URL('./name.ts', import.meta.url)`, becomes a bundle too.
 *
 * @param {string} folder
 * @param {Map<string, string>} programs
 * @returns {import('esbuild').Plugin}
 */
function ownPlaces(folder, programs) {
  /** @param {string} file */
  const placeOf = (file) => JSON.stringify(`./${relative(folder, file)}`)
  return {
    name: 'own-places',
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        if (path.includes('node_modules')) return undefined
        const contents = readFileSync(path, 'utf8').replace(
          OWN_PLACE,
          (_, /** @type {string | undefined} */ thread) => {
            if (!thread) return `new URL(${placeOf(path)}, import.meta.url).href`
            programs.set(basename(thread), join(dirname(path), `${thread}.ts`))
            return `new URL('./${basename(thread)}.mjs', import.meta.url)`
          },
        )
        return { contents, loader: 'ts' }
      })
      build.onResolve({ filter: /^\.\.?\// }, ({ kind, path, resolveDir }) =>
        kind === 'dynamic-import'
          ? { path: `./${relative(folder, join(resolveDir, path))}`, external: true }
          : undefined,
      )
    },
  }
}

/**
 * Replaces modules that are never used and cost memory: Zod's messages in languages other than English, and MIME types
 * without a file extension, since types are looked up by extension alone.
 *
 * @type {import('esbuild').Plugin}
 */
const unread = {
  name: 'unread',
  setup(build) {
    build.onLoad({ filter: /zod\/v4\/locales\/[\w-]+\.js$/ }, ({ path }) =>
      ['en.js', 'index.js'].includes(basename(path)) ? undefined : { contents: 'export default undefined' },
    )
    build.onLoad({ filter: /mime-db\/db\.json$/ }, ({ path }) => {
      const types = Object.entries(JSON.parse(readFileSync(path, 'utf8'))).filter(([, { extensions }]) => extensions)
      return { contents: JSON.stringify(Object.fromEntries(types)), loader: 'json' }
    })
  },
}

/** @param {string} folder */
function prune(folder) {
  // What is gone by now was another process's draft.
  const madeAt = (/** @type {string} */ name) =>
    statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
  const bundles = readdirSync(folder).filter((name) => /^[0-9a-f]{16}$/.test(name))
  const old = bundles.sort((a, b) => madeAt(b) - madeAt(a)).slice(KEPT)
  // Drafts of a process that was killed, each with its list.
  const left = readdirSync(folder).filter((name) => name.startsWith('draft.') && Date.now() - madeAt(name) > DAY_MS)
  for (const name of [...old, ...left]) rmSync(join(folder, name), { recursive: true, force: true })
}

if (process.argv[1] === import.meta.filename) {
  // One after the other: they would share esbuild's process, which ends with the first of them.
  for (const program of PRODUCTION) await bundleOf(program)
}
