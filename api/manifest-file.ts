import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { MANIFEST_FILE, type Manifest } from '../campaigns/manifest.ts'
import { createKeyring } from '../seal/secret.ts'
import type { Faults } from './faults.ts'
import type { Host } from './host.ts'
import { ManifestFault, unsealManifest } from './manifest.ts'

const INTERVAL_MS = 1000

/** The manifest of a build, and when the build wrote it (epoch milliseconds). Throws {@link ManifestFault}. */
export async function readManifest(distDir: string, secret: string): Promise<{ manifest: Manifest; madeAt: number }> {
  const file = join(distDir, MANIFEST_FILE)
  const [{ mtimeMs: madeAt }, sealed] = await Promise.all([stat(file), readFile(file)]).catch((cause: unknown) => {
    throw new ManifestFault(`${file} cannot be read. Build the site first: npm run build`, { cause })
  })
  return { manifest: await unsealManifest(new Uint8Array(sealed), createKeyring(secret)), madeAt }
}

/** A watcher of the manifest. */
interface Following {
  /** Loads the build that is there now. Throws {@link ManifestFault}. */
  takeOver(): Promise<void>
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
  { use, log }: Pick<Host, 'use'> & Pick<Faults, 'log'>,
): Following {
  let used = madeAt
  const takeOver = async () => {
    const now = await stat(join(distDir, MANIFEST_FILE)).catch(() => undefined)
    if (!now || now.mtimeMs === used) return
    const { manifest, madeAt } = await readManifest(distDir, secret)
    await use(manifest)
    used = madeAt
  }
  // A manifest that cannot be read (another secret, say) is logged, and the earlier campaigns stay.
  const timer = setInterval(() => takeOver().catch(log), INTERVAL_MS)
  timer.unref()
  return { takeOver, stop: () => clearInterval(timer) }
}
