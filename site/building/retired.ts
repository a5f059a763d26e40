import { join } from 'node:path'
import { DAY_MS } from '../../campaigns/durations.ts'
import type { CampaignManifest } from '../../campaigns/manifest.ts'
import { sealedIn } from '../sealing/secrets-of.ts'
import { containerKeys, unseals } from './check-stage.ts'
import type { Context } from './context.ts'

/** How long old files stay: pages opened before a new build, and pages in caches, still ask for them. */
const KEPT_MS = DAY_MS

/** Files named after a digest of their content, or a keyed one, which a page opened before may still ask for. */
const HASHED = /^(?:assets\/|[^/]+\/sealed\/)/

/**
 * Takes over from the last site what only earlier builds named; of containers, those of pieces and keys that there still
 * are. Returns until when (epoch milliseconds) each stays. As long as
 * a campaign stays as it was, nobody knows which of these files it needs, and their time does not run.
 */
export async function keepRetired(
  { stage, builds, record, site }: Context,
  entries: readonly CampaignManifest[],
): Promise<Record<string, number>> {
  const now = Date.now()
  const keyOf = containerKeys(
    entries.map((entry) => ({ slug: entry.slug, pieces: sealedIn(entry) })),
    site.keyring,
  )
  const isHolding = builds.some(({ state }) => state === 'kept')
  const kept: Record<string, number> = {}
  for (const path of stage.last.files.keys()) {
    if (stage.files.has(path) || !HASHED.test(path)) continue
    const until = (isHolding ? undefined : record?.retired[path]) ?? now + KEPT_MS
    // A key that is no longer in use may have leaked; what it opens must be gone.
    const isOpened = !path.endsWith('.bin') || (await unseals(join(stage.last.folder, path), keyOf(path)))
    if (until > now && isOpened && (await stage.take(path))) kept[path] = until
  }
  return kept
}
