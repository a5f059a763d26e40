import { open, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { MANIFEST_FILE, type Manifest } from '../campaigns/manifest.ts'
import { createKeyring } from '../seal/secret.ts'
import type { Faults } from './faults.ts'
import type { Host } from './host.ts'
import { ManifestFault, type SiteTrouble, unsealManifest } from './manifest.ts'

const INTERVAL_MS = 1000

/** A build takes the place of the last one by two renames: what is missing at one look alone may be on its way. */
const LOOKS_TO_MISS = 2

/** The site, or the page of a campaign, has gone while it was served. The message names it and the mend. */
class SiteMissing extends Error {
  override name = 'SiteMissing'
}

/** The manifest of a build, and when the build wrote it (epoch milliseconds). Throws {@link ManifestFault}. */
export async function readManifest(distDir: string, secret: string): Promise<{ manifest: Manifest; madeAt: number }> {
  const file = join(distDir, MANIFEST_FILE)
  const [{ mtimeMs: madeAt }, sealed] = await Promise.all([stat(file), readFile(file)]).catch((cause: unknown) => {
    throw new ManifestFault(`${file} cannot be read. Build the site first: npm run build`, { cause })
  })
  return { manifest: await unsealManifest(new Uint8Array(sealed), createKeyring(secret)), madeAt }
}

/** A watcher of the manifest. */
export interface Following {
  /** Loads the build that is there now. Throws {@link ManifestFault}. */
  takeOver(): Promise<void>
  /** What is wrong with the build in the folder, since one was in use. */
  trouble(): SiteTrouble | undefined
  stop(): void
}

/**
 * Watches the manifest, the page of each public campaign, and loads the campaigns of every new build.
 * @param madeAt when the build now in use was made, if there is one
 */
export function followManifest(
  distDir: string,
  secret: string,
  madeAt: number | undefined,
  {
    use,
    faults,
    served,
  }: Pick<Host, 'use'> & {
    faults: Pick<Faults, 'log' | 'tell'>
    /** The folders of the public campaigns. */
    served: () => readonly string[]
  },
): Following {
  let used = madeAt
  let missed = 0
  let unusable: SiteTrouble | undefined
  const isMissing = () => missed >= LOOKS_TO_MISS
  const over = (trouble: SiteTrouble) => faults.tell(`${distDir}: ${trouble}: over`)
  const takeOver = async () => {
    const now = await stat(join(distDir, MANIFEST_FILE)).catch(() => undefined)
    if (!now) return miss('')
    if (now.mtimeMs !== used) await load()
    if (unusable) over(unusable)
    unusable = undefined
    const lost = await firstLost(distDir, served())
    if (lost !== undefined) return miss(lost)
    if (isMissing()) over('site-missing')
    missed = 0
  }
  const load = async () => {
    try {
      const { manifest, madeAt } = await readManifest(distDir, secret)
      await use(manifest)
      used = madeAt
    } catch (error) {
      // What is gone by now is missed at the next look.
      if (error instanceof ManifestFault && error.reason !== 'site-missing') unusable = error.reason
      throw error
    }
  }
  /** Before the first build nothing is missed. */
  const miss = (what: string) => {
    if (used === undefined || ++missed !== LOOKS_TO_MISS) return
    const mend = 'is gone, empty or cannot be read. Put it back, or build it again: npm run build'
    const until = what === '' ? 'pages ask to wait' : 'nobody sees it'
    faults.tell(new SiteMissing(`${join(distDir, what)}: site-missing: it ${mend}. Until then ${until}`))
  }
  // The log names what cannot be used; the earlier campaigns stay, since whoever has a page of theirs may still be on it.
  const timer = setInterval(() => takeOver().catch(faults.log), INTERVAL_MS)
  timer.unref()
  return {
    takeOver,
    trouble: () => unusable ?? (isMissing() ? 'site-missing' : undefined),
    stop: () => clearInterval(timer),
  }
}

/** The first page of a campaign that is not in the site, or that nobody can be shown. */
async function firstLost(distDir: string, folders: readonly string[]): Promise<string | undefined> {
  for (const page of folders.map((folder) => join(folder, 'index.html'))) {
    const isThere = await hasContent(join(distDir, page)).catch(() => false)
    if (!isThere) return page
  }
  return undefined
}

/** Whether a file has any. After a power cut it may be empty. Throws where it cannot be read. */
async function hasContent(file: string): Promise<boolean> {
  const handle = await open(file)
  try {
    return (await handle.read({ buffer: Buffer.alloc(1) })).bytesRead > 0
  } finally {
    await handle.close()
  }
}
