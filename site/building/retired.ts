import { join } from 'node:path'
import type { CampaignManifest } from '../../campaigns/manifest.ts'
import { containerKeys, opens } from './check-stage.ts'
import type { Context } from './context.ts'

/** Pages that are open while a new build goes live, and those in caches, find their files for so long. */
const KEPT_MS = 24 * 3600 * 1000

/** Files whose name tells their content, or a keyed digest: what a page that was opened before may still ask for. */
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
  const keyOf = containerKeys(entries, site.keyring)
  const isHolding = builds.some(({ state }) => state === 'kept')
  const kept: Record<string, number> = {}
  for (const path of stage.last.files.keys()) {
    if (stage.files.has(path) || !HASHED.test(path)) continue
    const until = (isHolding ? undefined : record?.retired[path]) ?? now + KEPT_MS
    // A key that no longer counts has leaked, maybe, and what it opens must be gone.
    const isOpened = !path.endsWith('.bin') || (await opens(join(stage.last.folder, path), keyOf(path)))
    if (until > now && isOpened && (await stage.take(path))) kept[path] = until
  }
  return kept
}
