import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { commonFolder } from './common-cache.ts'

type Bytes = Uint8Array<ArrayBuffer>

interface PagesApp {
  render(request: Request, options: { locals: object }): Promise<Response>
}

/** Renders the pages of the site, one address at a time. */
export interface Renderer {
  /** Folder of the scripts and styles that the pages name, as they are to stand in the site. Absolute path. */
  client: string
  /** Renders one page. Throws the error of the page. */
  render(path: string): Promise<Bytes>
}

interface RendererOptions {
  /** Absolute path. */
  dataDir: string
  code: string
  siteUrl: string
}

/** The bundles of earlier builds. They hold our code and nothing of any campaign. */
const BUNDLES_FOLDER = 'pages'

/** Less memory rather than speed: the bundler runs beside other work of the machine. */
const FRUGAL = ['--max-semi-space-size=8', '--max-old-space-size=512']
/** Its native part gives memory back as soon as it is free (mimalloc): 60 MB of 310. */
const FRUGAL_NATIVE = { MIMALLOC_PURGE_DELAY: '0' }

/** The most bundles of other versions that are kept. */
const MOST_BUNDLES = 3

const bundling = new Map<string, Promise<void>>()

/**
 * Takes the bundle of an earlier build with the same code, or makes one, in a process of its own. Whoever asks again waits
 * for the same. Returns its folder.
 */
export async function bundlePages({ dataDir, code }: Pick<RendererOptions, 'dataDir' | 'code'>): Promise<string> {
  const bundle = join(await commonFolder(dataDir), BUNDLES_FOLDER, code)
  if (existsSync(bundle)) return bundle
  const making = bundling.get(bundle) ?? makeBundle(bundle).finally(() => bundling.delete(bundle))
  bundling.set(bundle, making)
  await making
  return bundle
}

/** Opens the bundle of the pages, by {@link bundlePages}. */
export async function openRenderer({ dataDir, code, siteUrl }: RendererOptions): Promise<Renderer> {
  const bundle = await bundlePages({ dataDir, code })
  const folder = dirname(bundle)
  await utimes(bundle, new Date(), new Date())
  await prune(folder)
  const entry: { app: PagesApp } = await import(pathToFileURL(join(bundle, 'server', 'entry.mjs')).href)
  return {
    client: join(bundle, 'client'),
    async render(path) {
      const locals: { failure?: unknown } = {}
      const response = await entry.app.render(new Request(new URL(path, siteUrl)), { locals })
      if (locals.failure) throw locals.failure
      // The page of status 404 is itself answered with 404.
      if (!response.ok && path !== '/404/') throw new Error(`${path} cannot be rendered: ${response.status}`)
      return new Uint8Array(await response.arrayBuffer())
    },
  }
}

async function makeBundle(bundle: string): Promise<void> {
  const draft = `${bundle}.${process.pid}`
  try {
    await run([...FRUGAL, fileURLToPath(new URL('bundle.ts', import.meta.url)), draft])
    // Another build may have been quicker; its bundle is the same.
    await rename(draft, bundle).catch((error: unknown) => {
      if (!existsSync(bundle)) throw error
    })
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

/** The bundle depends on our code alone: `NODE_ENV=development` would leave out the policy of the pages, for every later build. */
function environment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, NODE_COMPILE_CACHE } = process.env
  return { PATH, HOME, TMPDIR, NODE_COMPILE_CACHE, NODE_ENV: 'production' }
}

function run(args: string[]): Promise<void> {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...environment(), ...FRUGAL_NATIVE },
  })
  const said: string[] = []
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => said.push(chunk))
  // The child ends with this process, which alone may get the signal.
  const end = () => void child.kill()
  process.once('exit', end)
  return new Promise((settle, fail) => {
    child.on('error', fail)
    child.on('close', (code) => {
      process.removeListener('exit', end)
      if (code === 0) settle()
      else fail(new Error(`The pages cannot be bundled:\n${said.join('')}`))
    })
  })
}

async function prune(folder: string): Promise<void> {
  const names = await readdir(folder)
  const bundles = names.map(async (name) => {
    // Another build's draft is gone once that build is done.
    const found = await stat(join(folder, name)).catch(() => undefined)
    return found ? [{ name, at: found.mtimeMs }] : []
  })
  const newestFirst = (await Promise.all(bundles)).flat().sort((a, b) => b.at - a.at)
  for (const { name } of newestFirst.slice(MOST_BUNDLES)) await rm(join(folder, name), { recursive: true, force: true })
}
