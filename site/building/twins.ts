import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { COMPRESSORS, isText } from '../precompress.ts'
import type { Context } from './context.ts'
import { inParallel } from './in-parallel.ts'

/** A path, and those of its compressed twins. */
export function withTwins(path: string): string[] {
  return isText(path) ? [path, ...COMPRESSORS.map(({ ending }) => path + ending)] : [path]
}

/**
 * Writes the missing compressed twins of texts. Campaigns of one look have equal stylesheets, which are compressed once.
 *
 * @param common texts that belong to no campaign
 */
export async function addTwins({ stage, site }: Context, common: readonly string[]): Promise<void> {
  const isCommon = new Set(common)
  const missing = [...stage.files].flatMap(([path, digest]) => {
    if (!isText(path)) return []
    const compressors = COMPRESSORS.filter(({ ending }) => !stage.files.has(path + ending))
    return compressors.map((compressor) => ({ path, digest, compressor }))
  })
  const alike = Map.groupBy(missing, ({ path, digest, compressor }) => digest + extname(path) + compressor.ending)
  await inParallel(alike.values(), async ([first, ...others]) => {
    if (!first) return
    const { path, digest, compressor } = first
    const bytes = new Uint8Array(await readFile(join(stage.folder, path)))
    const { ending } = compressor
    const cache = isCommon.has(path) ? site.commonCache : site.cache
    await stage.write(path + ending, await compressor.compress({ path, bytes, digest }, cache))
    for (const other of others) await stage.repeat(path + ending, other.path + ending)
  })
}
