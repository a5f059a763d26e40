import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { MANIFEST_FILE, type Manifest } from '../campaigns/manifest.ts'
import { createKeyring } from '../seal/secret.ts'
import type { Faults } from './faults.ts'
import type { Host } from './host.ts'
import { ManifestFault, openManifest } from './manifest.ts'

const INTERVAL_MS = 1000

/** The manifest of a build, and when the build wrote it (epoch milliseconds). Throws {@link ManifestFault}. */
export async function readManifest(distDir: string, secret: string): Promise<{ manifest: Manifest; madeAt: number }> {
  const file = join(distDir, MANIFEST_FILE)
  const [{ mtimeMs: madeAt }, sealed] = await Promise.all([stat(file), readFile(file)]).catch((cause: unknown) => {
    throw new ManifestFault(`${file} cannot be read. Build the site first: npm run build`, { cause })
  })
  return { manifest: await openManifest(new Uint8Array(sealed), createKeyring(secret)), madeAt }
}

/** What {@link followManifest} gives back. */
interface Following {
  /** Takes over the build that is there now. Throws {@link ManifestFault}. */
  takeOver(): Promise<void>
  stop(): void
}

/**
 * Takes over the campaigns of every build that takes the place of the last one.
 * @param madeAt when the one was made that is used, if there is one
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
  // What cannot be read (a build with another secret, say) is told, and the campaigns that were there go on.
  const timer = setInterval(() => takeOver().catch(log), INTERVAL_MS)
  timer.unref()
  return { takeOver, stop: () => clearInterval(timer) }
}
