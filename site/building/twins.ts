import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { COMPRESSORS, isText } from '../precompress.ts'
import type { Context } from './context.ts'
import { inParallel } from './in-parallel.ts'

/** A path, and those of its compressed twins. */
export function withTwins(path: string): string[] {
  return isText(path) ? [path, ...COMPRESSORS.map(({ ending }) => path + ending)] : [path]
}

/** Puts its compressed twins beside every text that has none yet. */
export async function addTwins({ stage, site: { cache } }: Context): Promise<void> {
  const missing = [...stage.files]
    .filter(([path]) => isText(path))
    .flatMap(([path, digest]) =>
      COMPRESSORS.filter(({ ending }) => !stage.files.has(path + ending)).map((compressor) => ({
        path,
        digest,
        compressor,
      })),
    )
  await inParallel(missing, async ({ path, digest, compressor: { ending, version, compress } }) => {
    const twin = await cache.made(['compressed', digest, version], async () => {
      return compress(new Uint8Array(await readFile(join(stage.folder, path))))
    })
    await stage.write(path + ending, twin)
  })
}
