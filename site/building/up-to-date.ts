import type { Cache } from './cache.ts'
import { Digests } from './digests.ts'
import { type BuildOptions, readInputs } from './inputs.ts'
import { type BuildRecord, demosKey, readRecord } from './record.ts'
import { filesBelow, lookAt } from './stage.ts'

/**
 * Checks whether a build would change nothing; then returns what is there. Compares times and sizes, and reads only files
 * that changed, so that it takes milliseconds: nothing heavy is imported here.
 */
export async function upToDate(options: BuildOptions, cache: Cache, now: number): Promise<BuildRecord | undefined> {
  const record = await readRecord(cache)
  if (!record?.isWhole || Object.values(record.retired).some((until) => until <= now)) return undefined
  const { code, folders } = await readInputs(options, new Digests(record.stamps))
  const recordedCampaigns = [...record.campaigns, ...record.leftOut]
  const isSame =
    code === record.code &&
    options.siteUrl === record.siteUrl &&
    demosKey(options) === record.demos &&
    folders.size === recordedCampaigns.length &&
    recordedCampaigns.every(({ folder, digest }) => folders.get(folder) === digest)
  if (!isSame) return undefined
  const [there, { files }] = await Promise.all([filesBelow(options.distDir), lookAt(options.distDir, record.files)])
  const recorded = Object.keys(record.files).length
  return there.length === recorded && files.size === recorded ? record : undefined
}
