import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { MANIFEST_FILE, type Manifest } from '../campaigns/manifest.ts'
import { createKeyring } from '../seal/secret.ts'
import type { Faults } from './faults.ts'
import type { Host } from './host.ts'
import { ManifestFault, unsealManifest } from './manifest.ts'

const INTERVAL_MS = 1000

/** A build takes the place of the last one by two renames: what is missing at one look alone may be on its way. */
const LOOKS_TO_MISS = 2

/** The folder of the site has gone while it was served. The message names it and the mend. */
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
  /** Whether a build that was in use is gone from its folder. */
  isMissing(): boolean
  stop(): void
}

/**
 * Watches the manifest and loads the campaigns of every new build.
 * @param madeAt when the build now in use was made, if there is one
 */
export function followManifest(
  distDir: string,
  secret: string,
  madeAt: number | undefined,
  { use, faults }: Pick<Host, 'use'> & { faults: Pick<Faults, 'log' | 'tell'> },
): Following {
  let used = madeAt
  let missed = 0
  const isMissing = () => missed >= LOOKS_TO_MISS
  const takeOver = async () => {
    const now = await stat(join(distDir, MANIFEST_FILE)).catch(() => undefined)
    if (!now) return miss()
    if (isMissing()) faults.tell(`${distDir}: site-missing: over`)
    missed = 0
    if (now.mtimeMs === used) return
    const { manifest, madeAt } = await readManifest(distDir, secret)
    await use(manifest)
    used = madeAt
  }
  /** Before the first build nothing is missed. */
  const miss = () => {
    if (used === undefined || ++missed !== LOOKS_TO_MISS) return
    const what =
      'site-missing: the build is not there any more, or cannot be read. Put it back, or build it again: npm run build'
    faults.tell(new SiteMissing(`${distDir}: ${what}. Until then pages ask to wait`))
  }
  // A manifest that cannot be read (another secret, say) is logged, and the earlier campaigns stay.
  const timer = setInterval(() => takeOver().catch(faults.log), INTERVAL_MS)
  timer.unref()
  return { takeOver, isMissing, stop: () => clearInterval(timer) }
}
