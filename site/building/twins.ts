import { readFile, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { COMPRESSORS, isText } from '../precompress.ts'
import type { Context } from './context.ts'
import { inParallel } from './in-parallel.ts'

/** A path, and those of its compressed twins. */
export function withTwins(path: string): string[] {
  return isText(path) ? [path, ...COMPRESSORS.map(({ ending }) => path + ending)] : [path]
}

/** Whether a path is the compressed twin of a text that is in the site. */
export function isTwin(path: string, files: ReadonlyMap<string, unknown>): boolean {
  return COMPRESSORS.some(({ ending }) => {
    const text = path.slice(0, -ending.length)
    return path.endsWith(ending) && isText(text) && files.has(text)
  })
}

/**
 * Writes the missing compressed twins of texts. Campaigns of one look have equal stylesheets, which are compressed once.
 *
 * @param common texts that belong to no campaign
 */
export async function addTwins({ stage, site }: Context, common: readonly string[]): Promise<void> {
  const isCommon = new Set(common)
  const texts = [...stage.files].filter(([path]) => isText(path))
  const alike = Map.groupBy(texts, ([path, digest]) => digest + extname(path))
  const sized = [...alike.values()].map(async (files) => {
    const { size } = await stat(join(stage.folder, files[0]?.[0] ?? ''))
    return { files, size }
  })
  // The largest first, so that no core has to wait at the end.
  const largestFirst = (await Promise.all(sized)).sort((a, b) => b.size - a.size)
  await inParallel(largestFirst, async ({ files: [first, ...others] }) => {
    if (!first) return
    const [path, digest] = first
    let bytes: Uint8Array<ArrayBuffer> | undefined
    for (const { ending, compress } of COMPRESSORS) {
      if (!stage.files.has(path + ending)) {
        bytes ??= new Uint8Array(await readFile(join(stage.folder, path)))
        const cache = isCommon.has(path) ? site.commonCache : site.cache
        await stage.write(path + ending, await compress({ path, bytes, digest }, cache))
      }
      for (const [other] of others) {
        if (!stage.files.has(other + ending)) await stage.repeat(path + ending, other + ending)
      }
    }
  })
}
